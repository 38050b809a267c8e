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

/** What stands in the PDF elsewhere than in the preview: every cell's words are looked for where the cell is, page by page. */
async function misplaced(page, boxes) {
  const sheets = await onAllPages(page, () =>
    page.locator(".sheet").evaluateAll((sheets) =>
      sheets.map((sheet) => {
        const frame = sheet.getBoundingClientRect();
        // Pixels of the page as it is scaled, to points.
        const points = (0.75 * sheet.offsetWidth) / frame.width;
        return [...sheet.querySelectorAll(".sheet-table :is(th, td)")].map((cell) => {
          const box = cell.getBoundingClientRect();
          const at = (value, from) => (value - from) * points;
          return {
            text: cell.textContent.replace(/\s+/g, ""),
            x: [at(box.left, frame.left), at(box.right, frame.left)],
            y: [at(box.top, frame.top), at(box.bottom, frame.top)],
          };
        });
      }),
    ),
  );
  const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  const wrong = [];
  boxes.split("<page ").slice(1).forEach((text, index) => {
    const words = [...text.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
      ([, left, top, right, foot, word]) => ({
        x: (Number(left) + Number(right)) / 2,
        y: (Number(top) + Number(foot)) / 2,
        word: word.replace(/&(\w+);/g, (_, name) => entities[name]),
      }),
    );
    for (const cell of sheets[index]) {
      const inside = words.filter(({ x, y }) => x > cell.x[0] && x < cell.x[1] && y > cell.y[0] && y < cell.y[1]);
      inside.sort((one, other) => (Math.abs(one.y - other.y) > 3 ? one.y - other.y : one.x - other.x));
      const found = inside.map(({ word }) => word).join("").replace(/\s+/g, "");
      if (found !== cell.text) wrong.push(`page ${index + 1}: ${found} in place of ${cell.text}`);
    }
  });
  return wrong;
}

/** Does something while all pages are there, as they are for printing. */
async function onAllPages(page, then) {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".sheet-frame:not(:has(.sheet-body))")).toHaveCount(0);
  const result = await then();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  return result;
}

/** The text of every cell that is drawn once all pages are there, as for printing. */
const drawn = (page) =>
  onAllPages(page, () => page.locator(".sheet-table tbody td").evaluateAll((cells) => cells.map((cell) => cell.textContent)));

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
  // Nobody hands the sample out as somebody's plan.
  for (const text of pdf.texts) expect(text).toContain("見本データ");
  expect(await misplaced(page, pdf.boxes)).toEqual([]);
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

  // Each indicator's figures of the year stand beside its name: as entered, and as the city has printed them.
  const rows = await onAllPages(page, () =>
    page.locator('.sheet-table[data-kind="full"] tbody tr:has(> [data-look="heading"])').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const at = [...row.cells].findIndex((cell) => cell.textContent === "目標");
        if (at < 1) return [];
        const below = [...row.nextElementSibling.cells];
        const actual = below[below.findIndex((cell) => cell.textContent === "実績") + 1];
        const [name, , target, , , rate, mark] = [...row.cells].slice(at - 1).map((cell) => cell.textContent);
        return [{ name, target, actual: actual.textContent, rate, mark }];
      }),
    ),
  );
  expect(rows).toHaveLength(41);
  const same = (text) => (text ?? "").replace(/[%％]/g, "％").replace(/[○〇◯]/g, "○").trim();
  const differing = [];
  indicators(sample).forEach((indicator, index) => {
    const record = indicator.years["2024"];
    const row = rows[index];
    expect(row.name).toBe([indicator.name, record.note].filter(Boolean).join("\n"));
    expect(row.target).toBe(record.target);
    if (record.actual) expect(row.actual).toBe(record.actual);
    expect(same(row.mark), indicator.name).toBe(same(record.printed_mark));
    if (same(row.rate) !== same(record.printed_rate)) differing.push([indicator.name, record.printed_rate, row.rate]);
  });
  // The one that the city has printed wrongly.
  expect(differing).toEqual([["研修報告で経営感覚が醸成されたと回答した受講者の割合", "96%", "97％"]]);

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
  for (const page of [...full.texts, ...summary.texts]) expect(squeezed(page)).toMatch(/指紋[0-9a-f]{6,}/);
});

/** What is printed is what is shown: as many pages, everything in its place, nothing outside. */
async function check(app, page, name) {
  const pdf = await print(app, name);
  expect(pdf.count).toBe(await frames(page).count());
  expect(within(pdf.boxes)).toEqual([]);
  expect(await misplaced(page, pdf.boxes)).toEqual([]);
  return pdf;
}

test("other plans: one 重点項目, five levels, nothing entered", async ({ app, page }) => {
  await app.open("#/handout");
  await takeIn(page, (plan) => {
    plan.priorities.length = 1;
    plan.publications = [];
    const level = (id, label, percent, attains) => ({ id, label, mark: label, ...(percent && { from: { percent, inclusive: true } }), attains });
    plan.rules.bands = [level("s", "S", "120", true), level("met", "A", "100", true), level("near", "B", "80", true), level("c", "C", "60", false), level("missed", "D", "", false)];
  });
  await check(app, page, "handout-five");
  await takeIn(page, (plan) => {
    plan.publications = [];
    for (const indicator of indicators(plan)) indicator.years = {};
  });
  await check(app, page, "handout-empty");
  await takeIn(page, (plan) => Object.assign(blank(plan), { sample: false }));
  const { texts } = await check(app, page, "handout-blank");
  expect(texts.join("")).not.toContain("見本");
  await app.accessible();
});

test("names and texts far longer than in any paper, and a font that is wider than any reckoned with", async ({ app, page }) => {
  test.setTimeout(60_000);
  await app.open("#/handout");
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
  await check(app, page, "handout-long");
  // Set smaller, but on the same pages and whole.
  await page.evaluate(() => {
    const wide = new CSSStyleSheet();
    wide.replaceSync(":is(.sheet-table, .sheet-text, .sheet-heading) { letter-spacing: .12em }");
    document.adoptedStyleSheets.push(wide);
  });
  await check(app, page, "handout-wide");
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
  await expect(page.locator(".passage-text:focus")).toContainText("41項目");
  await expect(page.locator(".desk")).not.toContainText("28項目");

  await openPart(page, "抜粋する成果指標");
  await choose(page, "資料１（概要）");
  const first = page.getByRole("checkbox", { name: "職員自主研究グループ数" });
  await first.check();
  await expect(page.getByRole("button", { name: "標準の選び方に戻す" })).toBeVisible();
  await app.accessible();
  await page.locator(".preview").evaluate((preview) => preview.scrollTo(0, 2 * 1100));
  await expect(page.locator(".sheet-table[data-kind=examples]").first()).toContainText("職員自主研究グループ数");
  await page.getByRole("button", { name: "標準の選び方に戻す" }).click();
  await expect(page.locator("#examples-first")).toBeFocused();
  await page.getByRole("button", { name: /^元に戻す/ }).first().click();
  await expect(first).toBeChecked();
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

test("1,000 indicators: the screen tells how far the pages are, and all are printed", async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.open("#/handout");
  await takeIn(page, (plan) => {
    plan.publications = [];
    const initiatives = plan.priorities.flatMap((priority) => priority.themes).flatMap((theme) => theme.initiatives);
    for (const initiative of initiatives) {
      const actions = [...initiative.actions];
      for (let round = 1; round < 25; round += 1) {
        initiative.actions.push(
          ...actions.map((action) => {
            const copy = JSON.parse(JSON.stringify(action));
            for (const node of [copy, ...(copy.indicators ?? [])]) node.id = `${node.id}-r${round}`;
            return copy;
          }),
        );
      }
    }
  });
  await choose(page, "別紙１（一覧・債権）");
  const shown = await frames(page).count();
  expect(shown).toBeGreaterThan(100);
  await page.evaluate(() => {
    window.said = [];
    window.print = () => (window.printed = document.querySelectorAll(".sheet-body").length);
    const status = document.querySelector(".handout-print [role=status]");
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await page.getByRole("button", { name: "印刷・PDF保存" }).click();
  await expect.poll(() => page.evaluate(() => window.printed), { timeout: 60_000 }).toBe(shown);
  const said = await page.evaluate(() => window.said);
  expect(said.some((text) => text.includes(`／${shown}ページ`))).toBe(true);
  await expect(page.locator(".handout-print [role=status]")).toHaveText("");
});

test("papers that are being prepared for printing end with their page", async ({ app, page }) => {
  await app.open("#/handout");
  const button = page.getByRole("button", { name: "印刷・PDF保存" });
  await expect(button).toBeVisible();
  await page.evaluate(() => {
    window.print = () => (window.printed = true);
    // What is to be done soon is held back until the page has been left.
    const { setTimeout } = window;
    window.held = [];
    window.setTimeout = (then, delay, ...rest) => (delay ? setTimeout(then, delay, ...rest) : window.held.push(then));
  });
  await button.click();
  await expect(page.locator("progress")).toBeVisible();
  await page.evaluate(() => (location.hash = "#/tree"));
  await expect(page.locator("main h1")).toHaveText("体系");
  await page.evaluate(() => {
    for (let then; (then = window.held.shift()); ) then();
  });
  await expect(page.locator(".boot-failure")).toHaveCount(0);
  await page.evaluate(() => (location.hash = "#/about"));
  await expect(page.locator("main h1")).toHaveText("このアプリについて");
  expect(await page.evaluate(() => window.printed)).toBeUndefined();
});
