// Nothing that was typed is lost, and nothing that cannot be read is overwritten.
import { readFileSync } from "node:fs";
import { expect, test } from "./helpers.mjs";

const sample = readFileSync(new URL("../../src/sample.json", import.meta.url), "utf8");
const PLAN = "tassei:plan";
const ROUTE = "#/indicator/p1-2b-4-1";
const slot = (file, header = {}) => `${JSON.stringify({ revision: 3, exported: null, saved_at: "2025-08-08T04:15:00Z", stamp: "test", ...header })}\n${file}`;
const box = (page) => page.locator("#actual-2024");

test("a stored plan is opened, with the time of its saving", async ({ app, page }) => {
  await app.store({ [PLAN]: slot(sample.replace('"actual": "729人"', '"actual": "1,200人"')) });
  await app.open();
  await expect(page.locator(".lead")).toContainText("達成28");
  await expect(page.locator(".top-save")).toContainText("保存済み 13:15");
});

for (const [name, value] of [
  ["no plan at all", "ごみ"],
  ["a cut off plan", slot(sample.slice(0, 5_000))],
  ["a newer version", slot(sample.replace('"version": 1', '"version": 9'))],
]) {
  test(`what cannot be read is set aside and can be had as a file: ${name}`, async ({ app, page }) => {
    await app.store({ [PLAN]: value });
    await app.open(ROUTE);
    const notice = page.locator(".notice").filter({ hasText: "読み取れませんでした" });
    await expect(notice).toBeVisible();
    const { bytes } = await app.download(() => notice.getByRole("button", { name: "元のデータを受け取る" }).click());
    expect(bytes.toString()).toBe(value);
    await box(page).fill("800人");
    await box(page).blur();
    await expect(page.locator(".top-save")).toContainText("保存済み");
    const stored = await app.stored();
    expect(Object.entries(stored).filter(([key]) => key.startsWith("tassei:set-aside:")).map(([, text]) => text)).toEqual([value]);
  });
}

test("with no room left work goes on, the page says so, and a file can be written", async ({ app, page }) => {
  await app.open(ROUTE);
  await box(page).waitFor();
  await page.evaluate(() => {
    let piece = "x".repeat(1_000_000);
    for (let n = 0; piece.length > 0; n += 1) {
      try {
        localStorage.setItem(`fill-${n}`, piece);
      } catch {
        piece = piece.slice(0, Math.floor(piece.length / 2));
      }
    }
  });
  await box(page).fill("1,500人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存できません");
  await expect(page.locator(".top-save")).toContainText("今すぐ書き出してください");
  const notice = page.locator(".notice").filter({ hasText: "この端末に保存できません" });
  const { bytes } = await app.download(() => notice.getByRole("button", { name: "書き出す" }).click());
  expect(bytes.toString()).toContain('"actual": "1,500人"');
  await expect(box(page)).toHaveValue("1,500人");
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("fill-")).forEach((key) => localStorage.removeItem(key)));
  await box(page).fill("1,501人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await expect(notice).toBeHidden();
});

test("without storage the page works and says that nothing is kept", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  await app.open();
  await expect(page.locator(".lead")).toContainText("達成27");
  await expect(page.locator(".top-save")).toContainText("保存できません");
  await expect(page.locator(".notice").filter({ hasText: "この端末に保存できません" })).toBeVisible();
});

test("a second tab follows the first", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const second = await context.newPage();
  await second.goto(pageAddress + ROUTE);
  await expect(box(second)).toHaveValue("900人");
  await box(page).fill("901人");
  await box(page).blur();
  await expect(box(second)).toHaveValue("901人");
  await expect(second.locator(".toast")).toContainText("別のタブの変更を読み込みました");
});

test("two tabs never overwrite each other unasked", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  // As if this tab had missed the event: the other one writes while this one is not told.
  await page.evaluate((key) => {
    const [header, ...file] = localStorage.getItem(key).split("\n");
    const changed = file.join("\n").replace('"actual": "900人"', '"actual": "777人"');
    localStorage.setItem(key, `${JSON.stringify({ ...JSON.parse(header), stamp: "other" })}\n${changed}`);
  }, PLAN);
  await box(page).fill("950人");
  await box(page).blur();
  const notice = page.locator(".notice").filter({ hasText: "別のタブで同じ計画が変更されました" });
  await expect(notice).toBeVisible();
  await expect(page.locator(".top-save")).toContainText("保存を止めています");
  expect((await app.stored())[PLAN]).toContain('"actual": "777人"');
  await expect(box(page)).toHaveValue("950人");
  await notice.getByRole("button", { name: "別のタブの内容を読み込む" }).click();
  await expect(box(page)).toHaveValue("777人");
  await expect(notice).toBeHidden();
});

test("an input method is not disturbed while it composes", async ({ app, page }) => {
  await app.open("#/indicator/p1-1b-2-1");
  const text = page.getByLabel(/成果と課題/).first();
  await text.click();
  await text.press("Control+End");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "けん", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(700);
  await session.send("Input.imeSetComposition", { text: "検討", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(700);
  await session.send("Input.insertText", { text: "検討" });
  const value = await text.inputValue();
  expect(value.endsWith("検討")).toBe(true);
  expect(value.includes("けん")).toBe(false);
  await text.blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  expect((await app.stored())[PLAN]).toContain("検討");
});
