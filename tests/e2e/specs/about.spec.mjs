// このアプリについて: where data is, what could not be read, and dropping everything.
import { expect, test } from "../helpers.mjs";

const ABOUT = "#/about";
const toast = (page) => page.locator(".toast");
const ours = async (app) => Object.keys(await app.stored()).filter((key) => key.startsWith("tassei:"));

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`about looks right and can be used by anybody, ${width} wide`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.open(ABOUT);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("このアプリについて");
    await app.accessible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "the page must not scroll sideways").toBeLessThanOrEqual(0);
    await app.screenshot(`about-${width}`);
  });
}

test("about tells where data is, how much, and what is never done", async ({ app, page }) => {
  await app.open(ABOUT);
  const main = page.locator("main");
  await expect(main).toContainText("この端末の、このブラウザの中（localStorage）");
  await expect(main).toContainText("約 0 KB（上限 約 10,240 KB の 0.0％）");
  await expect(main).toContainText("通信しません");
  await expect(main).toContainText("ログインはありません");
  await expect(main).toContainText(/アプリの版\s*\d+\.\d+\.\d+/);
  await expect(main).toContainText("第1版");
  await expect(main).toContainText("MIT または Apache-2.0");
  await expect(page.getByRole("row", { name: /Ctrl\+Z/ }).first()).toContainText("元に戻す");

  // What it says about room follows what is stored.
  await app.open("#/settings/plan");
  await page.getByLabel("計画名").fill("別の名前");
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await app.open(ABOUT);
  await expect(main).not.toContainText("約 0 KB");
  const units = Object.entries(await app.stored())
    .filter(([key]) => key.startsWith("tassei:"))
    .reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  await expect(main).toContainText(`約 ${Math.ceil((units * 2) / 1024).toLocaleString("en")} KB`);
});

test("about hands out what could not be read, byte by byte, and drops it when told", async ({ app, page }) => {
  const broken = '{"revision":1,"saved_at":"x"}\n{ 壊れた "計画"';
  await app.store({ "tassei:plan": broken });
  await app.open(ABOUT);
  const row = page.locator(".kept-row");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(/\d{4}年\d+月\d+日 \d+:\d{2} に取り置き（約 1 KB）/);
  const file = await app.download(() => row.getByRole("button", { name: /ファイルで受け取る/ }).click());
  expect(file.bytes.toString("utf8")).toBe(broken);
  await app.accessible();

  await row.getByRole("button", { name: /消す/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("元に戻せません");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(1);
  await row.getByRole("button", { name: /消す/ }).click();
  await dialog.getByRole("button", { name: "消す" }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByText("ありません。", { exact: true })).toBeVisible();
  await expect(toast(page)).toContainText("取り置いたデータを消しました");
  expect((await ours(app)).filter((key) => key.startsWith("tassei:set-aside:"))).toEqual([]);
  // The message about it has gone with it.
  await expect(page.locator(".notice[data-kind=error]")).toHaveCount(0);
});

test("what is dropped in one tab is not stored again by another", async ({ app, page, context, pageAddress }) => {
  await context.clock.install();
  await app.open("#/settings/plan");
  await page.getByLabel("計画名").fill("消える計画");
  await context.clock.runFor(1_000);
  const other = await context.newPage();
  await other.goto(`${pageAddress}#/`);
  await expect(other.locator(".top-name")).toHaveText("消える計画");
  await app.open(ABOUT);
  await page.getByRole("button", { name: "すべて消す" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "すべて消す" }).click();
  await expect(other.locator(".top-name")).toContainText("行政改革大綱");
  await expect(other.locator(".top-save")).toContainText("変更なし（見本のまま）");
  // Longer than a page waits before it looks whether what it stored is still there.
  await context.clock.runFor(12_000);
  expect(await ours(app)).toEqual([]);
});

test("about drops everything that is stored, after asking and offering a file", async ({ app, page }) => {
  await app.store({ "other:key": "not ours", "tassei:set-aside:2025-08-08T04:15:00Z": "old" });
  await app.open("#/settings/plan");
  await page.getByLabel("計画名").fill("消える計画");
  await page.getByRole("radio", { name: "R7", exact: true }).check({ force: true });
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await app.open(ABOUT);
  await page.getByRole("button", { name: "すべて消す" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("ほかのタブで開いているこのページも見本に戻ります。");
  await app.accessible();
  await dialog.getByRole("button", { name: "やめる" }).click();
  await expect(page.getByRole("button", { name: "すべて消す" })).toBeFocused();
  expect((await ours(app)).length).toBeGreaterThan(1);

  await page.keyboard.press("Enter");
  const file = await app.download(() => dialog.getByRole("button", { name: "先に書き出す" }).click());
  expect(JSON.parse(file.bytes.toString("utf8")).plan.name).toBe("消える計画");
  await dialog.getByRole("button", { name: "すべて消す" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".top-name")).toContainText("行政改革大綱");
  await expect(page.locator(".top-save")).toContainText("変更なし（見本のまま）");
  await expect(page.locator("main")).toContainText("約 0 KB");
  expect(await app.stored()).toEqual({ "other:key": "not ours" });
  // Nothing comes back by undo, by leaving or by loading again.
  await page.keyboard.press("Control+z");
  await app.reload();
  expect(await app.stored()).toEqual({ "other:key": "not ours" });
  await expect(page.locator(".top-name")).toContainText("行政改革大綱");
});

test("a test whose page was left answers nobody", async ({ app, page }) => {
  await page.addInitScript(() => window.addEventListener("tassei-check", (event) => event.stopImmediatePropagation(), true));
  await app.open(ABOUT);
  await page.getByRole("button", { name: "点検する" }).click();
  await expect(page.locator("section[aria-labelledby=about-check] [role=status]")).not.toBeEmpty();
  await page.evaluate(() => (location.hash = "#/tree"));
  await expect(page.locator("main h1")).toHaveText("体系");
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("tassei-checked", { detail: "fetch stopped" })));
  await page.evaluate(() => (location.hash = "#/about"));
  await expect(page.locator("main h1")).toHaveText("このアプリについて");
});
