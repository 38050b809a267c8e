// 概況: where the plan stands.
import { expect, test } from "../helpers.mjs";
import { blank, record, takeIn } from "./sample.mjs";

const section = (page, name) => page.getByRole("region", { name, exact: true });
const entered = (page) => page.locator(".page-head .page-side");
const lead = (page) => page.locator(".lead");
const rows = (page) => page.locator("[aria-labelledby=h-sum] tbody tr, [aria-labelledby=h-sum] tfoot tr");
const chooseScope = (page, name) => page.getByLabel("範囲").selectOption({ label: name });

test("says the real plan in one sentence, in figures and in bars", async ({ app, page }) => {
  await app.open();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("令和６年度の取組状況");
  await expect(entered(page)).toHaveText("41項目中 41項目入力済");
  await expect(lead(page)).toHaveText("41項目のうち 達成27、概ね達成9、未達成5。概ね達成率 87.8％（36÷41）");
  await expect(page.locator(".figure dt")).toHaveText(["概ね達成率", "● 達成", "▲ 概ね達成", "× 未達成"]);
  await expect(page.locator(".figure-n")).toHaveText(["87.8％", "27項目", "9項目", "5項目"]);
  await expect(page.locator(".figure .note")).toHaveText([
    "36 ÷ 41（達成 27 ＋ 概ね達成 9）",
    "66％（27÷41）",
    "22％（9÷41）",
    "12％（5÷41）",
  ]);
  const bars = section(page, "重点項目ごとの状況");
  for (const [name, share] of [
    ["Ⅰ　強くしなやかな組織をつくる：21項目のうち達成15、概ね達成4、未達成2", "概ね達成率 90.5％（19÷21）"],
    ["Ⅱ　強い財政基盤を確立する：12項目のうち達成8、概ね達成2、未達成2", "概ね達成率 83.3％（10÷12）"],
    ["Ⅲ　市民協働により公共サービスを向上させる：8項目のうち達成4、概ね達成3、未達成1", "概ね達成率 87.5％（7÷8）"],
  ]) {
    const bar = bars.locator(".bar").filter({ has: page.getByRole("img", { name, exact: true }) });
    await expect(bar).toContainText(share);
  }
  await expect(bars.locator("svg.stack text")).toHaveText(
    ["15", "71％", "4", "19％", "2", "10％", "8", "67％", "2", "17％", "2", "17％", "4", "50％", "3", "38％", "1", "13％"],
  );
  await expect(bars).toContainText("四捨五入のため合計が100％にならない場合があります");
});

test("has the summary table of the paper", async ({ app, page }) => {
  await app.open();
  await expect(page.locator("[aria-labelledby=h-sum] thead th")).toHaveText([
    "重点項目",
    "成果指標設定項目",
    "目標達成項目（100％以上）",
    "目標概ね達成項目（80％以上100％未満）",
    "目標未達成項目（80％未満）",
    "概ね達成率（80％以上）",
  ]);
  await expect(rows(page)).toHaveText([
    "Ⅰ　強くしなやかな組織をつくる211542" + "90.5％（19÷21）",
    "Ⅱ　強い財政基盤を確立する12822" + "83.3％（10÷12）",
    "Ⅲ　市民協働により公共サービスを向上させる8431" + "87.5％（7÷8）",
    "合計412795" + "87.8％（36÷41）",
  ]);
});

test("puts the misses first, each one click from its page", async ({ app, page }) => {
  await app.open();
  const misses = section(page, "未達成の項目（5）");
  await expect(misses.locator(".miss-name")).toHaveText([
    "専門職を必要とする職場への人事配置率",
    "職員採用試験申込者数",
    "ネーミングライツ導入数（累計）",
    "設備投資額",
    "PPP/PFI手法の優先的検討の実施件数",
  ]);
  await expect(misses.locator(".miss-rate")).toHaveText(["77％", "73％", "67％", "60％", "0％"]);
  await expect(misses.locator(".miss").nth(1)).toContainText("Ⅰ(2)イ④職員課目標 1,000人 → 実績 729人");
  await expect(misses.getByRole("link", { name: "一覧で見る" })).toHaveAttribute("href", "#/list?standing=missed");
  // The whole entry is the link, not its words alone.
  await misses.locator(".miss-meta").nth(1).click({ force: true });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("職員採用試験申込者数");
});

test("shows where the paper prints other totals", async ({ app, page }) => {
  await app.open();
  const printed = section(page, "資料１の印字との違い");
  await expect(printed.locator("tbody tr")).toHaveText([
    "③市民協働により公共サービスを向上させる達成54",
    "概ね達成23",
    "合 計達成2827",
    "概ね達成89",
    "全体に占める割合達成68%66％",
    "概ね達成20%22％",
  ]);
  const address = page.url();
  await page.getByRole("link", { name: "違いを見る" }).focus();
  await page.keyboard.press("Enter");
  await expect(printed.getByRole("heading")).toBeFocused();
  await expect(printed.getByRole("heading")).toBeInViewport();
  expect(page.url()).toBe(address);
});

test("follows what is entered", async ({ app, page }) => {
  await app.open("#/indicator/p1-2b-4-1");
  await page.locator("#actual-2024").fill("1,000人");
  await page.locator("#actual-2024").blur();
  await page.getByRole("link", { name: "概況", exact: true }).click();
  await expect(lead(page)).toHaveText("41項目のうち 達成28、概ね達成9、未達成4。概ね達成率 90.2％（37÷41）");
  await page.keyboard.press("Control+Z");
  await expect(lead(page)).toHaveText("41項目のうち 達成27、概ね達成9、未達成5。概ね達成率 87.8％（36÷41）");
});

test("shows a department its own part", async ({ app, page }) => {
  await app.open();
  await chooseScope(page, "行政経営課");
  await expect(page.locator(".page-head")).toContainText("行政経営課");
  await expect(section(page, "未達成の項目（2）").locator(".miss-name")).toHaveText([
    "ネーミングライツ導入数（累計）",
    "PPP/PFI手法の優先的検討の実施件数",
  ]);
  await expect(page.getByText("資料１の印字との違い")).toHaveCount(0);

  await chooseScope(page, "財政課");
  await expect(entered(page)).toHaveText("1項目中 1項目入力済");
  await expect(lead(page)).toHaveText("1項目のうち 達成0、概ね達成1、未達成0。概ね達成率 100.0％（1÷1）");
  await expect(section(page, "重点項目ごとの状況").getByText("この範囲に成果指標はありません。")).toHaveCount(2);
  await expect(section(page, "未達成の項目（0）")).toContainText("この範囲に、未達成の項目はありません。");

  await chooseScope(page, "保育課");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("この課が担当する成果指標はありません");
  await page.getByRole("button", { name: "計画全体を見る" }).click();
  await expect(entered(page)).toHaveText("41項目中 41項目入力済");
  await expect(page.locator("main")).toBeFocused();
  await page.emulateMedia({ media: "print" });
  await expect(entered(page)).toBeVisible();
  await expect(page.getByLabel("範囲")).toHaveValue("");
});

test("shows a year in which nothing has been entered", async ({ app, page }) => {
  await app.open();
  await page.getByRole("radio", { name: "R7" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("令和７年度の取組状況");
  await expect(entered(page)).toHaveText("41項目中 0項目入力済");
  await expect(lead(page)).toHaveText("41項目のうち 未入力41。概ね達成率は、判定が出ると表示します。");
  await expect(page.locator(".figures")).toHaveCount(0);
  const waiting = section(page, "未入力の項目（41）");
  await expect(waiting.locator(".miss")).toHaveCount(10);
  await expect(waiting).toContainText("ほか 31項目は一覧で見られます。");
  await expect(waiting.getByRole("link", { name: "一覧で入力する" })).toHaveAttribute("href", "#/list?standing=waiting");
  await expect(page.locator("[aria-labelledby=h-sum] tfoot tr")).toHaveText("合計4100041―");
  await expect(page.locator("[aria-labelledby=h-misses]")).toHaveCount(0);
  await app.accessible();

  // キャッシュレス has the target － in R8.
  await page.getByRole("radio", { name: "R8" }).click();
  await expect(entered(page)).toHaveText("40項目中 0項目入力済");
  const remark = page.locator("main .notice").filter({ hasText: "集計に入らない指標が1項目" });
  await expect(remark.getByRole("link", { name: "一覧で見る" })).toHaveAttribute("href", "#/list?standing=not-set");
});

test("says what needs somebody before what is not entered", async ({ app, page }) => {
  await app.open("#/indicator/p1-2b-4-1");
  await page.locator("#actual-2024").fill("729件");
  await page.locator("#actual-2024").blur();
  await page.goto(page.url().replace(/#.*/, "#/indicator/p2-2b-2-1"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("設備投資額");
  await page.locator("#actual-2024").fill("");
  await page.locator("#actual-2024").blur();
  await page.getByRole("link", { name: "概況", exact: true }).click();
  await expect(entered(page)).toHaveText("41項目中 40項目入力済");
  await expect(lead(page)).toHaveText(
    "41項目のうち 達成27、概ね達成9、未達成3、要確認1、未入力1。概ね達成率 92.3％（途中：41項目中 39項目、36÷39）",
  );
  await expect(page.locator("main .col h2")).toHaveText([
    "未達成の項目（3）",
    "人の確認が必要な項目（1）",
    "未入力の項目（1）",
  ]);
  await expect(section(page, "人の確認が必要な項目（1）")).toContainText("目標と実績の単位が違います。");
  await expect(section(page, "重点項目ごとの状況")).toContainText("要確認・未入力も含めて描いています");
  await expect(page.locator("[aria-labelledby=h-sum] tfoot tr")).toHaveText("合計412793292.3％（36÷39）");
});

test("says where rounding would have judged otherwise, and what a person decided", async ({ app, page }) => {
  await app.open();
  await takeIn(page, (plan) => {
    record(plan, "p1-2b-4-1").actual = "996人";
    record(plan, "p2-2b-2-1").override = { band: "met", reason: "委員会で決定" };
  });
  const links = page.locator("main .notice li a");
  await expect(links).toHaveText([
    "職員採用試験申込者数：99.6％（表示 100％）で 概ね達成",
    "設備投資額：60％・達成（計算では 60％・未達成）",
  ]);
  await expect(page.locator("main .notice").first()).toContainText("判定には丸める前の率を使っています。");
  await links.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("職員採用試験申込者数");
});

test("speaks in the levels of the plan", async ({ app, page }) => {
  await app.open();
  await takeIn(page, (plan) => {
    const level = (id, label, percent, attains) => ({
      id,
      label,
      mark: label,
      ...(percent && { from: { percent, inclusive: true } }),
      attains,
    });
    plan.rules.bands = [
      level("s", "S", "120", true),
      level("met", "A", "100", true),
      level("near", "B", "80", true),
      level("c", "C", "60", false),
      level("missed", "D", "", false),
    ];
    plan.publications = [];
  });
  await expect(lead(page)).toHaveText("41項目のうち S10、A17、B9、C3、D2。「B」以上の割合 87.8％（36÷41）");
  await expect(page.locator("[aria-labelledby=h-sum] thead th")).toHaveText([
    "重点項目",
    "成果指標設定項目",
    "「S」の項目（120％以上）",
    "「A」の項目（100％以上120％未満）",
    "「B」の項目（80％以上100％未満）",
    "「C」の項目（60％以上80％未満）",
    "「D」の項目（60％未満）",
    "「B」以上の割合（80％以上）",
  ]);
  await expect(section(page, "C・Dの項目（5）").locator(".section-head a")).toHaveText(["Cを一覧で見る", "Dを一覧で見る"]);
  await app.accessible();
  await page.goto(app.address + "#/list");
  await expect(page.locator(".tally").first()).toContainText("「B」以上の割合 87.8％（36÷41）");
});

test("tells a blank plan where to begin", async ({ app, page }) => {
  await app.open();
  await takeIn(page, blank);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("重点項目がまだありません");
  await expect(entered(page)).toHaveText("0項目中 0項目入力済");
  await page.getByRole("link", { name: "体系を作る" }).click();
  await expect(page).toHaveURL(/#\/settings\/structure$/);
});

test("is used by keyboard alone", async ({ app, page }) => {
  await app.open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  const seen = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement.textContent);
    if (seen.at(-1) === "職員採用試験申込者数") break;
    seen.push(name);
  }
  expect(seen).toContain("違いを見る");
  expect(seen).toContain("Ⅰ　強くしなやかな組織をつくる");
  expect(seen.at(-1)).toBe("職員採用試験申込者数");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("職員採用試験申込者数");
});

test("fits a phone, breaks no rule of accessibility, and is pictured", async ({ app, page }) => {
  await app.open();
  await app.accessible();
  await app.screenshot("overview");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.accessible();
  await app.screenshot("overview-390");
});
