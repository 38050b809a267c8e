// What the benchmarks share: one server for everything that is compared, one browser, medians, and a table.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { extname, join, normalize } from "node:path";
import { launch } from "../e2e/chromium.mjs";

const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

function needed(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the benchmarks with \`cargo xtask bench\``);
  return value;
}

/** The folders that a page of a benchmark can ask for. */
const mounts = {
  tassei: needed("TASSEI_DIST"),
  compared: needed("TASSEI_COMPARED"),
  npm: fileURLToPath(new URL("../e2e/node_modules/", import.meta.url)),
  pages: fileURLToPath(new URL("pages/", import.meta.url)),
};

/** Serves the folders on this machine; returns the address and what ends it. */
async function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const [, mount, ...rest] = path.split("/");
    const folder = mounts[mount];
    const file = folder && normalize(join(folder, rest.join("/") || "index.html"));
    if (!file || !file.startsWith(normalize(folder)) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "cache-control": "no-store" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

/** Runs `measure` with a browser and the address of the server, and ends both. */
export async function bench(measure) {
  const server = await serve();
  const browser = await launch();
  try {
    console.log(`Chromium ${browser.version()}`);
    await measure(browser, server.address);
  } finally {
    await browser.close();
    server.end();
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds, to three figures. */
export const ms = (value) => `${Number(value.toPrecision(3))} ms`;

/** Prints a table as the README carries it. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
}
