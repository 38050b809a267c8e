// 表と図をコピー: every table and every chart of a page, for word processors, spreadsheets and slides.
import { expect, test } from "../helpers.mjs";
import { blank, takeIn } from "./sample.mjs";

const read = (page, kind) =>
  page.evaluate(async (kind) => {
    const [item] = await navigator.clipboard.read();
    if (!item?.types.includes(kind)) return "";
    const blob = await item.getType(kind);
    return kind.startsWith("text/") ? blob.text() : blob.size;
  }, kind);

const ask = async (page) => {
  await page.getByRole("button", { name: "表と図をコピー" }).click();
  return page.getByRole("dialog", { name: "表と図をコピー" });
};

test("tables with their figures, whole and without what is only there to press", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const [route, name, plain, rows] of [
    ["#/", "集計表", /合計\t41\t27\t9\t5\t"?87\.8％/, 5],
    ["#/list", "成果指標の一覧", /職員採用試験申込者数\t1,000人\t729人\t73％/, 42],
    ["#/composites", "", /国民健康保険料\t/, 0],
    ["#/reconcile", "", /\t/, 0],
  ]) {
    await app.open(route);
    const dialog = await ask(page);
    await app.accessible();
    await app.screenshot(`taking-out-${route.slice(2) || "overview"}`, { fullPage: false });
    await dialog.getByRole("button", { name: name ? `${name}をコピー` : /をコピー$/ }).first().click();
    await expect(page.locator(".toasts")).toContainText("コピーしました");
    const text = await read(page, "text/plain");
    expect(text.replace(/ /g, "")).toMatch(plain);
    if (rows) expect((await read(page, "text/html")).match(/<tr>/g)).toHaveLength(rows);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "表と図をコピー" })).toBeFocused();
  }
});

test("charts as drawings that look the same anywhere, and as pictures", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open("#/indicator/p1-2b-4-1");
  const dialog = await ask(page);
  const { name, bytes } = await app.download(() => dialog.getByRole("button", { name: /をSVGで保存/ }).first().click());
  expect(name).toMatch(/\.svg$/);
  const drawing = bytes.toString("utf8");
  expect(drawing).toContain("実績 729人（達成率 73％）");
  expect(drawing).toContain("pt-missed");
  expect(drawing).not.toContain("class=");
  // As a file of its own it is drawn, with its patterns and its type.
  const alone = await context.newPage();
  await alone.setContent(drawing);
  expect(await alone.locator("svg svg text").first().evaluate((text) => getComputedStyle(text).fontFamily)).toContain("Noto Sans JP");
  await alone.screenshot({ path: ".out/taking-out-alone.png" });
  await alone.close();
  await page.bringToFront();
  await dialog.getByRole("button", { name: /をPNGでコピー/ }).first().click();
  await expect(page.locator(".toasts")).toContainText("コピーしました");
  expect(await read(page, "image/png")).toBeGreaterThan(1_000);
});

test("what is offered goes with its page, and where there is nothing it is said", async ({ app, page }) => {
  await app.open("#/");
  await ask(page);
  await page.evaluate(() => (location.hash = "#/reconcile"));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("main")).toBeFocused();
  await takeIn(page, blank);
  await page.evaluate(() => (location.hash = "#/"));
  await page.getByRole("button", { name: "表と図をコピー" }).click();
  await expect(page.locator(".toasts")).toContainText("コピーできる表や図はありません");
  // A message that goes does not take the keyboard with it.
  await page.locator(".toasts").getByRole("button", { name: "閉じる" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast")).toHaveCount(0);
  await expect(page.locator("main")).toBeFocused();
  const take = page.getByRole("button", { name: "取り込む" }).first();
  for (const text of ["{}", JSON.stringify({})]) {
    await take.focus();
    await page.locator("input[type=file]").setInputFiles({ name: "計画.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(take).toBeFocused();
  }
});
