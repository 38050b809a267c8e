// Browsers of their own: one that really keeps pages it has left, and one that is private and forgets all when it is closed.
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, launchOptions } from "../chromium.mjs";
import { expect, test as base } from "../helpers.mjs";

const ROUTE = "#/indicator/p1-2b-4-1";
const box = (page) => page.locator("#actual-2024");
const line = (page) => page.locator(".top-save");

const test = base.extend({
  /** Starts a browser on a profile that is kept for the test; `options` are added to the usual ones. */
  browserOf: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), "tassei-browser-"));
    const open = [];
    await use(async ({ args = [], ...options }) => {
      const context = await chromium.launchPersistentContext(profile, { ...launchOptions, ...options, args: [...launchOptions.args, ...args], locale: "ja-JP" });
      open.push(context);
      return { context, page: context.pages()[0] ?? (await context.newPage()), profile };
    });
    for (const context of open) await context.close();
    await rm(profile, { recursive: true });
  },
});

test("a page that the browser has kept comes back with what was typed, and goes on storing", async ({ browserOf, pageAddress }) => {
  test.skip(pageAddress.startsWith("file:"), "Chromium keeps pages that it has left only where they came from a server");
  // Playwright turns this off unless it is told not to.
  const { page } = await browserOf({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  await page.addInitScript(() => addEventListener("pageshow", (event) => (window.kept = event.persisted)));
  await page.goto(pageAddress + ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(line(page)).toContainText("保存済み");
  // Not a change yet when the page is left.
  await box(page).fill("901人");
  await page.goto("data:text/html,elsewhere");
  // Nothing is loaded.
  await page.goBack({ waitUntil: "commit" });
  expect(await page.evaluate(() => window.kept)).toBe(true);
  await expect(box(page)).toHaveValue("901人");
  await expect(line(page)).toContainText("保存済み");
  await expect(line(page)).not.toContainText("表示のみ");
  await box(page).fill("902人");
  await box(page).blur();
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join().includes('"actual": "902人"'))).toBe(true);
  await page.reload();
  await expect(box(page)).toHaveValue("902人");
});

test("in a private window all works, and nothing of the plan is left on the disk", async ({ browserOf, pageAddress }) => {
  for (const [args, left] of [[["--incognito"], false], [[], true]]) {
    const { context, page, profile } = await browserOf({ args });
    await page.goto(pageAddress + ROUTE);
    await expect(box(page)).toHaveValue("729人");
    await box(page).fill("900人");
    await box(page).blur();
    await expect(line(page)).toContainText("保存済み");
    await page.reload();
    await expect(box(page)).toHaveValue("900人");
    await context.close();
    const folder = join(profile, "Default", "Local Storage", "leveldb");
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    expect(files.some((file) => file.includes("tassei:1:"))).toBe(left);
  }
});
