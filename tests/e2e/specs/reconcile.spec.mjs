// 照合: what papers print against what the rows give.
import { expect, test } from "../helpers.mjs";

const card = (page, words) => page.getByRole("article", { name: words });
const parts = (page) => page.getByRole("navigation", { name: "照合の項目" });

test("lists what differs, the gravest first, and explains it", async ({ app, page }) => {
  await app.open("#/reconcile");
  await expect(page.locator(".lead")).toHaveText(/違いが 16件 あります。ほかの\d+か所は一致しています。/);
  await expect(page.locator(".split-main h2")).toHaveText([
    "違いの一覧",
    "項目数（3件）",
    "達成率・実績・目標（1件）",
    "割合（1件）",
    "名称・単位・桁の書き方（11件）",
  ]);
  const row = card(page, /集計表.③/);
  await expect(row.getByRole("row", { name: /^達成 5 4/ })).toContainText("違い");
  await expect(row.getByRole("row", { name: /概ね達成率/ })).toContainText("一致");
  await expect(row).toContainText("「概ね達成」のうち少なくとも1項目を「達成」に数えると、印字の数と一致します。");
  await expect(row).toContainText("率だけでは気付けません");
  await expect(card(page, /経営感覚/)).toContainText("切り捨てにすると 96％ になります。");
  await expect(card(page, /全体に占める割合/)).toContainText("28 ÷ 41 → 68％");
  await app.screenshot("reconcile");
  // From a count to the indicators behind it.
  await row.getByRole("link", { name: "概ね達成の指標を見る" }).click();
  await expect(page).toHaveURL(/#\/list\?priority=p3&standing=near/);
});

test("keeps decisions, makes the 正誤表 of them, copies it and takes it all back, by keyboard", async ({ app, page, context }) => {
  await app.open("#/reconcile");
  const row = card(page, /集計表.③/);
  await row.getByRole("radio", { name: "未決" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(row.getByRole("radio", { name: /訂正する/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(row.getByLabel("理由")).toBeFocused();
  await page.keyboard.type("行の判定から数え直した");
  await expect(page.getByRole("status").filter({ hasText: "訂正する 1件" })).toBeVisible();
  const rate = card(page, /経営感覚/);
  await rate.getByLabel(/このままとする/).check();
  await expect(rate.getByText("このままとする理由が書かれていません。")).toBeVisible();
  await rate.getByLabel("理由").fill("委員会で説明済み");
  await expect(rate.getByText("このままとする理由が書かれていません。")).toHaveCount(0);
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await app.reload();
  // What is settled is folded, and opens again.
  await expect(rate.locator(".find-cols")).toBeHidden();
  await expect(row.locator(".find-cols")).toBeHidden();
  await row.locator("summary").press("Enter");
  await expect(row.getByRole("radio", { name: /訂正する/ })).toBeChecked();
  await expect(row.getByLabel("理由")).toHaveValue("行の判定から数え直した");
  await parts(page).getByRole("link", { name: "正誤表" }).press("Enter");
  const table = page.getByRole("table", { name: "令和６年度　資料の正誤表" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row").nth(1)).toContainText("行の判定から数え直した");
  await expect(page.getByText("まだ決めていない違いが14件あります。")).toBeVisible();
  await app.accessible();
  await app.screenshot("reconcile-errata");
  await page.getByRole("button", { name: "表をコピーする" }).click();
  await expect(page.locator(".toast")).toContainText("正誤表をコピーしました");
  if (!app.isFile) {
    await context.grantPermissions(["clipboard-read"]);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.split(/\r?\n/)[1]).toBe("資料１\t集計表　③市民協働により公共サービスを向上させる　達成\t5\t4\t行の判定から数え直した");
  }
  // The same lines stand on the paper of the meeting, and what is not decided is told beside it.
  await app.open("#/handout");
  await expect(page.locator(".handout-print")).toContainText("まだ決めていない違いが14件あります。");
  await page.getByLabel("表示・印刷する資料").selectOption({ label: "正誤表" });
  const lines = page.locator(".sheet-table[data-kind=errata] tbody tr");
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText("資料１集計表　③市民協働により公共サービスを向上させる　達成54行の判定から数え直した");
  await app.accessible();
  await app.screenshot("handout-errata", { fullPage: false });
  await page.getByRole("link", { name: "照合で決める" }).press("Enter");
  await page.getByRole("button", { name: "未決の11件をすべて「訂正する」にする" }).click();
  await expect(page.getByText("未決 3件・訂正する 12件・このままとする 1件")).toBeVisible();
  await page.locator(".toast").getByRole("button", { name: "元に戻す" }).click();
  await expect(page.getByText("未決 14件・訂正する 1件・このままとする 1件")).toBeVisible();
});

test("asks again when the figures have changed since", async ({ app, page }) => {
  await app.open("#/reconcile");
  const row = card(page, /集計表.③/);
  await row.getByLabel(/訂正する/).check();
  await app.open("#/indicator/p3-1a-1-1");
  await page.locator("#actual-2024").fill("0件");
  await page.locator("#actual-2024").blur();
  await page.getByRole("link", { name: "照合", exact: true }).click();
  await expect(row).toContainText("前に決めたあとで値が変わりました。");
  await expect(row.getByRole("radio", { name: "未決" })).toBeChecked();
});

test("takes a paper in by hand and from a spreadsheet, and compares it", async ({ app, page }) => {
  await app.open("#/reconcile/papers");
  await page.getByRole("button", { name: "資料を加える" }).click();
  await expect(page.getByLabel("資料の名称")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("広報の記事");
  await page.getByRole("button", { name: "重点項目ごとの行と合計の行を作る" }).click();
  await expect(page.getByLabel("集計表の行1 見出し")).toBeFocused();
  await expect(page.getByLabel("集計表の行4 見出し")).toHaveValue("合計");
  await page.getByLabel("集計表の行1 設定項目").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "21\t15\t4\t2\t90.5%\r\n12\t8\t2\t2\t83.3%\r\n8\t4\t3\t1\t87.5%\r\n41\t27\t8\t5\t87.8%\r\n");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".toast")).toContainText("20個のセルに貼り付けました。");
  await expect(page.getByLabel("集計表の行4 概ね達成率")).toHaveValue("87.8%");
  await page.getByRole("button", { name: "文章を加える" }).click();
  await page.getByLabel("文章1 本文").fill("全41項目のうち27項目が達成し、令和７年度は30項目を目指す。未達成は6項目である。");
  await expect(page.locator(".claims li")).toHaveText(["設定項目 41項目（一致）", "達成 27項目（一致）", "未達成 6項目（計算 5）"]);
  await page.getByRole("button", { name: "再掲を加える" }).click();
  await page.getByLabel("再掲1 指標", { exact: true }).selectOption({ label: "Ⅰ(3)ア③　年休取得率" });
  await page.getByLabel("再掲1 印字の名称").fill("年休の取得率");
  await app.accessible();
  await app.screenshot("reconcile-paper");
  await parts(page).getByRole("link", { name: "違いの一覧" }).click();
  const total = page.getByRole("article", { name: /広報の記事 集計表.合計/ });
  await expect(total.getByRole("row", { name: /^概ね達成 8 9/ })).toBeVisible();
  await expect(total).toContainText("少なくとも1項目を");
  await expect(page.getByRole("article", { name: /年休の取得率.*指標名の違い/ })).toContainText("「の」が余分にあります");
});

test("takes the rates and marks of 別紙１ as columns", async ({ app, page }) => {
  await app.open("#/reconcile/rows");
  await page.getByLabel("職員自主研究グループ数 達成率").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "85%\t○\r\n92%\t×\r\n");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".toast")).toContainText("4個のセルに貼り付けました。");
  await parts(page).getByRole("link", { name: "違いの一覧" }).click();
  await expect(page.locator(".split-main h2").nth(2)).toHaveText("判定（1件）");
  await expect(card(page, /職員自主研究グループ数/)).toContainText("85%");
});

test("says what to do when there is nothing to compare, and reads well when all agrees", async ({ app, page }) => {
  await app.open("#/reconcile");
  await page.getByRole("radio", { name: "R7" }).check({ force: true });
  await expect(page.getByText("比べる資料がまだありません")).toBeVisible();
  await page.getByRole("link", { name: "資料の値を入力する" }).click();
  await expect(page.getByText("この年度の資料はまだありません。")).toBeVisible();
  await app.open("#/reconcile/papers/nowhere");
  await expect(page.getByText("この資料はありません")).toBeVisible();
});

test("is accessible and fits the window, on a desk and on a phone", async ({ app, page }) => {
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const route of ["#/reconcile", "#/reconcile/errata", "#/reconcile/papers", "#/reconcile/papers/shiryo-1", "#/reconcile/rows"]) {
    await app.open(route);
    await expect(page.locator(".split-main h2").first()).toBeVisible();
    await app.accessible();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await fits(), route).toBe(0);
    await app.accessible();
    await app.screenshot(`reconcile-phone-${route.split("/").at(-1)}`);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});
