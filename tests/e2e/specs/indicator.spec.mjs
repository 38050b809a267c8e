// 指標: one indicator over all years.
import { expect, test } from "../helpers.mjs";
import { find, takeIn } from "./sample.mjs";

const APPLICANTS = "#/indicator/p1-2b-4-1";
const MISPRINT = "#/indicator/p2-1b-1-1";
const IN_WORDS = "#/indicator/p1-1b-2-1";
const COMPOSITE = "#/indicator/p2-2c-1-1";

const section = (page, name) => page.getByRole("region", { name, exact: true });
const verdict = (page) => section(page, "令和６年度の判定");
const year = (page, name) => page.getByRole("group", { name, exact: true });

test("says how a judgement came about", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("職員採用試験申込者数");
  await expect(page.locator(".ind-meta")).toContainText("担当課：職員課");
  await expect(verdict(page).locator(".chip")).toHaveText("×未達成");
  await expect(verdict(page)).toContainText("729人 ÷ 1,000人 ＝ 72.9％ → 73％（四捨五入）");
  await expect(verdict(page)).toContainText("80％未満なので未達成");
  await expect(page.getByRole("img", { name: "目標 1,000人 に対し実績 729人、達成率 73％" })).toBeVisible();
  await page.getByText("計算の根拠").click();
  await expect(verdict(page).locator("dl")).toContainText("整数まで四捨五入、丸める前の達成率で判定");
});

test("takes an actual by keyboard, says what it read, and the judgement follows", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const actual = page.locator("#actual-2024");
  await actual.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("９９６");
  await expect(year(page, "R6　令和６年度")).toContainText("996人 と読み取りました");
  await expect(verdict(page).locator(".chip")).toHaveText("▲概ね達成");
  await expect(verdict(page)).toContainText("丸める前の 99.6％ なら概ね達成、表示の 100％ なら達成です。");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: /元に戻す/ }).first().click();
  await expect(actual).toHaveValue("729人");
  await expect(verdict(page).locator(".chip")).toHaveText("×未達成");
});

test("keeps what cannot be read, says so beside the box and at the top", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const actual = page.locator("#actual-2024");
  await actual.fill("1,00");
  await expect(year(page, "R6　令和６年度")).toContainText("桁区切りが3桁ごとになっていません。");
  await expect(actual).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(".errors")).toHaveCount(0);
  await actual.blur();
  const summary = page.locator(".errors");
  await expect(summary).toContainText("直すところが1件あります");
  await expect(actual).toHaveValue("1,00");
  await expect(verdict(page).locator(".chip")).toHaveText("要確認");
  await summary.getByRole("link", { name: /R6 実績/ }).click();
  await expect(actual).toBeFocused();
  expect(page.url()).toContain(APPLICANTS);
  await actual.fill("1,000人");
  await expect(summary).toHaveCount(0);
  await expect(verdict(page).locator(".chip")).toHaveText("●達成");
});

test("tells units that differ and leaves the settling to a person", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await page.locator("#actual-2024").fill("5事業");
  await page.locator("#actual-2024").blur();
  await expect(year(page, "R6　令和６年度")).toContainText("目標の単位は「人」、実績の単位は「事業」です。");
  await expect(page.locator(".errors")).toContainText("単位をそろえて入力してください。");
});

test("doubles a half-year's actual only when told to", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await year(page, "R6　令和６年度").getByLabel("半年分の実績を2倍して比べる").check();
  await expect(verdict(page)).toContainText("1,458人 ÷ 1,000人 ＝ 145.8％");
  await page.getByText("計算の根拠").click();
  await expect(verdict(page)).toContainText("729人 × 2 ＝ 1,458人");
});

test("takes the texts of every year", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await expect(page.locator("label[for=results-2024]")).toContainText("必須");
  await page.locator("#results-2024").fill("周知が遅れた。");
  await page.getByText("令和７年度の文章").click();
  await page.locator("#next-steps-2025").fill("説明会を増やす。");
  await page.locator("#plan-2025").fill("採用説明会");
  await page.locator("#plan-2025").blur();
  await expect(year(page, "R7　令和７年度")).toContainText("年次計画：採用説明会");
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await app.reload();
  await expect(page.locator("#results-2024")).toHaveValue("周知が遅れた。");
  await page.getByText("令和７年度の文章").click();
  await expect(page.locator("#next-steps-2025")).toHaveValue("説明会を増やす。");
});

test("follows the chosen year", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await page.getByRole("radio", { name: "R7" }).check({ force: true });
  await expect(section(page, "令和７年度の判定").locator(".chip")).toHaveText("未入力");
  await expect(section(page, "令和７年度の判定")).toContainText("実績が入力されていません。");
  await page.locator("#actual-2025").fill("1,100");
  await expect(section(page, "令和７年度の判定").locator(".chip")).toHaveText("●達成");
});

test("lets a person judge words", async ({ app, page }) => {
  await app.open(IN_WORDS);
  await expect(verdict(page)).toContainText("人が「達成」と判定しました");
  await year(page, "R6　令和６年度").getByLabel("判定").selectOption({ label: "× 未達成" });
  await expect(verdict(page).locator(".chip")).toHaveText("×未達成");
  await year(page, "R6　令和６年度").getByLabel("判定").selectOption({ label: "（未判定）" });
  await expect(verdict(page).locator(".chip")).toHaveText("判定待ち");
  // Where there is no number there is no link to its arithmetic.
  await expect(page.locator("a.why").filter({ hasText: /^$/ })).toHaveCount(0);
});

test("changes the kind with its parameters", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const settings = section(page, "指標の設定");
  await settings.getByLabel("種類").selectOption({ label: "低いほど良い" });
  await expect(verdict(page)).toContainText("1,000人 ÷ 729人 ＝ 137.174…％");
  await settings.getByLabel("達成率の式").selectOption({ label: "2 － 実績 ÷ 目標" });
  await expect(verdict(page)).toContainText("2 － 729人 ÷ 1,000人 ＝ 127.1％");
  await settings.getByLabel("種類").selectOption({ label: "値を保つ" });
  await settings.getByLabel("許容幅", { exact: true }).or(page.locator("#tolerance")).first().fill("300");
  await expect(verdict(page)).toContainText("の差は 271人。許容幅 300人 以内なので達成");
  await page.locator("#tolerance").fill("少し");
  await page.locator("#tolerance").blur();
  await expect(page.locator(".errors")).toContainText("許容幅を読み取れません。");
  await settings.getByLabel("種類").selectOption({ label: "基準からの増減" });
  await page.locator("#baseline").fill("900");
  await page.locator("#target-2024").fill("10%以上削減");
  await page.locator("#target-2024").blur();
  await expect(year(page, "R6　令和６年度")).toContainText("基準値から 10％ 以上の削減 と読み取りました");
  await expect(verdict(page)).toContainText("（729人 － 900人）÷ 900人 ＝ ▲19％");
});

test("puts departments of its own in charge, by keyboard", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const inherit = page.getByLabel(/取組内容の担当課と同じにする/);
  await expect(inherit).toBeChecked();
  await inherit.focus();
  await page.keyboard.press("Space");
  const box = page.getByLabel("契約検査課", { exact: true });
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeFocused();
  await expect(page.locator(".ind-meta")).toContainText("担当課：契約検査課");
  await inherit.check();
  await expect(page.locator(".ind-meta")).toContainText("担当課：職員課");
  await expect(box).toHaveCount(0);
});

test("shows what a paper printed otherwise", async ({ app, page }) => {
  await app.open(MISPRINT);
  const card = section(page, "資料との違い");
  await expect(card.getByRole("row", { name: /達成率/ })).toContainText("96%");
  await expect(card.getByRole("row", { name: /達成率/ })).toContainText("97％");
  await expect(card).toContainText("切り捨てにすると 96％ になります。");
  await card.getByText("資料の値を入力する").click();
  await card.getByLabel("資料の達成率").fill("97%");
  await expect(section(page, "資料に印字された値")).toContainText("資料の値と計算の値は同じです。");
  await app.open(APPLICANTS);
  await expect(section(page, "資料に印字された値")).toContainText("資料の値と計算の値は同じです。");
});

test("overrules only with a reason, beside the computed figure", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const card = section(page, "手で判定を決める");
  await card.getByLabel("計算の判定を使わない").check();
  await expect(card).toContainText("計算では 73％ × 未達成 です。");
  await page.locator("#override-band").selectOption({ label: "▲ 概ね達成" });
  await expect(verdict(page).locator(".chip")).toHaveText("×未達成");
  await card.getByLabel("理由").focus();
  await page.keyboard.press("Tab");
  await expect(card).toContainText("理由が書かれていません。");
  await card.getByLabel("理由").fill("災害により試験を延期したため。");
  await expect(verdict(page).locator(".chip").first()).toHaveText("▲概ね達成");
  await expect(verdict(page)).toContainText("計算では");
  await expect(verdict(page)).toContainText("理由：災害により試験を延期したため。");
  await expect(verdict(page).locator(".chip").nth(1)).toHaveText("×未達成");
  await card.getByLabel("計算の判定を使わない").uncheck();
  await expect(verdict(page).locator(".chip")).toHaveText("×未達成");
  await page.getByRole("button", { name: /元に戻す/ }).first().click();
  await expect(verdict(page).locator(".chip").first()).toHaveText("▲概ね達成");
  await expect(card.getByLabel("理由")).toHaveValue("災害により試験を延期したため。");
});

test("goes through the plan in order, within the scope", async ({ app, page }) => {
  await app.open("#/indicator");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("研修報告「講義内容が理解できた」と回答した割合");
  const pager = page.getByRole("navigation", { name: "前後の指標" });
  await expect(pager.locator("a[rel=prev]")).toHaveCount(0);
  await pager.locator("a[rel=next]").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("職員自主研究グループ数");
  await page.getByLabel("範囲").selectOption({ label: "財政課" });
  await expect(page.getByText("選んでいる範囲の外の指標です。")).toBeVisible();
  await pager.locator("a[rel=next]").click();
  await expect(page.locator(".ind-meta")).toContainText("担当課：財政課");
  await expect(pager.locator("a")).toHaveCount(0);
});

test("leads from a composite to its parts", async ({ app, page }) => {
  await app.open(COMPOSITE);
  await expect(year(page, "R6　令和６年度")).toContainText("98.1％（内訳の平均）");
  await expect(verdict(page)).toContainText("98.1％ ÷ 100％ ＝ 98.1％ → 98％（四捨五入）");
  await year(page, "R6　令和６年度").getByRole("link", { name: "内訳を入力する" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("債権");
});

test("says when there is no such indicator", async ({ app, page }) => {
  await app.open("#/indicator");
  await page.getByLabel("範囲").selectOption({ label: "保育課" });
  await page.getByRole("button", { name: "計画全体を見る" }).click();
  await expect(page.locator(".ind-meta")).toBeVisible();
  await app.open("#/indicator/nowhere");
  await expect(page.getByText("この指標は計画にありません")).toBeVisible();
  await page.getByRole("link", { name: "一覧を開く" }).click();
  expect(page.url()).toContain("#/list");
});

for (const [name, route] of [
  ["figures", APPLICANTS],
  ["a misprint", MISPRINT],
  ["words", IN_WORDS],
  ["a composite", COMPOSITE],
]) {
  test(`is accessible and fits the window with ${name}`, async ({ app, page }) => {
    await app.open(route);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const details of await page.locator("main details").all()) await details.evaluate((node) => (node.open = true));
    await app.accessible();
    for (const size of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(size);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide).toBe(0);
    }
    await app.accessible();
  });
}

test("an indicator may go while the keyboard is in it", async ({ app, page }) => {
  await app.open("#/indicator");
  await takeIn(page, (plan) => (find(plan, "p1-2b-4-1").id = "i-new"));
  await page.evaluate(() => (location.hash = "#/indicator/i-new"));
  await expect(page.locator("main h1")).toHaveText("職員採用試験申込者数");
  for (const box of ["#actual-2024", "#override-reason"]) {
    if (box === "#override-reason") await page.getByLabel("計算の判定を使わない").check();
    await page.locator(box).click();
    await page.getByRole("button", { name: /^元に戻す/ }).first().evaluate((button) => button.click());
    await expect(page.locator("main h1")).not.toHaveText("職員採用試験申込者数");
    await expect(page.locator(".boot-failure")).toHaveCount(0);
    await page.getByRole("button", { name: /^やり直す/ }).first().click();
    await expect(page.locator("main h1")).toHaveText("職員採用試験申込者数");
  }
});

test("a judgement by hand that is half written is kept until it is whole", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const reason = page.locator("#override-reason");
  await page.getByLabel("計算の判定を使わない").check();
  await reason.fill("災害で\n試験を1回取りやめた。");
  await page.locator("#override-rate").fill("たくさん");
  await page.evaluate((route) => (location.hash = route), MISPRINT);
  await expect(page.locator("main h1")).not.toHaveText("職員採用試験申込者数");
  await expect(reason).toHaveCount(0);
  await page.evaluate((route) => (location.hash = route), APPLICANTS);
  await expect(reason).toHaveValue("災害で\n試験を1回取りやめた。");
  await app.reload();
  await expect(reason).toHaveValue("災害で\n試験を1回取りやめた。");
  await expect(page.locator("#override-rate")).toHaveValue("たくさん");
  await expect(verdict(page).locator(".chip")).toHaveText("×未達成");
  await page.locator("#override-rate").fill("");
  await page.locator("#override-band").selectOption({ label: "● 達成" });
  await expect(verdict(page).locator(".chip").first()).toHaveText("●達成");
  await expect(page.locator(".top-save")).toContainText("保存済み");
  // Then it is the plan's, and nothing is kept beside it.
  expect(Object.keys(await app.stored()).filter((key) => key.includes(":d:"))).toEqual([]);
  await page.getByLabel("計算の判定を使わない").uncheck();
  await app.reload();
  await expect(reason).toHaveCount(0);
});

test("a comment that cannot be stored outlives its page, and the browser asks before it goes", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await page.evaluate(() => {
    Storage.prototype.setItem = function () {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const asks = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const box = page.locator("#comment-text");
  expect(await asks()).toBe(false);
  await box.fill("書きかけの意見");
  await page.evaluate((route) => (location.hash = route), MISPRINT);
  await expect(box).toHaveValue("");
  await page.evaluate((route) => (location.hash = route), APPLICANTS);
  await expect(box).toHaveValue("書きかけの意見");
  expect(await asks()).toBe(true);
  await box.fill("");
  expect(await asks()).toBe(false);
});
