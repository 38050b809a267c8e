// The browser itself is ended in the middle of work, again and again, on one profile, by a signal that it cannot catch. What
// it had not yet written to its disk is gone; what it had must be a whole plan.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, launchOptions } from "../e2e/chromium.mjs";
import { FIELD, ROUTE } from "./_faults.mjs";

const most = Math.ceil(Number(process.argv[2] ?? 2_000) / 50);
const profile = mkdtempSync(join(tmpdir(), "tassei-killed-"));
const sandbox = launchOptions.chromiumSandbox ? [] : ["--no-sandbox"];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A browser on the profile, in a group of processes of its own. */
async function start() {
  const args = [...launchOptions.args, ...sandbox, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const browser = spawn(launchOptions.executablePath, args, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, refuse) => {
    let said = "";
    browser.stderr.on("data", (piece) => {
      said += piece;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    browser.on("exit", () => refuse(new Error(said)));
  });
  const connection = await chromium.connectOverCDP(address);
  const ended = new Promise((resolve) => browser.on("exit", resolve));
  const kill = async () => {
    process.kill(-browser.pid, "SIGKILL");
    await ended;
  };
  return { page: await connection.contexts()[0].newPage(), kill };
}

const figures = [];
let unreadable = 0;
let back = 0;
let oldest = 0;
try {
  for (let n = 0; n <= most; n += 1) {
    const { page, kill } = await start();
    await page.goto(process.env.TASSEI_URL + ROUTE);
    const box = page.locator(FIELD);
    await box.waitFor();
    if (figures.length > 0) {
      const found = await box.inputValue();
      const at = figures.findLastIndex(({ figure }) => figure === found);
      const failed = (await page.locator(".notice[data-kind=error]").count()) > 0;
      // Before anything of the first edits was on the disk, the sample is what there is.
      if (failed || (at < 0 && n > 5)) {
        unreadable += 1;
        console.log(`  start ${n}: ${found} was opened${failed ? ", with a message" : ""}`);
      }
      const stored = figures.slice(at + 1);
      back += stored.length;
      for (const { age } of stored) oldest = Math.max(oldest, age);
      figures.splice(at + 1);
    }
    // Edits one after another for up to twelve seconds, and the end at any moment.
    const until = Date.now() + (n * 2_371) % 12_000;
    const made = [];
    do {
      const figure = `${1_000 + n * 100 + made.length}人`;
      await box.fill(figure);
      await page.locator(".top-save").filter({ hasText: "保存済み" }).waitFor();
      made.push({ figure, at: Date.now() });
      await pause(150);
    } while (Date.now() < until);
    if (n < most) {
      const end = Date.now();
      await kill();
      figures.push(...made.map(({ figure, at }) => ({ figure, age: end - at })));
    } else {
      await kill();
    }
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}
console.log(`${most} browsers killed: ${unreadable} unreadable starts; ${back} edits were not yet on the disk, the oldest ${oldest} ms old`);
process.exit(unreadable === 0 ? 0 : 1);
