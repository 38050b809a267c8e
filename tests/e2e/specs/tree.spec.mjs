// 体系: the plan as a tree.
import { expect, test } from "../helpers.mjs";
import { blank, takeIn } from "./sample.mjs";

const extent = (page) => page.locator(".page-head");
const heading = (page, name) => page.locator("summary.tree-line").filter({ hasText: name });
const indicator = (page, name) => page.locator(".tree").getByRole("link", { name, exact: true });
const chooseScope = (page, name) => page.getByLabel("範囲").selectOption({ label: name });

test("shows what the plan consists of, with what each branch comes to", async ({ app, page }) => {
  await app.open("#/tree");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("体系");
  await expect(extent(page)).toContainText("3 重点項目・22 取組・60 取組内容・41 成果指標");
  await expect(page.locator("summary.tree-line:visible")).toHaveCount(25);
  const tops = page.locator(".tree > li > details > summary");
  await expect(tops).toHaveText([
    "Ⅰ強くしなやかな組織をつくる21項目●達成 15▲概ね達成 4×未達成 2",
    "Ⅱ強い財政基盤を確立する12項目●達成 8▲概ね達成 2×未達成 2",
    "Ⅲ市民協働により公共サービスを向上させる8項目●達成 4▲概ね達成 3×未達成 1",
  ]);
  await expect(heading(page, "人材の確保")).toHaveText("(2)イ人材の確保3項目●達成 1▲概ね達成 0×未達成 2");
});

test("opens and closes everything", async ({ app, page }) => {
  await app.open("#/tree");
  const links = page.locator(".tree a[href^='#/indicator/']:visible");
  await expect(links).toHaveCount(0);
  await page.getByRole("button", { name: "すべて開く" }).click();
  await expect(links).toHaveCount(41);
  await expect(page.locator(".tree-line:visible").filter({ hasText: "成果指標なし" })).toHaveCount(22);
  await page.getByRole("button", { name: "すべて閉じる" }).click();
  await expect(page.locator(".tree-line:visible")).toHaveCount(3);
});

test("is opened by keyboard, and stays open while other pages are looked at", async ({ app, page }) => {
  await app.open("#/tree");
  await heading(page, "人材の確保").focus();
  await page.keyboard.press("Enter");
  await expect(indicator(page, "職員採用試験申込者数")).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.textContent)) === "職員採用試験申込者数") break;
  }
  await expect(indicator(page, "職員採用試験申込者数")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("職員採用試験申込者数");
  await page.goBack();
  await expect(indicator(page, "職員採用試験申込者数")).toBeVisible();
  await expect(indicator(page, "設備投資額")).toBeHidden();

  await heading(page, "人材の確保").focus();
  await page.keyboard.press("Space");
  await expect(indicator(page, "職員採用試験申込者数")).toBeHidden();
  await page.keyboard.press("Space");
  await expect(indicator(page, "職員採用試験申込者数")).toBeVisible();
});

test("leads to the list of a department", async ({ app, page }) => {
  await app.open("#/tree");
  await heading(page, "人材の確保").click();
  const line = page.locator("div.tree-line").filter({ hasText: "専門職の配置に関する調査" });
  await expect(line.getByRole("link")).toHaveText(["行政総務課", "職員課"]);
  await line.getByRole("link", { name: "職員課の成果指標を一覧で見る" }).click();
  await expect(page).toHaveURL(/#\/list\?department=shokuin$/);
});

test("shows a department its own branches", async ({ app, page }) => {
  await app.open("#/tree");
  await page.getByRole("button", { name: "すべて開く" }).click();
  await chooseScope(page, "財政課");
  await expect(extent(page)).toContainText("財政課");
  await expect(extent(page)).toContainText("2 重点項目・2 取組・3 取組内容・1 成果指標");
  await expect(page.locator("summary.tree-line")).toHaveCount(4);
  for (const line of await page.locator("div.tree-line").filter({ has: page.locator(".note a, a.note") }).all()) {
    await expect(line).toContainText("財政課");
  }
  await chooseScope(page, "計画全体");
  await expect(extent(page)).toContainText("41 成果指標");
  await expect(page.locator(".tree a[href^='#/indicator/']:visible")).toHaveCount(41);
});

test("follows the year and what is entered", async ({ app, page }) => {
  await app.open("#/tree");
  await heading(page, "人材の確保").click();
  const line = page.locator("div.tree-line").filter({ has: page.getByRole("link", { name: "職員採用試験申込者数", exact: true }) });
  await expect(line).toContainText("73％");
  await expect(line.locator(".chip")).toHaveText("×未達成");

  await page.getByRole("radio", { name: "R7" }).click();
  await expect(line.locator(".chip")).toHaveText("未入力");
  await expect(page.locator(".tree > li > details > summary").first()).toContainText("未入力 21");
  await page.getByRole("radio", { name: "R6" }).click();

  await indicator(page, "職員採用試験申込者数").click();
  await page.locator("#actual-2024").fill("1,000人");
  await page.locator("#actual-2024").blur();
  await page.goBack();
  await expect(line.locator(".chip")).toHaveText("●達成");
  await expect(heading(page, "人材の確保")).toContainText("●達成 2▲概ね達成 0×未達成 1");
  // The keyboard stays where it is while the line changes.
  await heading(page, "人材の確保").focus();
  await page.keyboard.press("Control+Z");
  await expect(line.locator(".chip")).toHaveText("×未達成");
  await expect(heading(page, "人材の確保")).toBeFocused();
});

test("tells a blank plan where to begin", async ({ app, page }) => {
  await app.open("#/tree");
  await takeIn(page, blank);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("重点項目がまだありません");
  await expect(page.getByRole("button", { name: "すべて開く" })).toBeHidden();
  await expect(page.getByRole("link", { name: "体系を作る" })).toBeVisible();
});

test("fits a phone, breaks no rule of accessibility, and is pictured", async ({ app, page }) => {
  await app.open("#/tree");
  await page.getByRole("button", { name: "すべて開く" }).click();
  await app.accessible();
  await app.screenshot("tree");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.accessible();
  await app.screenshot("tree-390");
});
