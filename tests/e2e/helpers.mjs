// What every test of the page starts from. A test that takes `app` (or `page`) from here fails when the page asks for
// anything but its own files, breaks its own policy, or writes an error to the console.
import { test as base, expect } from "@playwright/test";
import axe from "axe-core";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

export { expect };

const out = fileURLToPath(new URL(".out/", import.meta.url));

/** Whether an address belongs to the page: below its folder when served, the one file otherwise. */
function belongs(address, pageAddress) {
  const wanted = new URL(address);
  const page = new URL(pageAddress);
  if (wanted.protocol === "data:" || wanted.protocol === "blob:") return true;
  if (page.protocol === "file:") return wanted.href.split("#")[0] === page.href;
  return wanted.origin === page.origin && wanted.pathname.startsWith(page.pathname);
}

/** Records what a browser context does that it must not do. */
function watch(context, pageAddress, trouble) {
  context.on("request", (request) => {
    if (!belongs(request.url(), pageAddress)) trouble.push(`request beyond the page's own files: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // What a page was still loading when it was left.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    trouble.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) trouble.push(`response ${response.status()}: ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => trouble.push(`uncaught: ${error.error()}`));
  context.on("page", (page) => {
    page.on("websocket", (socket) => trouble.push(`web socket: ${socket.url()}`));
    page.on("crash", () => trouble.push("the page crashed"));
  });
}

/** The page as a test sees it. */
class App {
  constructor(page, address, trouble) {
    this.page = page;
    this.address = address;
    /** What went wrong so far. A test that provokes trouble on purpose checks it and empties it. */
    this.trouble = trouble;
  }

  /** Whether this is the single file, opened from its folder. */
  get isFile() {
    return this.address.startsWith("file:");
  }

  /** Opens the page at a hash route, and waits until the program runs (or has failed). */
  async open(route = "") {
    await this.page.goto(this.address + route);
    await this.ready();
  }

  /** Loads the page again, as pressing F5 does. */
  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** Waits until all of the program is there, or has failed. */
  async ready() {
    await this.page.locator(".app[data-whole], .boot-failure").first().waitFor();
  }

  /** Everything in localStorage, by key, but for the sign that stands there for a moment at a first start (`src/boot.js`). */
  stored() {
    return this.page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key !== "tassei:sign")));
  }

  /** Writes entries to localStorage, in a tab in which no script of the page runs. */
  async store(entries) {
    const tab = await this.page.context().newPage();
    const session = await tab.context().newCDPSession(tab);
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    // The single file asks for nothing that would fail without scripts, and shares the storage of the site in whose folder it is.
    const address = this.isFile ? this.address : `${this.address}tassei.html`;
    // A storage that is cut off from the browser's (docs/decisions/0018) keeps nothing for the next page.
    let kept;
    for (let times = 0; times < 3 && !isDeepStrictEqual(kept, entries); times += 1) {
      await tab.goto(address);
      await tab.evaluate((entries) => {
        for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
      }, entries);
      await tab.reload();
      kept = await tab.evaluate((keys) => Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)])), Object.keys(entries));
    }
    expect(kept).toEqual(entries);
    await tab.close();
  }

  /** Does something that makes the browser save a file, and returns its name and its bytes. */
  async download(action) {
    const waiting = this.page.waitForEvent("download");
    await action();
    const download = await waiting;
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** Saves a picture of the page to tests/e2e/.out/, for people to look at, and returns its path. */
  async screenshot(name, options = {}) {
    const path = `${out}${name}.${this.isFile ? "file" : "served"}.png`;
    await this.page.screenshot({ path, fullPage: true, animations: "disabled", ...options });
    return path;
  }

  /** Fails with every accessibility rule that the page breaks. */
  async accessible(scope) {
    await this.page.evaluate(axe.source);
    const violations = await this.page.evaluate(async (scope) => {
      const result = await window.axe.run(scope ?? document);
      return result.violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
    }, scope);
    expect(violations).toEqual([]);
  }
}

export const test = base.extend({
  /** Where the page is: set by the project. */
  pageAddress: ["", { option: true }],

  /** What went wrong in any tab of the test. */
  trouble: [
    async ({ context, pageAddress }, use) => {
      const trouble = [];
      watch(context, pageAddress, trouble);
      await use(trouble);
      expect(trouble, "the page must ask for nothing but its own files and report no error").toEqual([]);
    },
    { auto: true },
  ],

  /** The page in a browser that has never seen it. Each test has its own, so nothing is stored. */
  app: async ({ page, pageAddress, trouble }, use) => {
    await use(new App(page, pageAddress, trouble));
  },
});
