// 計算根拠: from any number on any page one click or Enter opens its arithmetic; Esc or the way back leads to the number.
import { expect, test } from "../helpers.mjs";
import { record, takeIn } from "./sample.mjs";

const dialog = (page) => page.getByRole("dialog");
const title = (page) => dialog(page).getByRole("heading", { level: 2 });
const steps = (page) => dialog(page).locator(".dl");

async function opens(page, link, heading) {
  await link.click();
  await expect(title(page)).toHaveText(heading);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(link).toBeFocused();
}

test("opens from every kind of number on every page, and gives the keyboard back", async ({ app, page }) => {
  await app.open();
  const share = "概ね達成率の計算根拠";
  await opens(page, page.locator(".figure-n a").first(), share);
  await opens(page, page.locator(".figure-n a").nth(3), "「未達成」の項目数と割合の計算根拠");
  await opens(page, page.locator(".bar-head a.why").first(), share);
  await opens(page, page.locator(".stack-why").nth(1), "「概ね達成」の項目数と割合の計算根拠");
  await opens(page, page.locator(".miss-rate a").nth(1), "職員採用試験申込者数の計算根拠");
  await opens(page, page.locator("[aria-labelledby=h-sum] tfoot a").first(), "成果指標設定項目の計算根拠");

  await page.goto(app.address + "#/list");
  await opens(page, page.locator(".page-head .tally a.why").last(), share);
  await opens(page, page.locator(".c-rate a").first(), "研修報告「講義内容が理解できた」と回答した割合の計算根拠");

  await page.goto(app.address + "#/tree");
  await opens(page, page.locator(".tree-why").first(), share);
  await expect(page.locator(".tree-why").nth(1)).toHaveAccessibleName(/の計算根拠$/);
  await page.getByRole("button", { name: "すべて開く" }).click();
  await opens(page, page.locator(".tree-side b a").first(), "研修報告「講義内容が理解できた」と回答した割合の計算根拠");

  await page.goto(app.address + "#/composites");
  await opens(page, page.locator(".lead a").first(), /の計算根拠$/);

  await page.goto(app.address + "#/indicator/p1-2b-4-1");
  await opens(page, page.locator(".verdict-rate a"), "職員採用試験申込者数の計算根拠");
  await opens(page, page.locator(".year-sum a.why").first(), "職員採用試験申込者数の計算根拠");
});

test("says everything of a rate", async ({ app, page }) => {
  await app.open("#/why/rate?of=p1-2b-4-1&year=2024");
  await expect(title(page)).toHaveText("職員採用試験申込者数の計算根拠");
  await expect(steps(page)).toContainText("729人 ÷ 1,000人 ＝ 72.9％");
  await expect(steps(page)).toContainText("72.9％ → 73％（四捨五入）");
  await expect(steps(page)).toContainText("80％未満なので未達成");
  await expect(steps(page)).toContainText("この計画に直接入力した値");
  await app.accessible();
  await app.screenshot("why-rate", { fullPage: false });
  await page.setViewportSize({ width: 390, height: 844 });
  await app.accessible();
  await app.screenshot("why-rate-390", { fullPage: false });
  // It was opened at its own address: what is behind it is 概況.
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator("h1")).toHaveText("令和６年度の取組状況");
  expect(new URL(page.url()).hash).toBe("#/");
});

test("lists what a total counts, and leads from there to each rate and back", async ({ app, page }) => {
  await app.open();
  await takeIn(page, (plan) => {
    record(plan, "p1-2b-4-1").target = "－";
    record(plan, "p2-2b-2-1").actual = "";
  });
  const headline = page.locator(".figure-n a").first();
  await headline.focus();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("概ね達成率の計算根拠");
  await expect(steps(page)).toContainText("（27 ＋ 9）÷ 39 ＝ 36/39 ＝ 92.3076…％");
  await expect(steps(page)).toContainText("成果指標 41項目 から、対象外・参考の 1項目 を除いた数");
  await expect(dialog(page).locator("details[open]")).toContainText([
    "実績が入力されていません。",
    "目標が「－」のため、この年度の集計に入りません。",
  ]);
  await app.accessible();
  await app.screenshot("why-total", { fullPage: false });
  const missed = dialog(page).locator("details").filter({ hasText: "80％未満" });
  await missed.locator("summary").click();
  await missed.getByRole("link", { name: "ネーミングライツ導入数（累計）" }).click();
  await expect(title(page)).toHaveText("ネーミングライツ導入数（累計）の計算根拠");
  // It begins at its top, with the keyboard there.
  await expect(title(page)).toBeFocused();
  expect(await dialog(page).evaluate((dialog) => dialog.scrollTop)).toBe(0);
  await page.goBack();
  await expect(title(page)).toHaveText("概ね達成率の計算根拠");
  await page.goForward();
  await expect(title(page)).toHaveText("ネーミングライツ導入数（累計）の計算根拠");
  // Esc leaves all of it at once.
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(headline).toBeFocused();
  await headline.click();
  await dialog(page).getByRole("link", { name: "一覧で見る" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator("h1")).toHaveText("一覧");
});

test("is copied as text for a mail", async ({ app, page }) => {
  await app.open();
  await page.locator(".miss-rate a").nth(1).click();
  await dialog(page).getByRole("button", { name: "文章でコピー" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("コピーしました。メールなどに貼り付けられます。");
  await expect(dialog(page).getByLabel("計算根拠の文章")).toHaveValue(/^【職員採用試験申込者数の計算根拠】\n令和６年度/);
  await page.keyboard.press("Escape");
  await page.goto(app.address + "#/indicator/p1-2b-4-1");
  const note = page.getByLabel("備考").last();
  await note.focus();
  await page.keyboard.press("Control+V");
  await expect(note).toHaveValue(/計算：729人 ÷ 1,000人 ＝ 72.9％/);
});

test("follows the list as it is filtered, and says so where there is no such number", async ({ app, page }) => {
  await app.open("#/list?text=" + encodeURIComponent("職員"));
  await page.locator(".page-head .tally a.why").last().click();
  await expect(dialog(page)).toContainText("計画全体・一覧で絞り込んだ行");
  await page.keyboard.press("Escape");
  await page.goto(app.address + "#/why/rate?of=nowhere");
  await expect(title(page)).toHaveText("計算根拠が見つかりません");
  await app.accessible();
  await dialog(page).getByRole("button", { name: "閉じる" }).click();
  await expect(dialog(page)).toHaveCount(0);
});

/** Where percentages and counts stand that are no result: as entered or printed, bounds, or the arithmetic itself. */
const NO_RESULT = [
  // As entered, and as read.
  ".c-target, .c-year, .cell-read, .field-read, .miss-meta, .fill-result .field-help, option, textarea",
  "[aria-label^='実績を変える表'] td.num, [aria-label$='の表（横に動かせます）'] td.num:not(.trial-cell)",
  // As printed, and beside it the value of the row as it was entered.
  "[aria-labelledby^='printed-'] td:nth-last-child(2), .find-figure:nth-child(2), [data-as-entered] .find-figure",
  // Bounds, notes and what may be chosen.
  "thead, .note:not(.figure *), .field-help, .check, summary, .trial-edit section > p, #set-bands + p, .sheet-foot, .handout-print",
  // The arithmetic, in words or drawn beside the number.
  ".dl dd, .verdict-top > span:not(.verdict-rate), .find-list li, figure svg, .show-drawn svg, .bar svg, .sheet-text",
  // How many rows are shown, or stand below.
  ".page-head > [role=status], .trial-group",
  // What is said before a number that is linked.
  ".composites .lead, .lead:not(:has(b > a)), .lead:has(a.why)",
];

const PAGES = [
  ["#/", 30, ".figure-n a"],
  ["#/list", 15, ".c-rate a"],
  ["#/indicator/p1-2b-4-1", 4, ".verdict-rate a"],
  ["#/indicator/p2-2c-1-1", 4, ".year-sum a"],
  ["#/fill/p1-2b-4-1", 1, ".year-sum a"],
  ["#/tree", 60, ".tree-side b a"],
  ["#/composites", 2, ".lead a"],
  ["#/what-if", 40, "[aria-labelledby=h-totals] td a"],
  ["#/what-if/next-year", 25, ".trial a"],
  ["#/handout", 15, ".sheet-why"],
  ["#/reconcile", 15, ".find-figure a"],
  ["#/reconcile/papers/shiryo-1", 8, ".claims a"],
  ["#/present", 10, ".show-figure a"],
];

for (const [route, least, one] of PAGES) {
  test(`every number on ${route} leads to its arithmetic`, async ({ app, page }) => {
    await app.open(route);
    await page.locator(one).first().waitFor({ state: "attached" });
    for (const more of await page.getByRole("button", { name: "すべて開く" }).all()) await more.click();
    const found = await page.evaluate((noResult) => {
      const why = 'a[href^="#/why/"]';
      const left = [];
      const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode.textContent.trim();
        const element = texts.currentNode.parentElement;
        if (!/\d\s*(％|%|項目)/.test(text) || element.closest(why)) continue;
        // A number in a cell, chart or line that has its link all over it or at its end.
        if (element.closest(".sheet-table td, .sheet-table th, .sheet-chart, .stack-wrap, li:has(> .tree-why)")?.querySelector(why)) continue;
        if (!element.closest(noResult.join())) left.push(`${element.tagName}.${element.className}: ${text}`);
      }
      return { left, links: document.querySelectorAll(`main ${why}`).length };
    }, NO_RESULT);
    expect(found.left).toEqual([]);
    expect(found.links).toBeGreaterThanOrEqual(least);
    const link = page.locator(one).first();
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(title(page)).toHaveText(/の計算根拠$/);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);
    await expect(link).toBeFocused();
  });
}

test("marks the arithmetic of what is only tried, and follows it", async ({ app, page }) => {
  await app.open("#/what-if");
  await page.getByLabel("規則の組を選ぶ").selectOption({ label: "2区分：達成・未達成（100）" });
  const tried = page.locator("[aria-labelledby=h-totals] tbody tr").first().locator(".trial-cell a").last();
  await expect(tried).toHaveText("65.9％（27÷41）");
  await tried.click();
  await expect(title(page)).toHaveText(/^試算：.*の計算根拠$/);
  await expect(dialog(page)).toContainText("試算です。公式の集計ではありません");
  await expect(steps(page)).toContainText("27 ÷ 41");
  await expect(steps(page)).toContainText("達成 100％以上、未達成 100％未満");
  await app.accessible();
  await app.screenshot("why-trial", { fullPage: false });
  const missed = dialog(page).locator("details", { hasText: "100％未満" });
  await missed.locator("summary").click();
  await expect(missed.locator(".why-lines li").first()).toContainText("試算");
  await missed.locator(".why-lines a").first().click();
  await expect(title(page)).toHaveText(/^試算：/);
  await expect(dialog(page).getByLabel("計算根拠の文章")).toHaveValue(/^【試算：/);
  await page.keyboard.press("Escape");
  await expect(tried).toBeFocused();
  // Nothing of it is kept: the same address in another tab has nothing to show.
  await tried.click();
  await app.reload();
  await expect(dialog(page)).toContainText("試算の条件は、ページを閉じるか読み直すと消えます。");
});
