// 試算: other rules and results beside the official totals, and next year on today's results.
import { expect, test } from "../helpers.mjs";
import { takeIn } from "./sample.mjs";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const totals = (page) => page.locator("[aria-labelledby=h-totals]");
const whole = (page) => totals(page).locator("tbody tr").first();
const moved = (page) => page.locator("[aria-labelledby=h-moved]");
const conditions = (page) => page.locator(".trial-conditions li");
const chooseSet = (page, label) => page.getByLabel("規則の組を選ぶ").selectOption({ label });
const edit = (page, name) => page.locator("summary", { hasText: name }).click();

test("sets the rules of others beside the official totals, and changes nothing", async ({ app, page }) => {
  await app.open("#/what-if");
  await expect(page.getByText("まだ何も変えていません。")).toBeVisible();
  await expect(whole(page)).toHaveText("計画全体達成 27・概ね達成 9・未達成 587.8％（36÷41）");
  await app.accessible();
  await chooseSet(page, "2区分：達成・未達成（100）");
  await expect(whole(page)).toContainText("達成 27・未達成 14");
  await expect(whole(page)).toContainText("65.9％（27÷41）");
  // Every tried number carries the mark.
  for (const cell of await totals(page).locator("td.trial-cell").all()) await expect(cell).toContainText("試算");
  await expect(conditions(page)).toHaveText([/^区分：達成 100％以上、概ね達成.* → 達成 100％以上、未達成 100％未満$/]);
  await expect(moved(page)).toContainText("判定が変わる 9項目");
  await chooseSet(page, "低いほど良い指標は 2 － 実績 ÷ 目標");
  const row = moved(page).locator("li").filter({ hasText: "125％" });
  await expect(row).toContainText("10.5");
  await expect(row).toContainText("120％");
  await app.accessible();
  await app.screenshot("what-if");
  // The other pages know nothing of it, and it is still there afterwards.
  await page.getByRole("link", { name: "概況", exact: true }).click();
  await expect(page.locator(".figure-n").first()).toHaveText("87.8％");
  await expect(page.getByRole("button", { name: "元に戻す" })).toBeDisabled();
  await page.getByRole("link", { name: "試算", exact: true }).click();
  await expect(moved(page)).toContainText("120％");
  await page.getByRole("button", { name: "条件をすべて消す" }).click();
  await expect(page.getByText("まだ何も変えていません。")).toBeVisible();
  await expect(moved(page)).toHaveCount(0);
});

test("tries other results and leaves indicators out, by keyboard", async ({ app, page }) => {
  await app.open("#/what-if");
  await page.locator("summary", { hasText: "実績を変える" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("名称・番号で探す").fill("申込者");
  const actual = page.getByLabel("職員採用試験申込者数 の実績（試算）");
  await actual.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("1,000人");
  await expect(actual).toBeFocused();
  await expect(whole(page)).toContainText("達成 28・概ね達成 9・未達成 4");
  await expect(moved(page).locator("li")).toContainText(["1,000人 ÷ 1,000人"]);
  const out = page.getByLabel("職員採用試験申込者数 を集計から除く");
  await out.focus();
  await page.keyboard.press("Space");
  await expect(whole(page)).toContainText("90.0％（36÷40）");
  await expect(moved(page)).toContainText("除外");
  await expect(conditions(page)).toHaveText(["実績を変えた指標：1項目", "集計から除いた指標：1項目"]);
  await page.getByLabel("名称・番号で探す").fill("");
  await page.getByLabel("変えたもの・動いたものだけ").check();
  await expect(page.getByRole("region", { name: "実績を変える表" }).locator("tbody tr")).toHaveCount(1);
  await app.accessible();
  await app.screenshot("what-if-figures");
});

test("tries the parts of a composite, and adopts them", async ({ app, page }) => {
  await app.open("#/what-if");
  await edit(page, "実績を変える");
  await page.getByLabel("名称・番号で探す").fill("現年分収納率");
  const row = page.getByRole("region", { name: "実績を変える表" }).locator("tbody tr");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("98.1％");
  const part = row.getByRole("textbox").first();
  await expect(part).toHaveAccessibleName(/：市税 の実績（試算）$/);
  await part.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("70%");
  await expect(part).toBeFocused();
  await expect(row).toContainText("93％");
  await page.keyboard.press("Tab");
  await expect(row.getByRole("textbox").nth(1)).toBeFocused();
  await expect(conditions(page)).toHaveText(["実績を変えた指標：1項目"]);
  await app.accessible();
  await app.screenshot("what-if-parts");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.screenshot("what-if-parts-390");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "計画に採り入れる…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "採り入れる" }).click();
  await page.getByRole("link", { name: "債権", exact: true }).click();
  await expect(page.locator(".lead")).toContainText("93％");
  await page.keyboard.press("Control+Z");
  await expect(page.locator(".lead")).toContainText("98％");
});

test("what is tried stays with its year, and with the rules it was made from", async ({ app, page }) => {
  await app.open("#/what-if");
  await edit(page, "実績を変える");
  await page.getByLabel("名称・番号で探す").fill("申込者");
  const row = page.getByRole("region", { name: "実績を変える表" }).locator("tbody tr");
  const actual = page.getByLabel("職員採用試験申込者数 の実績（試算）");
  await actual.fill("1,000人");
  await expect(conditions(page)).toHaveText(["実績を変えた指標：1項目"]);
  await expect(row.locator("td.num")).toHaveText(["1,000人", "729人"]);
  // Another year has other figures, and nothing is tried in it.
  await page.getByRole("radio", { name: "R7" }).check({ force: true });
  await expect(page.getByText("まだ何も変えていません。")).toBeVisible();
  await expect(row.locator("td.num").last()).toHaveText("");
  await expect(actual).toHaveValue("");
  await actual.fill("729人");
  await expect(conditions(page)).toHaveText(["実績を変えた指標：1項目"]);
  await page.getByRole("radio", { name: "R6" }).check({ force: true });
  await expect(actual).toHaveValue("1,000人");
  await expect(row.locator("td.num").last()).toHaveText("729人");
  await actual.fill("729人");
  await expect(page.getByText("まだ何も変えていません。")).toBeVisible();
  // Levels that a person chooses, until the plan has other rules.
  await chooseSet(page, "A・B・C・Dを人が選ぶ（達成率からは判定しない）");
  await expect(moved(page)).toBeVisible();
  await page.goto(`${app.address}#/settings/rules`);
  await page.getByLabel("達成率の小数", { exact: true }).selectOption("1");
  await page.getByRole("button", { name: "変更する" }).click();
  await page.getByRole("link", { name: "試算", exact: true }).click();
  await expect(page.getByText("まだ何も変えていません。")).toBeVisible();
  await expect(whole(page)).toContainText("達成 27・概ね達成 9・未達成 5");
});

test("is adopted in one step that one undo takes back", async ({ app, page }) => {
  await app.open("#/what-if");
  await chooseSet(page, "3区分：達成・概ね達成・未達成（80・60）");
  await edit(page, "実績を変える");
  await page.getByLabel("名称・番号で探す").fill("申込者");
  await page.getByLabel("職員採用試験申込者数 の実績（試算）").fill("1,000人");
  await page.getByRole("button", { name: "計画に採り入れる…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("この変更で");
  await expect(dialog).toContainText("概ね達成率：87.8％（36÷41） → 95.1％（39÷41）");
  await app.accessible();
  await app.screenshot("what-if-adopt", { fullPage: false });
  await dialog.getByLabel("規則", { exact: true }).uncheck();
  await expect(dialog).toContainText("概ね達成率：87.8％（36÷41） → 90.2％（37÷41）");
  await dialog.getByLabel("規則", { exact: true }).check();
  await dialog.getByRole("button", { name: "採り入れる" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(whole(page)).toContainText("95.1％（39÷41）");
  await expect(page.getByText("まだ何も変えていません。")).toBeVisible();
  await page.getByRole("link", { name: "概況", exact: true }).click();
  await expect(page.locator(".figure-n").first()).toHaveText("95.1％");
  await page.keyboard.press("Control+Z");
  await expect(page.locator(".figure-n").first()).toHaveText("87.8％");
});

test("says what cannot be adopted", async ({ app, page }) => {
  await app.open("#/what-if");
  await chooseSet(page, "2区分：達成・未達成（100）");
  await page.getByRole("button", { name: "計画に採り入れる…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("区分「概ね達成」には公表資料の値が記録されているため、この規則は採り入れられません。");
  await expect(dialog).toContainText("採り入れるものを選んでください。");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  // Without what was printed they can, and the levels that people chose go along.
  await takeIn(page, (plan) => {
    plan.publications = [];
  });
  await chooseSet(page, "2区分：達成・未達成（100）");
  await page.getByRole("button", { name: "計画に採り入れる…" }).click();
  await dialog.getByRole("button", { name: "採り入れる" }).click();
  await expect(whole(page)).toContainText("達成 27・未達成 14");
  await expect(page.getByText("変更できませんでした")).toHaveCount(0);
});

test("keeps rules under a name in the plan and in its file, for the settings too", async ({ app, page }) => {
  await app.open("#/what-if");
  await chooseSet(page, "計画の今の規則に戻す");
  await expect(page.getByLabel("規則の組を選ぶ")).toHaveValue("");
  await chooseSet(page, "達成率を小数第1位まで示す");
  await edit(page, "規則を変える");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("名前を入れてください。")).toBeVisible();
  await page.getByLabel("名前を付けて保存").fill("となり町の規則");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator(".rule-sets li")).toContainText(["となり町の規則"]);
  const { bytes } = await app.download(() => page.getByRole("button", { name: "書き出す" }).click());
  const { plan } = JSON.parse(bytes.toString("utf8"));
  expect(plan.rule_sets.map(({ name, rules }) => [name, rules.rate_decimals])).toEqual([["となり町の規則", 1]]);
  expect(plan.rules.rate_decimals).toBe(0);

  await page.goto(app.address + "#/settings/rules");
  await chooseSet(page, "となり町の規則");
  await expect(page.getByLabel("達成率の小数", { exact: true })).toHaveValue("1");
  await expect(page.getByText("判定は同じで、達成率の表示が変わる項目：33項目")).toBeVisible();
  await app.accessible();
  await app.screenshot("settings-rule-sets");
  await page.getByRole("button", { name: "変更する" }).click();
  await page.getByRole("button", { name: "となり町の規則を削除" }).click();
  await expect(page.locator(".rule-sets")).toHaveCount(0);
  // The keyboard is in the box for a name now. What somebody types there and erases comes back; the deletion does, too.
  const name = page.getByLabel("名前を付けて保存");
  await expect(name).toBeFocused();
  await page.keyboard.type("甲");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Control+Z");
  await expect(name).toHaveValue("甲");
  await expect(page.locator(".rule-sets")).toHaveCount(0);
  await app.reload();
  await page.getByLabel("規則の組を選ぶ").selectOption({ index: 3 });
  await name.fill("別の規則");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("button", { name: "別の規則を削除" }).click();
  await expect(name).toBeFocused();
  await page.keyboard.press("Control+Z");
  await expect(page.locator(".rule-sets li")).toContainText(["別の規則"]);
});

test("tells next year on today's results", async ({ app, page }) => {
  await app.open("#/what-if/next-year");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("令和６年度の実績のままなら、令和７年度はどうなるか");
  await expect(page.locator(".lead")).toContainText("R7の見通し：達成");
  const zero = page.getByRole("region", { name: /目標が0/ }).first();
  await expect(zero).toContainText("PPP/PFI手法の優先的検討の実施件数");
  await expect(zero).toContainText("0件");
  await app.accessible();
  await app.screenshot("what-if-next-year");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.accessible();
  await app.screenshot("what-if-next-year-390");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("radio", { name: "R8" }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("この計画には、選んだ年度の次の年度がありません。");
  await expect(page.locator("main").getByRole("link", { name: "設定の「年度」" })).toHaveAttribute("href", "#/settings/years");
  await app.accessible();
});

test("is marked on every sheet of paper, and fits a phone", async ({ app, page }) => {
  await app.open("#/what-if");
  await chooseSet(page, "5段階：5・4・3・2・1（105・100・95・90）");
  await expect(moved(page)).toBeVisible();
  // For people to look at: the mark must be on each of the sheets.
  const pdf = fileURLToPath(new URL("../.out/what-if.pdf", import.meta.url));
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  const sheets = execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  expect(sheets.length).toBeGreaterThan(1);
  for (const sheet of sheets) expect(sheet.replace(/\s+/g, "")).toMatch(/令和６年度指紋[0-9a-f]{6,}/);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".trial-paper")).toBeVisible();
  await expect(page.locator(".trial-banner")).toBeVisible();
  await expect(page.locator(".trial-edit").first()).toBeHidden();
  await app.screenshot("what-if-print");
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.accessible();
  await app.screenshot("what-if-390");
});
