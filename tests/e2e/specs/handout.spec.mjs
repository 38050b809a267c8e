// 会議資料: the papers of a meeting, on the screen and as a PDF.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "../helpers.mjs";
import { blank, record, takeIn } from "./sample.mjs";

const out = fileURLToPath(new URL("../.out/", import.meta.url));
const sample = JSON.parse(await readFile(new URL("../../../src/sample.json", import.meta.url), "utf8")).plan;

const frames = (page) => page.locator(".sheet-frame");
const openPart = (page, name) => page.locator("details.desk-part summary", { hasText: name }).click();
const choose = (page, name) => page.getByLabel("表示・印刷する資料").selectOption({ label: name });

/** Prints what is shown. Gives the path, and of each page its size in points and its text. */
async function print(app, name) {
  mkdirSync(out, { recursive: true });
  const path = `${out}${name}.${app.isFile ? "file" : "served"}.pdf`;
  await app.page.pdf({ path, preferCSSPageSize: true });
  const tool = (command, ...more) => execFileSync(command, more, { encoding: "utf8", maxBuffer: 1 << 28 });
  const count = Number(/^Pages:\s+(\d+)/m.exec(tool("pdfinfo", path))[1]);
  const info = tool("pdfinfo", "-f", "1", "-l", String(count), path);
  const sizes = [...info.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm)].map(([, w, h]) => [Number(w), Number(h)]);
  const texts = tool("pdftotext", "-layout", path, "-").split("\f").slice(0, count);
  const boxes = tool("pdftotext", "-bbox", path, "-");
  return { path, count, sizes, texts, boxes };
}

const squeezed = (text) => text.replace(/\s+/g, "");
const A4 = [595, 842];
const A3 = [1191, 842];
const sized = (found, [w, h]) => Math.abs(found[0] - w) < 2 && Math.abs(found[1] - h) < 2;

/** Every word of a page stands within its margins. Boxes of words are higher than the words: the page bounds them. */
function within(boxes) {
  const beyond = [];
  for (const page of boxes.split("<page ").slice(1)) {
    const [, w, h] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
    for (const [, x, y, right, foot, word] of page.matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
    )) {
      if (x < 60 || y < 30 || right > w - 49 || foot > h) beyond.push(`${word} at ${x},${y}–${right},${foot}`);
    }
  }
  return beyond;
}

/** The text of every cell that is drawn once all pages are there, as for printing. */
async function drawn(page) {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".sheet-frame:not(:has(.sheet-body))")).toHaveCount(0);
  const cells = await page.locator(".sheet-table tbody td").evaluateAll((cells) => cells.map((cell) => cell.textContent));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  return cells;
}

const indicators = (plan) =>
  plan.priorities
    .flatMap((priority) => priority.themes)
    .flatMap((theme) => theme.initiatives)
    .flatMap((initiative) => initiative.actions)
    .flatMap((action) => action.indicators ?? []);

test("shows real pages of the sample and prints the same", async ({ app, page }) => {
  await app.open("#/handout");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("会議資料");
  await expect(page.locator(".sheet-title").first()).toContainText("次　第");
  const shown = await frames(page).count();
  const wide = await page.locator(".sheet-frame[data-wide]").count();
  await expect(page.locator(".handout-head")).toContainText(`全${shown}ページ（A4縦 ${shown - wide}ページ、A3横 ${wide}ページ）`);
  // Only what is in view is drawn.
  expect(await page.locator(".sheet-body").count()).toBeLessThan(shown);
  await app.accessible();
  await app.screenshot("handout", { fullPage: false });

  const pdf = await print(app, "handout");
  expect(pdf.count).toBe(shown);
  expect(pdf.sizes.filter((size) => sized(size, A4))).toHaveLength(shown - wide);
  expect(pdf.sizes.filter((size) => sized(size, A3))).toHaveLength(wide);
  expect(within(pdf.boxes)).toEqual([]);
  pdf.texts.forEach((text, index) => expect(squeezed(text)).toContain(`${index + 1}/${shown}`));
});

test("has everything of the rows where it belongs, once", async ({ app, page }) => {
  await app.open("#/handout");
  await choose(page, "別紙１（一覧・債権）");
  const full = await print(app, "handout-full");
  expect(full.sizes.every((size) => sized(size, A3))).toBe(true);
  expect(within(full.boxes)).toEqual([]);
  // The heading of the table is on every page, that of the parts on theirs.
  for (const text of full.texts) expect(squeezed(text)).toMatch(/№.*計画名|№.*項目/);
  const cells = await drawn(page);
  const found = (text) => cells.filter((cell) => cell === text).length;
  for (const indicator of indicators(sample)) {
    const record = indicator.years["2024"];
    const name = [indicator.name, record.note].filter(Boolean).join("\n");
    expect(found(name), name).toBe(1);
    for (const text of [record.results, record.next_steps].filter(Boolean)) expect(found(text), text).toBeGreaterThan(0);
    expect(found(record.target), record.target).toBeGreaterThan(0);
    if (record.actual) expect(found(record.actual), record.actual).toBeGreaterThan(0);
  }

  await choose(page, "資料１（概要）");
  const summary = await print(app, "handout-summary");
  expect(summary.sizes.every((size) => sized(size, A4))).toBe(true);
  expect(within(summary.boxes)).toEqual([]);
  const text = squeezed(summary.texts.join(""));
  // pdftotext reads the last count of the row behind its share.
  for (const total of ["合計41項目27項目9項目", "5項目", "87.8％", "90.5％", "83.3％", "87.5％", "実施計画体系図", "主な成果・課題", "今後の取組"]) {
    expect(text).toContain(total);
  }
  // All misses are there.
  for (const name of ["設備投資額", "ネーミングライツ導入数（累計）", "職員採用試験申込者数", "専門職を必要とする職場への人事配置率", "PPP/PFI手法の優先的検討の実施件数"]) {
    expect(await drawn(page)).toContain(name);
  }
  // Every page of every paper says which data it was made from.
  for (const page of [...full.texts, ...summary.texts]) expect(squeezed(page)).toMatch(/データ識別[0-9a-f]{6,}/);
});

test("other plans: one 重点項目, five levels, nothing entered, long names", async ({ app, page }) => {
  await app.open("#/handout");
  const check = async (name, asShown = true) => {
    const pdf = await print(app, name);
    if (asShown) expect(pdf.count).toBe(await frames(page).count());
    expect(within(pdf.boxes)).toEqual([]);
    return pdf;
  };
  await takeIn(page, (plan) => {
    plan.priorities.length = 1;
    plan.publications = [];
    const level = (id, label, percent, attains) => ({ id, label, mark: label, ...(percent && { from: { percent, inclusive: true } }), attains });
    plan.rules.bands = [level("s", "S", "120", true), level("met", "A", "100", true), level("near", "B", "80", true), level("c", "C", "60", false), level("missed", "D", "", false)];
  });
  await check("handout-five");
  await takeIn(page, (plan) => {
    plan.publications = [];
    for (const indicator of indicators(plan)) indicator.years = {};
  });
  await check("handout-empty");
  await takeIn(page, (plan) => {
    const long = "とても長い名称の取組で、複数の課にまたがるもの".repeat(8);
    plan.priorities[0].name = long;
    plan.priorities[0].themes[0].initiatives[0].name = long;
    plan.priorities[0].themes[0].initiatives[0].actions[0].name = long;
    const first = indicators(plan)[0];
    first.name = long;
    record(plan, first.id).results = "長い文章が続きます。".repeat(300);
    record(plan, first.id).actual = "1,234,567,890人";
  });
  // Words far longer than in any paper may take more pages in print than the preview estimates; none is cut.
  await check("handout-long", false);
  await takeIn(page, blank);
  await check("handout-blank");
  await app.accessible();
});

test("prepares a meeting: agenda, sentences, examples; undo takes it back", async ({ app, page }) => {
  await app.open("#/handout");
  await page.getByLabel("会議名").fill("令和７年度第１回行政改革調査委員会");
  await page.getByLabel("期日").fill("2025/8/8");
  await page.getByLabel("時間").fill("13時15分から");
  await page.getByLabel("場所").fill("本庁舎３階");
  await page.getByLabel("場所").blur();
  await expect(page.getByText("令和７年８月８日（金） と読み取りました")).toBeVisible();
  await expect(page.locator(".sheet-pairs")).toContainText("令和７年８月８日（金）13時15分から");
  await expect(page.locator(".sheet-title").first()).toContainText("令和７年度第１回行政改革調査委員会");
  await page.getByLabel("期日").fill("8月8日ごろ");
  await page.getByLabel("期日").blur();
  await expect(page.getByText("期日を読み取れません。")).toBeVisible();

  await openPart(page, "資料の文章");
  await page.getByRole("button", { name: "全体の図に添える文を書き換える" }).click();
  const sentence = page.getByLabel("全体の図に添える文", { exact: true });
  await expect(sentence).toBeFocused();
  await sentence.fill("全41項目のうち28項目が達成、9項目が概ね達成でした。");
  await sentence.blur();
  const warning = page.locator(".desk .notice");
  await expect(warning).toContainText("成果指標の行と合わない数字が1か所");
  await expect(warning).toContainText("「28項目」は行と合いません（達成は27項目）");
  await warning.getByRole("link", { name: "全体の図に添える文" }).click();
  await expect(sentence).toBeFocused();
  await app.accessible();
  await page.getByRole("button", { name: "全体の図に添える文を元の文に戻す" }).click();
  await expect(page.locator(".desk")).not.toContainText("28項目");

  await openPart(page, "抜粋する成果指標");
  await choose(page, "資料１（概要）");
  const first = page.getByRole("checkbox", { name: "職員自主研究グループ数" });
  await first.check();
  await expect(page.getByRole("button", { name: "標準の選び方に戻す" })).toBeVisible();
  await app.accessible();
  await page.locator(".preview").evaluate((preview) => preview.scrollTo(0, 2 * 1100));
  await expect(page.locator(".sheet-table[data-kind=examples]").first()).toContainText("職員自主研究グループ数");
  await page.getByRole("button", { name: /^元に戻す/ }).first().click();
  await expect(first).not.toBeChecked();
});

test("copies tables and charts out", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open("#/handout");
  await openPart(page, "表と図をコピー");
  await page.getByRole("button", { name: /取組状況（全体）をコピー/ }).click();
  await expect(page.locator(".toasts")).toContainText("コピーしました");
  const read = (kind) =>
    page.evaluate(async (kind) => {
      const [item] = await navigator.clipboard.read();
      return item.types.includes(kind) ? (await item.getType(kind)).text() : "";
    }, kind);
  expect(await read("text/plain")).toContain("合計\t41項目\t27項目\t9項目\t5項目\t87.8％（36÷41）");
  expect(await read("text/html")).toContain("<table");
  await choose(page, "資料１（概要）");
  const { name, bytes } = await app.download(() => page.getByRole("button", { name: /取組状況（全体）の図をSVG/ }).click());
  expect(name).toBe("取組状況（全体）の図.svg");
  expect(bytes.toString("utf8")).toContain("41項目");
});

test("fits a phone", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open("#/handout");
  await expect(page.locator(".sheet-title").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.accessible();
  await app.screenshot("handout-390");
});
