// A file of a version to come: refused as a plan, and opened to be looked at with what is known of it.
import { copyFileSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "../helpers.mjs";
import { newest } from "../slots.mjs";
import { PLAN } from "../../soak/_faults.mjs";

const newer = readFileSync(new URL("../../fixtures/newer/plan.json", import.meta.url));
const given = (buffer) => ({ name: "新しい版の計画.json", mimeType: "application/json", buffer });
const give = (page, buffer) => page.locator("input[type=file]").first().setInputFiles(given(buffer));
/** The same program at another address that shares what a tab keeps. */
function other(app) {
  if (!app.isFile) return `${app.address}index.html`;
  const path = fileURLToPath(new URL("../.out/other.html", import.meta.url));
  copyFileSync(fileURLToPath(app.address), path);
  return pathToFileURL(path).href;
}
const message = (page) => page.locator(".notice").filter({ hasText: "新しい版のファイルを、読み取り専用で開いています" });

test("a file of a version to come is looked at, changes nothing, and is handed out as it came", async ({ app, page, trouble }) => {
  await app.open("#/indicator/p1-2b-4-1");
  await page.locator("#actual-2024").fill("901人");
  await page.locator("#actual-2024").blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const before = newest(await app.stored(), PLAN);

  await give(page, newer);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("新しい版で作られたファイルです（形式の版「2」）");
  await app.accessible();
  await dialog.getByRole("button", { name: "読み取り専用で開く" }).focus();
  await page.keyboard.press("Enter");
  await expect(message(page)).toBeVisible();
  await expect(page.locator(".top-name")).toHaveText("行政改革実施計画（すべての項目の例）");
  await expect(page.locator(".top")).toContainText("読み取り専用");
  await app.open("#/");
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await app.accessible();
    await app.screenshot(`newer-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  // Nothing of it can be changed, and none writes another file of it.
  await app.open("#/indicator/i-higher");
  await expect(page.locator("main h1")).toHaveText(JSON.parse(newer.toString("utf8").slice(1)).plan.priorities[0].themes[0].initiatives[0].actions[0].indicators[0].name);
  const boxes = page.locator("main :is(input, textarea)");
  expect(await boxes.count()).toBeGreaterThan(5);
  for (const box of await boxes.all()) await expect(box).not.toBeEditable();
  const saved = await app.download(() => page.keyboard.press("Control+s"));
  expect(saved.bytes.equals(newer)).toBe(true);
  // Another page that is opened in the same tab has its own plan.
  await page.goto(other(app));
  await expect(page.locator(".top-save")).toContainText(/変更なし|保存済み/);
  await expect(message(page)).toHaveCount(0);
  // Where files are opened from a folder the other page is no file of this one.
  expect(trouble.splice(0).every((line) => line === `request beyond the page's own files: ${other(app)}`)).toBe(true);
  await app.open("#/about");
  await expect(page.getByRole("button", { name: "データ込みHTMLとして保存" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await app.reload();
  await expect(message(page)).toBeVisible();
  const file = await app.download(() => message(page).getByRole("button", { name: "受け取ったままのファイルを書き出す" }).click());
  expect(file.bytes.equals(newer)).toBe(true);
  expect(newest(await app.stored(), PLAN)).toEqual(before);

  await message(page).getByRole("button", { name: "閉じて元の計画に戻る" }).click();
  await expect(message(page)).toHaveCount(0);
  await app.open("#/indicator/p1-2b-4-1");
  await expect(page.locator("#actual-2024")).toHaveValue("901人");
  await expect(page.locator("#actual-2024")).toBeEditable();
});

test("what does not fit is only refused, and what is not stored is not left for it", async ({ app, page }) => {
  await app.open("#/indicator/p1-2b-4-1");
  await give(page, Buffer.from(newer.toString("utf8").replace('"reporting_year": 2024', '"reporting_year": {"of": 2024}')));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("新しい版で作られたファイルです");
  await expect(dialog.getByRole("button", { name: "読み取り専用で開く" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.evaluate(() => {
    Storage.prototype.setItem = function () {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.locator("#actual-2024").fill("902人");
  await page.locator("#actual-2024").blur();
  await expect(page.locator(".top-save")).toContainText("保存できません");
  await give(page, newer);
  await dialog.getByRole("button", { name: "読み取り専用で開く" }).click();
  await expect(page.locator(".notice").filter({ hasText: "読み取り専用で開けませんでした" })).toBeVisible();
  await expect(page.locator("#actual-2024")).toHaveValue("902人");
});
