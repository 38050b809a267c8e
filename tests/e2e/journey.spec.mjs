// The main way through the program, on the real plan: read, change, close, open again, hand on.
import { readFileSync } from "node:fs";
import { expect, test } from "./helpers.mjs";

const sample = readFileSync(new URL("../../src/sample.json", import.meta.url), "utf8");
/** 職員採用試験申込者数: 729人 of 1,000人, missed. */
const MISSED = "#/indicator/p1-2b-4-1";

const sentence = (page) => page.locator(".lead");
const state = (page) => page.locator(".top-save");

/** Types an actual of R6 on the page of an indicator, and leaves the field. */
async function enterActual(app, page, route, text) {
  await app.open(route);
  const box = page.locator("#actual-2024");
  await box.fill(text);
  await box.blur();
}

async function pick(page, name, content) {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
}

test("the totals of the real plan are there on opening", async ({ app, page }) => {
  await app.open();
  await expect(sentence(page)).toContainText("達成27");
  await expect(sentence(page)).toContainText("概ね達成9");
  await expect(sentence(page)).toContainText("未達成5");
  await expect(sentence(page)).toContainText("87.8％");
  await expect(sentence(page)).toContainText("36÷41");
  const rows = page.locator("table").filter({ hasText: "成果指標" }).locator("tbody tr, tfoot tr");
  const texts = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  const figures = [
    /強くしなやかな組織をつくる.* 21.* 15.* 4.* 2.* 90\.5％/,
    /強い財政基盤を確立する.* 12.* 8.* 2.* 2.* 83\.3％/,
    /市民協働により公共サービスを向上させる.* 8.* 4.* 3.* 1.* 87\.5％/,
    /41.* 27.* 9.* 5.* 87\.8％/,
  ];
  for (const figure of figures) expect(texts.some((text) => figure.test(text)), `${figure} in ${texts.join(" | ")}`).toBe(true);
});

test("a changed actual moves every total, and is there after the browser was closed", async ({ app, page }) => {
  await enterActual(app, page, MISSED, "１，０００人");
  await expect(page.locator("#actual-2024-r")).toContainText("1,000人 と読み取りました");
  await expect(state(page)).toContainText("保存済み");
  await page.getByRole("link", { name: "概況" }).click();
  await expect(sentence(page)).toContainText("達成28");
  await expect(sentence(page)).toContainText("未達成4");
  await expect(sentence(page)).toContainText("90.2％");
  await app.reload();
  await expect(sentence(page)).toContainText("達成28");
  await app.open(MISSED);
  await expect(page.locator("#actual-2024")).toHaveValue("１，０００人");
});

test("what was typed a moment before the page is closed is kept", async ({ app, page }) => {
  await app.open(MISSED);
  const box = page.locator("#actual-2024");
  await box.fill("998人");
  await page.reload();
  await app.ready();
  await expect(box).toHaveValue("998人");
});

test("undo and redo, by key and by button, say what they will do", async ({ app, page }) => {
  await enterActual(app, page, MISSED, "1200人");
  const undo = page.getByRole("button", { name: /元に戻す/ });
  await expect(undo).toContainText("職員採用試験申込者数");
  await page.keyboard.press("Control+z");
  const box = page.locator("#actual-2024");
  await expect(box).toHaveValue("729人");
  await expect(undo).toBeDisabled();
  await page.keyboard.press("Control+y");
  await expect(box).toHaveValue("1200人");
  await undo.click();
  await expect(box).toHaveValue("729人");
});

test("an exported file taken in on another machine gives the same file again", async ({ app, page, browser, pageAddress }) => {
  await enterActual(app, page, MISSED, "約１，０５０人");
  await expect(state(page)).toContainText("ファイル未書き出し");
  const first = await app.download(() => page.getByRole("button", { name: "書き出す" }).click());
  expect(first.name).toMatch(/^第７次厚木市行政改革大綱第２期実施計画_計画全体_R6_\d{8}-\d{4}_[0-9a-f]{8}\.json$/);
  await expect(state(page)).toContainText("ファイルと同じ");

  const elsewhere = await browser.newContext({ locale: "ja-JP" });
  const other = await elsewhere.newPage();
  await other.goto(pageAddress);
  await other.locator(".lead").waitFor();
  await pick(other, first.name, first.bytes);
  await expect(other.getByRole("dialog")).toContainText("このファイルを取り込みますか");
  await expect(other.locator(".lead")).toContainText("達成27");
  await other.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await expect(other.locator(".lead")).toContainText("達成28");
  const waiting = other.waitForEvent("download");
  await other.getByRole("button", { name: "書き出す" }).click();
  const path = await (await waiting).path();
  expect(readFileSync(path).equals(first.bytes)).toBe(true);
  await elsewhere.close();
});

test("the untouched sample is exported as it came", async ({ app, page }) => {
  await app.open();
  const { bytes } = await app.download(() => page.getByRole("button", { name: "書き出す" }).click());
  expect(bytes.toString()).toBe(sample);
});

test("a file can be dropped anywhere, and taking it in can be taken back", async ({ app, page }) => {
  await app.open();
  const other = sample.replace("第７次厚木市行政改革大綱第２期実施計画", "別の計画").replace('"id": "sample-gyokaku-7-2"', '"id": "other"');
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "別の計画.json", { type: "application/json" }));
    return transfer;
  }, other);
  await page.dispatchEvent(".app", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent(".app", "drop", { dataTransfer: transfer });
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("別の計画.json");
  await expect(dialog).toContainText("開いている計画とは別の計画です");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator(".top-name")).toHaveText("第７次厚木市行政改革大綱第２期実施計画");
  await page.dispatchEvent(".app", "drop", { dataTransfer: transfer });
  await dialog.getByRole("button", { name: "取り込む" }).click();
  await expect(page.locator(".top-name")).toHaveText("別の計画");
  await page.locator(".toast").getByRole("button", { name: "元に戻す" }).click();
  await expect(page.locator(".top-name")).toHaveText("第７次厚木市行政改革大綱第２期実施計画");
});

/** Bad files: their content, and what is said of the reason and the place. */
const BAD = [
  ["empty", "", /何も入っていません/, null],
  ["cut off in the middle", sample.slice(0, 40_000), /途中/, null],
  ["not JSON", "計画名,達成率\n", /JSON|読/, null],
  ["Shift_JIS", Buffer.from([0x8c, 0x76, 0x89, 0xe6]), /UTF-8|文字コード/, null],
  ["too large", Buffer.alloc(5_000_001, " "), /大き/, null],
  ["too deep", "[".repeat(200), /深|入れ子/, null],
  ["of something else", '{"name": "package", "version": "1.0.0"}', /形式|Tassei|達成/, null],
  ["a newer version", sample.replace('"version": 1', '"version": 2'), /新しい/, null],
  ["a field twice", sample.replace('"sample": true,', '"sample": true, "sample": false,'), /2|重|二/, null],
  ["a field missing", sample.replace(/"name": "年休取得率",\s*/, ""), /name|名/, /取組|重点項目/],
  ["a number for a text", sample.replace('"target": "1,000人"', '"target": 1000'), /数|文字|テキスト/, /職員採用試験申込者数.*目標.*R6/],
  ["an unknown kind", sample.replace('"kind": "lower"', '"kind": "smaller"'), /smaller/, /種類/],
  ["an unknown department", sample.replace('"departments": [\n                      "shokuin"', '"departments": [\n                      "nobody"'), /nobody/, /担当課/],
  ["an identifier twice", sample.replace('"id": "p1-1a-2-1"', '"id": "p1-1a-1-1"'), /p1-1a-1-1/, /重点項目/],
  ["years that do not ascend", sample.replace("2024,\n      2025", "2025,\n      2024"), /年度|古い/, /年度/],
  ["bands that cannot be used", sample.replace('"percent": "80"', '"percent": "120"'), /区分|下限/, null],
];

for (const [name, content, reason, place] of BAD) {
  test(`a bad file changes nothing and says why: ${name}`, async ({ app, page }) => {
    expect(content.toString()).not.toBe(sample);
    await app.open();
    await expect(sentence(page)).toContainText("達成27");
    const before = await app.stored();
    await pick(page, "だめなファイル.json", content);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("取り込みませんでした");
    await expect(dialog).toContainText("今の計画は変わっていません");
    await expect(dialog).toContainText("だめなファイル.json");
    const said = (term) => dialog.locator(`dt:text-is("${term}") + dd`);
    await expect(said("理由")).toHaveText(reason);
    await expect(said("直し方")).not.toBeEmpty();
    if (place) await expect(said("場所")).toHaveText(place);
    await dialog.getByRole("button", { name: "閉じる" }).click();
    await expect(sentence(page)).toContainText("達成27");
    expect(await app.stored()).toEqual(before);
  });
}

test("markup in a file stays text", async ({ app, page }) => {
  await app.open();
  const hostile = '<img src=x onerror=\\"window.hit=1\\"></script><b>太字</b>';
  await pick(page, "hostile.json", sample.replace("第７次厚木市行政改革大綱第２期実施計画", hostile));
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await expect(page.locator(".top-name")).toContainText("<b>太字</b>");
  expect(await page.locator("main img, main b:text('太字')").count()).toBe(0);
  expect(await page.evaluate(() => window.hit)).toBeUndefined();
});
