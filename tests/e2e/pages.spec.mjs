// What holds on every page: it can be linked and reloaded, breaks no rule of accessibility, fits both widths, and can
// be reached and left by keyboard.
import { expect, test } from "./helpers.mjs";

const PAGES = {
  overview: ["#/", "令和６年度"],
  list: ["#/list", "一覧"],
  indicator: ["#/indicator/p1-2b-2-1", "専門職を必要とする職場への人事配置率"],
  tree: ["#/tree", "体系"],
  composites: ["#/composites", "債権"],
  "what-if": ["#/what-if", "試算"],
  "what-if-next-year": ["#/what-if/next-year", "試算"],
  "settings-plan": ["#/settings/plan", "設定"],
  "settings-years": ["#/settings/years", "設定"],
  "settings-departments": ["#/settings/departments", "設定"],
  "settings-rules": ["#/settings/rules", "設定"],
  "settings-structure": ["#/settings/structure", "設定"],
  handout: ["#/handout", "会議資料"],
  present: ["#/present", "令和６年度の取組状況"],
  about: ["#/about", "このアプリについて"],
  unknown: ["#/nowhere", "見つかりません"],
};

for (const [name, [route, heading]] of Object.entries(PAGES)) {
  test(`${name}: linked, reloaded, without a broken rule at both widths`, async ({ app, page }) => {
    await app.open(route);
    const title = page.locator("h1").first();
    await expect(title).toContainText(heading);
    await app.reload();
    await expect(title).toContainText(heading);
    for (const [width, height] of [[1280, 800], [390, 844]]) {
      await page.setViewportSize({ width, height });
      await app.accessible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${name} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
      await app.screenshot(`${name}-${width}`, { fullPage: false });
    }
  });
}

test("every page is one key press and one link away", async ({ app, page }) => {
  await app.open();
  await page.locator(".lead").waitFor();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("本文へ進む");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  expect(new URL(page.url()).hash).toBe("");
  for (const name of ["一覧", "指標", "体系", "債権", "設定", "このアプリについて", "概況"]) {
    const link = page.getByRole("navigation", { name: "ページ" }).getByRole("link", { name, exact: true });
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(link).toHaveAttribute("aria-current", "page");
    await expect(page.locator("main")).toBeFocused();
    expect(await page.evaluate(() => scrollY), `${name} begins at its top`).toBe(0);
  }
});

test("the year and the department are remembered on the device", async ({ app, page }) => {
  await app.open();
  await page.locator(".top .switch label", { hasText: "R7" }).click();
  await page.locator("#sw-scope").selectOption("shokuin");
  await expect(page.locator("h1")).toContainText("令和７年度");
  await app.reload();
  await expect(page.locator("h1")).toContainText("令和７年度");
  await expect(page.locator("#sw-scope")).toHaveValue("shokuin");
});

test("forced colours and 200% zoom keep the words readable", async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.setViewportSize({ width: 640, height: 400 });
  await app.open();
  await expect(page.locator(".lead")).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await app.screenshot("overview-forced", { fullPage: false });
});

test("the saving stays in view, and a message hides neither it, nor the plan's name, nor the field with the keyboard", async ({ app, page }) => {
  const box = (locator) => locator.boundingBox();
  const apart = (one, other) => one.y + one.height <= other.y || other.y + other.height <= one.y || one.x + one.width <= other.x || other.x + other.width <= one.x;
  for (const [width, height] of [[1280, 800], [390, 844], [640, 400]]) {
    await page.setViewportSize({ width, height });
    await app.open("#/settings/structure");
    // A field at the very foot of the window.
    const field = page.locator("textarea[id$=-name]").nth(2);
    await field.focus();
    await field.evaluate((field) => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight));
    await field.evaluate((field) => {
      const data = new DataTransfer();
      data.setData("text/plain", "甲\n乙");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      document.execCommand("insertText", false, "甲乙");
    });
    const toast = page.locator(".toasts");
    await expect(toast).toContainText("複数の行を1つの欄に入れました");
    await expect.poll(async () => apart(await box(field), await box(toast)), { message: `field at ${width}` }).toBe(true);
    await expect(field).toBeFocused();
    const saving = page.locator(".top-save");
    await expect(saving).toBeInViewport({ ratio: 1 });
    expect(apart(await box(saving), await box(toast))).toBe(true);
    await app.screenshot(`toast-${width}`, { fullPage: false });
    await page.evaluate(() => scrollTo(0, 0));
    expect(apart(await box(page.locator(".top-name")), await box(toast))).toBe(true);
    await app.accessible();
    await toast.getByRole("button", { name: "元に戻す" }).focus();
    await page.keyboard.press("Enter");
    await expect(toast.locator(".toast")).toHaveCount(0);
    await expect(field).not.toHaveValue(/甲乙/);
  }
});
