// 債権 and other composites.
import { expect, test } from "../helpers.mjs";

const ROUTE = "#/composites";
const table = (page) => page.getByRole("region", { name: /の内訳（横に動かせます）/ });
const lead = (page) => page.locator("p.lead");

test("shows the parts, their mean and the arithmetic", async ({ app, page }) => {
  await app.open(ROUTE);
  await expect(lead(page)).toHaveText("6件の単純平均 98.1％。目標 100％ に対する達成率 98％");
  await expect(table(page).getByRole("row")).toHaveCount(8);
  await expect(table(page).locator("tfoot")).toContainText("98.1％");
  const card = page.locator(".card", { hasText: "平均と達成率の計算" });
  await expect(card).toContainText("98.8 ＋ 92.64 ＋ 99.61 ＋ 99.7 ＋ 99.8 ＋ 98.1 ＝ 588.65");
  await expect(card).toContainText("588.65 ÷ 6 ＝ 98.1083…");
  await expect(card).toContainText("98.1083… → 98.1％");
  await expect(page.locator(".card", { hasText: "資料に印字された値" })).toContainText("資料の値と計算の値は同じです。");
});

test("takes a value by keyboard and the mean follows", async ({ app, page }) => {
  await app.open(ROUTE);
  const value = page.getByLabel("国民健康保険料 R6 実績");
  await value.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("９８．６４％");
  await expect(table(page)).toContainText("98.64% と読み取りました");
  await expect(lead(page)).toContainText("99.1％");
  const card = page.locator(".card", { hasText: "資料との違い" });
  await expect(card.getByRole("row", { name: /実績/ })).toContainText("98.1%");
  await value.fill("98.6.4");
  await value.blur();
  await expect(page.locator(".errors")).toContainText("国民健康保険料 R6 実績");
  await page.locator(".errors a").click();
  await expect(value).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await expect(lead(page)).toContainText("6件のうち5件を入力済みです。");
  await expect(page.locator(".errors")).toHaveCount(0);
});

test("keeps the texts of a part", async ({ app, page }) => {
  await app.open(ROUTE);
  await page.getByLabel("市税 R6 今後の取組等").fill("口座振替を勧める。");
  await page.getByLabel("市税 R6 今後の取組等").blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await app.reload();
  await expect(page.getByLabel("市税 R6 今後の取組等")).toHaveValue("口座振替を勧める。");
});

test("adds, names, weighs, moves and removes parts by keyboard, and takes it all back", async ({ app, page }) => {
  await app.open(ROUTE);
  const rows = table(page).locator("tbody tr");
  await page.getByRole("button", { name: "内訳を加える" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("内訳7の名称")).toBeFocused();
  await page.keyboard.type("下水道使用料");
  await expect(rows).toHaveCount(7);
  await expect(rows.nth(6)).toContainText("下水道使用料");
  await expect(lead(page)).toContainText("7件のうち6件を入力済みです。");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2");
  await expect(table(page).getByRole("columnheader", { name: "重み" })).toBeVisible();
  await table(page).getByLabel(/R6 実績/).nth(6).fill("99.1%");
  await expect(lead(page)).toContainText("7件の加重平均 98.4％");
  await page.getByRole("button", { name: "下水道使用料を上へ" }).press("Enter");
  await expect(page.getByRole("button", { name: "下水道使用料を上へ" })).toBeFocused();
  await expect(rows.nth(5)).toContainText("下水道使用料");
  await page.getByRole("button", { name: "下水道使用料を削除" }).click();
  await expect(rows).toHaveCount(6);
  await page.locator(".toast").getByRole("button", { name: "元に戻す" }).click();
  await expect(rows).toHaveCount(7);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(6);
  await expect(lead(page)).toHaveText("6件の単純平均 98.1％。目標 100％ に対する達成率 98％");
});

test("rounds the mean as told", async ({ app, page }) => {
  await app.open(ROUTE);
  await page.getByLabel("平均の丸め").selectOption({ label: "丸めない" });
  await expect(lead(page)).toContainText("98.1083…％");
  await page.getByLabel("平均の丸め").selectOption({ label: "整数に丸める" });
  await expect(lead(page)).toContainText("98％");
});

test("says how to make a composite when there is none, and when none is in the scope", async ({ app, page }) => {
  await app.open("#/indicator/p2-2c-1-1");
  await page.locator("#kind").selectOption({ label: "高いほど良い" });
  // The menu of a plan without any has no such entry, an old link leads there all the same.
  await expect(page.getByRole("link", { name: "債権", exact: true })).toHaveCount(0);
  await page.goto(app.address + "#/composites");
  await expect(page.getByText("内訳のある指標がまだありません")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(lead(page)).toContainText("6件の単純平均 98.1％");
  await page.getByLabel("範囲").selectOption({ label: "職員課" });
  await expect(page.getByText("選んだ範囲に内訳のある指標がありません")).toBeVisible();
  await page.getByRole("button", { name: "計画全体を見る" }).click();
  await expect(lead(page)).toBeVisible();
});

test("is accessible and fits the window", async ({ app, page }) => {
  await app.open(ROUTE);
  await expect(lead(page)).toBeVisible();
  await app.accessible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await app.accessible();
  await expect(page.locator(".parts tbody td.num[data-label]")).toHaveCount(6);
  await app.screenshot("composites-390");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".page-side .chip")).toBeVisible();
});
