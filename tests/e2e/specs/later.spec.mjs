// The program comes in two parts: 概況 is there with the first, and whatever is asked for before the second has come is
// done when it has. The single file holds both.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "../helpers.mjs";
import { OPEN, seal, slotKey } from "../slots.mjs";

const SAMPLE = fileURLToPath(new URL("../../../src/sample.json", import.meta.url));
const WHOLE = ".app[data-whole]";

test.beforeEach(({ app }) => test.skip(app.isFile, "the single file has both parts in it"));

/** Opens the page with the second part held back; gives what lets it come. */
async function openHeld(app, page, route = "") {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*_rest.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(app.address + route, { waitUntil: "commit" });
  return release;
}

test("the first figures are there before the second part, and what is asked for waits for it", async ({ app, page }) => {
  const release = await openHeld(app, page);
  await expect(page.locator("main")).toContainText("87.8％");
  await expect(page.locator(WHOLE)).toHaveCount(0);
  await app.accessible();

  await page.getByRole("link", { name: "一覧", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("一覧");
  await expect(page.locator("main")).toContainText("読み込んでいます");
  await app.accessible();
  // Keys and files come too early as well: nothing is lost, and nothing breaks.
  await page.keyboard.press("Control+z");
  await page.locator("input[type=file]").first().setInputFiles(SAMPLE);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  release();
  await expect(page.locator(WHOLE)).toHaveCount(1);
  await expect(page.getByRole("dialog")).toContainText("成果指標");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("a page at an address of its own comes with the second part", async ({ app, page }) => {
  const release = await openHeld(app, page, "#/tree");
  await expect(page.locator("main")).toHaveCount(0);
  release();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("体系");
});

for (const [route, shown] of [
  ["", "87.8％"],
  ["#/list", "プログラムの続きを読み込めませんでした"],
]) {
  test(`where the second part does not come the page says so, and is opened again: ${route || "概況"}`, async ({ app, page, trouble }) => {
    await page.route("**/*_rest.wasm", (route) => route.abort());
    await page.goto(app.address + route);
    await expect(page.getByRole("alert").filter({ hasText: "プログラムの続きを読み込めませんでした" })).toContainText("保存されているデータはそのまま");
    await expect(page.locator("main")).toContainText(shown);
    await app.accessible();
    expect(trouble.length).toBeGreaterThan(0);
    trouble.length = 0;

    await page.unroute("**/*_rest.wasm");
    await page.getByRole("button", { name: "開き直す" }).click();
    await app.ready();
    await expect(page.locator("main")).not.toContainText("読み込めませんでした");
    await page.goto(`${app.address}#/list`);
    await expect(page.getByRole("table").first()).toBeVisible();
  });
}

test("what another tab stores before the second part is there is shown and not overwritten", async ({ app, page }) => {
  const release = await openHeld(app, page);
  await expect(page.locator("main")).toContainText("87.8％");
  const other = await page.context().newPage();
  await other.goto(`${app.address}#/indicator/p1-2b-4-1`);
  await other.locator("#actual-2024").fill("1,000人");
  await other.locator("#actual-2024").blur();
  await expect(other.locator(".top-save")).toContainText("保存済み");

  release();
  // 37÷41 with what the other tab has stored.
  await expect(page.locator("main")).toContainText("90.2％");
  await expect(page.locator(".top-save")).toContainText("別のタブ");
});

test("what another tab drops before the second part is there is not stored again", async ({ app, page, context }) => {
  await context.clock.install();
  const other = await context.newPage();
  await other.goto(`${app.address}#/settings/plan`);
  await other.getByLabel("計画名").fill("消える計画");
  await context.clock.runFor(1_000);
  const release = await openHeld(app, page);
  await expect(page.locator(".top-name")).toHaveText("消える計画");
  await other.evaluate(() => (location.hash = "#/about"));
  await other.getByRole("button", { name: "すべて消す" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "すべて消す" }).click();
  await context.clock.runFor(1_000);
  expect(await app.stored()).toEqual({});

  release();
  await expect(page.locator(".top-name")).toContainText("行政改革大綱");
  await expect(page.locator(".top-save")).toContainText("変更なし（見本のまま）");
  // Longer than a page waits before it looks whether what it stored is still there.
  await context.clock.runFor(12_000);
  expect(await app.stored()).toEqual({});
});

test("a plan that another tab drops alone before the second part is there takes nothing with it", async ({ app, page }) => {
  const text = readFileSync(SAMPLE, "utf8");
  const kept = (id) => seal(text.replace(JSON.parse(text).plan.id, id));
  await app.store({ [slotKey("p", "a")]: kept("p"), [slotKey("q", "a")]: kept("q"), [OPEN]: "p" });
  const release = await openHeld(app, page);
  await expect(page.locator(".top-save")).toContainText("保存済み");
  // As 計画の一覧 of a tab does that has the other plan open.
  await page.evaluate((key) => localStorage.removeItem(key), slotKey("p", "a"));
  release();
  await expect(page.locator(WHOLE)).toHaveCount(1);
  // Dropping everything would be done by now.
  await page.evaluate(() => new Promise((free) => setTimeout(free, 300)));
  expect(Object.keys(await app.stored())).toContain(slotKey("q", "a"));
  await expect(page.locator(".top-save")).toContainText("保存済み");
});

test("a file that is dropped after the second part did not come brings it", async ({ app, page, trouble }) => {
  await page.route("**/*_rest.wasm", (route) => route.abort());
  await page.goto(app.address);
  await expect(page.getByRole("alert")).toContainText("プログラムの続きを読み込めませんでした");
  trouble.length = 0;
  await page.unroute("**/*_rest.wasm");
  await page.locator("input[type=file]").first().setInputFiles(SAMPLE);
  await expect(page.getByRole("dialog")).toContainText("成果指標");
  await expect(page.locator("main")).not.toContainText("読み込めませんでした");
});
