// What the browsers of a run asked the network for, as they themselves have written it down: not what a page or a listener of
// a test saw of it. Whatever a page asked for, or made the browser look up or connect to, must be the page's own files. What
// the browser wants for itself (updates, word lists, what kind of fields forms have) is counted and is no affair of a page.
import { createReadStream, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".out/netlog/", import.meta.url));
/** Where tests go, or try to, in order to be stopped or seen. For a navigation the browser may prepare a connection before anything else is asked. */
export const ON_PURPOSE = "https://on-purpose.example";
/** A connection for a page: those of the browser itself are in a group of their own (`pm/`). */
const CONNECTS = /"group_id":"(https?:\/\/[^ "]+) \\u003C([^ >]+)/;
const ASKS = /"initiator":"([^"]*)".*"url":"((?:https?|wss?|ftp):[^"]*)"/;

/** A switch that lets this process's browsers write theirs. */
export function netlog() {
  mkdirSync(folder, { recursive: true });
  return `--log-net-log=${folder}${process.pid}.json`;
}

/** Before the run: what an earlier one wrote goes. After it: everything is read. */
export default function setup() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return async () => {
    const { host, hostname } = new URL(process.env.TASSEI_URL);
    let [own, others] = [0, 0];
    const elsewhere = new Set();
    const logs = readdirSync(folder);
    if (logs.length === 0) throw new Error("no browser has written down what it asked for");
    for (const name of logs) {
      // One event stands in one line.
      for await (const line of createInterface({ input: createReadStream(folder + name) })) {
        const asks = ASKS.exec(line);
        if (asks) {
          if (new URL(asks[2]).host === host) own += 1;
          else if (asks[1] === "not an origin") others += 1;
          else elsewhere.add(asks[2]);
        }
        const connects = CONNECTS.exec(line);
        const ofPage = connects && (connects[2].startsWith("file:") || connects[2].endsWith(`//${hostname}`));
        if (ofPage && connects[1] !== ON_PURPOSE && new URL(connects[1]).hostname !== hostname) elsewhere.add(connects[1]);
      }
    }
    console.log(`  the browsers' own logs: ${own} requests for the page's own files, ${elsewhere.size} of a page to elsewhere, ${others} of the browsers for themselves`);
    // A page from a folder asks the network for nothing; one that is served asks for its own files, or the logs are not understood.
    const some = process.argv.some((word) => /^(-g|--grep|--project=file)$/.test(word));
    if (own === 0 && !some) throw new Error("the browsers' own logs hold not even the page's own files");
    if (elsewhere.size > 0) throw new Error(`the page asked for ${[...elsewhere].join(", ")}`);
  };
}
