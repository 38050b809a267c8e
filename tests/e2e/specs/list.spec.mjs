// 一覧 as the place where a whole column is entered: 実績 or 目標.
import { execFileSync } from "node:child_process";

import { expect, test } from "../helpers.mjs";

const toast = (page) => page.locator(".toast");

async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test("targets are typed and pasted as a column, read as targets, and taken back at once", async ({ app, page }) => {
  await app.open("#/list");
  await page.locator(".top .switch label", { hasText: "R7" }).click();
  const boxes = page.locator(".c-target :is(input, textarea)");
  // The keyboard goes into the first box.
  await page.getByRole("link", { name: "R7 目標を入力する" }).press("Enter");
  await expect(boxes.first()).toBeFocused();
  await expect(page.locator(".c-actual input")).toHaveCount(0);
  const before = await boxes.first().inputValue();

  // By keyboard: Enter goes down, Escape takes back what was typed.
  await boxes.first().focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("95％以上");
  await expect(page.locator(".row").first().locator(".cell-read")).toContainText("95%以上 と読み取りました");
  await page.keyboard.press("Enter");
  await expect(boxes.nth(1)).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(boxes.first()).toBeFocused();
  await expect(boxes.first()).toHaveValue("95％以上");
  await page.keyboard.type("9");
  await page.keyboard.press("Escape");
  await expect(boxes.first()).toHaveValue("95％以上");
  await app.accessible();
  await app.screenshot("list-targets", { fullPage: false });

  // Twenty values are one paste, one look and one undo.
  const values = Array.from({ length: 20 }, (_, at) => String(500 + at));
  await paste(page, values.join("\r\n") + "\r\n");
  await expect(page.getByRole("dialog")).toContainText("目標20件を貼り付けます");
  await page.getByRole("button", { name: "20件を入れる" }).click();
  await expect(toast(page)).toContainText("目標20件を入れました。");
  expect(await boxes.evaluateAll((all) => all.slice(0, 3).map((box) => box.value))).toEqual(["500", "501", "502"]);
  await toast(page).getByRole("button", { name: "元に戻す" }).click();
  await expect(boxes.first()).toHaveValue("95％以上");
  await page.keyboard.press("Control+Z");
  await expect(boxes.first()).toHaveValue(before);

  // Two columns cannot be told apart.
  await boxes.first().focus();
  await paste(page, "1\t2\r\n3\t4\r\n");
  await expect(page.getByRole("dialog")).toContainText("目標の1列だけをコピーしてから");
  await page.keyboard.press("Escape");

  // The address says which column is entered.
  await app.reload();
  await expect(boxes.first()).toHaveValue(before);
  await page.getByRole("link", { name: "R7 実績を入力する" }).click();
  await expect(page.locator(".c-actual :is(input, textarea)").first()).toBeFocused();
  await expect(boxes).toHaveCount(0);
  // Above cards there is only the heading of what else can be entered.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("link", { name: "R7 目標を入力する" }).filter({ visible: true }).focus();
  await page.keyboard.press("Enter");
  await expect(boxes.first()).toBeFocused();
  await page.getByRole("link", { name: "R7 実績を入力する" }).filter({ visible: true }).click();
  await expect(page.locator(".c-actual :is(input, textarea)").first()).toBeFocused();
  await app.open("#/list?targets=1");
  await app.accessible();
  await app.screenshot("list-targets-390", { fullPage: false });
  // What is wrong with a box stands beside it, within the window, and is told with it.
  await boxes.first().fill("1,00");
  await expect(boxes.first()).toHaveAccessibleDescription(/桁区切りが3桁ごとになっていません。/);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const { x, right } = await page.locator(".cell-pop").first().evaluate((pop) => pop.getBoundingClientRect());
    expect(x).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    await app.screenshot(`list-wrong-${width}`, { fullPage: false });
  }
  // Messages over the table do not take its room.
  await page.setViewportSize({ width: 1280, height: 650 });
  await page.locator("main").evaluate((main) => {
    const message = document.createElement("p");
    message.style.height = "30rem";
    main.prepend(message);
  });
  expect(await page.locator(".grid-scroll").evaluate((grid) => grid.offsetHeight)).toBeGreaterThanOrEqual(256);
  await app.screenshot("list-low", { fullPage: false });
});

test("on paper every sheet has its headings, and nothing of what it is worked with", async ({ app, page }, info) => {
  await app.open("#/list");
  await page.locator(".row").first().waitFor();
  const path = info.outputPath("list.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const sheets = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  expect(sheets.length).toBeGreaterThan(1);
  for (const sheet of sheets) {
    for (const heading of ["№", "担当課", "成果指標", "達成率", "判定"]) expect(sheet).toContain(heading);
    expect(sheet).not.toMatch(/(目標|実績)を入力する|読み取りました|↕/);
  }
});
