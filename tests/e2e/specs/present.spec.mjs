// 発表: through the screens by keyboard, any indicator by its number, and readable from the last row.
import { expect, test } from "../helpers.mjs";

const headline = (page) => page.locator(".show h1");
const at = (page) => page.locator(".show-bar > .keep");

test("the whole, each priority, each miss, by keyboard and by clicker", async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open("#/present");
  await expect(headline(page)).toHaveText("令和６年度の取組状況");
  await expect(page.locator(".show-figure")).toHaveText("87.8％");
  await expect(page.locator(".top")).toBeHidden();
  const addresses = [""];
  for (const key of ["ArrowRight", "PageDown", " ", "ArrowDown", "Enter", "ArrowRight", "PageDown", "ArrowRight"]) {
    await page.keyboard.press(key);
    const number = addresses.length + 1;
    await expect(at(page)).toHaveText(`${number}／9`);
    addresses.push(new URL(page.url()).hash);
  }
  expect(addresses.slice(1, 4)).toEqual(["#/present/priority/p1", "#/present/priority/p2", "#/present/priority/p3"]);
  expect(addresses[4]).toBe("#/present/missed/p1-2b-2-1");
  // There is nothing after the last, and each screen can be opened by its address.
  await page.keyboard.press("ArrowRight");
  await expect(at(page)).toHaveText("9／9");
  await app.reload();
  await expect(at(page)).toHaveText("9／9");
  for (const key of ["ArrowLeft", "PageUp", "Shift+ ", "ArrowUp"]) await page.keyboard.press(key);
  await expect(at(page)).toHaveText("5／9");
  await expect(page.locator(".show .chip")).toHaveText("×未達成");
  await page.keyboard.press("Home");
  await expect(at(page)).toHaveText("1／9");
  await page.keyboard.press("End");
  await expect(at(page)).toHaveText("9／9");
  await page.keyboard.press("b");
  await expect(page.locator(".show-dark")).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(page.locator(".show-dark")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/$/);
  await expect(page.locator(".top")).toBeVisible();
});

test("a member's question: two actions to any indicator, and back to where it was", async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open("#/present/priority/p2");
  await page.keyboard.type("1-2-2-4");
  await expect(page.getByRole("option")).toHaveCount(1);
  await app.accessible();
  await app.screenshot("present-find", { fullPage: false });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/present\/indicator\/p1-2b-4-1$/);
  await expect(page.locator(".show-against")).toHaveText("目標 1,000人 → 実績 729人");
  await page.keyboard.press("a");
  const steps = page.getByRole("dialog", { name: /計算根拠/ });
  await expect(steps).toContainText("729人 ÷ 1,000人");
  const size = await steps.locator("dd").first().evaluate((text) => parseFloat(getComputedStyle(text).fontSize) * text.currentCSSZoom);
  expect(size).toBeGreaterThanOrEqual(24);
  await app.accessible();
  await app.screenshot("present-steps", { fullPage: false });
  await page.keyboard.press("Escape");
  await expect(steps).toBeHidden();
  await page.keyboard.press("Backspace");
  await expect(page).toHaveURL(/#\/present\/priority\/p2$/);
  // By words, with the arrow keys, by mouse.
  await page.keyboard.press("/");
  const box = page.getByRole("combobox");
  await expect(box).toBeFocused();
  await box.fill("職員");
  await expect(page.getByRole("option", { selected: true })).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  const second = page.getByRole("option").nth(1);
  await expect(second).toHaveAttribute("aria-selected", "true");
  await second.click();
  await expect(page).toHaveURL(/#\/present\/indicator\//);
  await page.getByRole("button", { name: "元の画面へ戻る" }).click();
  await expect(page).toHaveURL(/#\/present\/priority\/p2$/);
  await page.getByRole("button", { name: "番号・検索" }).click();
  await box.fill("どこにもない語");
  await expect(page.getByText("当てはまる指標はありません。")).toBeVisible();
});

test("one click fills the screen, and leaving gives it back", async ({ app, page }) => {
  await app.open();
  const full = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.getByRole("navigation", { name: "ページ" }).getByRole("link", { name: "発表", exact: true }).click();
  await expect.poll(full).toBe(true);
  await page.getByRole("button", { name: "全画面" }).click();
  await expect.poll(full).toBe(false);
  await page.getByRole("button", { name: "全画面" }).click();
  await expect.poll(full).toBe(true);
  await page.getByRole("button", { name: "終了" }).click();
  await expect(page).toHaveURL(/#\/$/);
  await expect.poll(full).toBe(false);
});

const SCREENS = {
  overall: "",
  priority: "/priority/p1",
  missed: "/missed/p1-2b-4-1",
  indicator: "/indicator/p1-1a-1-1",
};

for (const [name, address] of Object.entries(SCREENS)) {
  test(`${name}: large enough, whole, and without a broken rule`, async ({ app, page }) => {
    await app.open(`#/present${address}`);
    await expect(headline(page)).toBeVisible();
    for (const [width, height] of [[1280, 720], [1280, 800], [1920, 1080], [390, 844]]) {
      await page.setViewportSize({ width, height });
      await app.accessible();
      const found = await page.evaluate(() => {
        const sizes = { small: [], headline: 0 };
        const walker = document.createTreeWalker(document.querySelector(".show"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
          // What is enlarged as a whole counts by how large it is shown.
          const size = parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1);
          if (size < 23.9) sizes.small.push(`${walker.currentNode.data.trim()} ${size}`);
        }
        sizes.headline = parseFloat(getComputedStyle(document.querySelector(".show h1")).fontSize);
        const screen = document.querySelector(".show-screen");
        sizes.cut = screen.scrollHeight - screen.clientHeight;
        sizes.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        return sizes;
      });
      if (width >= 1280) {
        expect(found.small, `${width} × ${height}`).toEqual([]);
        expect(found.headline).toBeGreaterThanOrEqual(48);
        expect(found.cut, "everything is in view").toBeLessThanOrEqual(0);
      }
      expect(found.wide).toBeLessThanOrEqual(0);
      await app.screenshot(`present-${name}-${width}x${height}`, { fullPage: false });
    }
  });
}

test("a 重点項目 names its misses, each with the way to its screen", async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open("#/present/priority/p1");
  await expect(page.locator(".show h2")).toHaveText("未達成の2項目");
  await expect(page.locator(".show-parts li")).toHaveText([/^Ⅰ\(2\)イ②.+77％$/, /^Ⅰ\(2\)イ④.+73％$/]);
  await page.locator(".show-parts li > a").last().press("Enter");
  await expect(headline(page)).toHaveText("職員採用試験申込者数");
});

test("the arithmetic of any number, and what if, which nobody takes for a result", async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open("#/present/priority/p1");
  for (const number of ["90.5％", "15", "4", "2"]) {
    await page.locator(".show-screen .why", { hasText: new RegExp(`^${number}$`) }).click();
    await expect(page.getByRole("dialog", { name: /計算根拠/ })).toContainText(number);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(headline(page)).toContainText("強くしなやかな組織をつくる");
  }
  // The same mark of the data as on paper.
  const mark = (await page.locator(".show-source").textContent()).match(/指紋 ([0-9a-f]+)/)[1];
  const fills = () => page.evaluate(() => document.fullscreenElement !== null);
  // Now and then the browser takes its own opening of the page for a person's, and then the page fills the screen already.
  if (!(await fills())) await page.getByRole("button", { name: "全画面" }).click();
  await expect.poll(fills).toBe(true);
  await page.getByRole("link", { name: "試算へ" }).click();
  await expect(page.locator(".trial-banner")).toContainText("試算");
  expect(await fills()).toBe(true);
  await app.accessible();
  await app.screenshot("present-what-if", { fullPage: false });
  await page.getByRole("link", { name: "発表に戻る" }).click();
  await expect(page).toHaveURL(/#\/present\/priority\/p1$/);
  await page.goto(`${app.address}#/handout`);
  await expect(page.locator(".sheet-foot").first()).toBeAttached();
  await page.getByLabel("表示・印刷する資料").selectOption({ label: "資料１（概要）" });
  await expect(page.locator(".sheet-foot").first()).toContainText(`指紋 ${mark}`);
});
