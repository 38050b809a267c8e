// 履歴: snapshots that are taken by themselves, looked at, compared, restored, exported; and 計画の一覧.
import { expect, test } from "../helpers.mjs";
import { PLAN } from "../../soak/_faults.mjs";
import { newest, seal, snapshots } from "../slots.mjs";
import { readFileSync } from "node:fs";

const sample = readFileSync(new URL("../../../src/sample.json", import.meta.url), "utf8");
const HISTORY = "#/history";
const ROUTE = "#/indicator/p1-2b-4-1";
const box = (page) => page.locator("#actual-2024");
const saved = (page) => expect(page.locator(".top-save")).toContainText("保存済み");
const rows = (page) => page.locator(".history tbody tr");
const kept = async (app) => snapshots(await app.stored(), PLAN);
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** A few snapshots, as earlier days would have left them. */
function earlier(days) {
  const entries = { [`tassei:1:${PLAN}:a`]: seal(sample) };
  const reasons = ["import", "rules", "years", "work", "merge", "restore"];
  for (let day = 1; day <= days; day += 1) {
    const at = `2025-08-${String(day).padStart(2, "0")}T04:15:00Z`;
    const file = sample.replace('"actual": "729人"', `"actual": "${day},000人"`).replace('"municipality": "厚木市"', '"municipality": ""');
    entries[`tassei:1:${PLAN}:s:${at}:x`] = seal(file, { saved_at: at, reason: reasons[day % reasons.length] });
  }
  return entries;
}

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`history looks right and can be used by anybody, ${width} wide`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.open(HISTORY);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("履歴");
    await expect(page.getByText("控えはまだありません。")).toBeVisible();
    await app.accessible();
    await app.screenshot(`history-empty-${width}`);
    await app.store(earlier(6));
    await page.evaluate(() => sessionStorage.clear());
    await app.reload();
    await expect(rows(page)).toHaveCount(6);
    await rows(page).first().getByRole("button", { name: /今と比べる/ }).click();
    await expect(page.locator(".history-diff tbody tr")).toHaveCount(2);
    await app.accessible();
    expect(await wide(page), "the page must not scroll sideways").toBeLessThanOrEqual(0);
    await app.screenshot(`history-${width}`);
    await app.open("#/settings/plans");
    await app.accessible();
    expect(await wide(page), "the page must not scroll sideways").toBeLessThanOrEqual(0);
    await app.screenshot(`plans-${width}`);
  });
}

test("a snapshot is compared with now field by field, restored by keyboard, and the restoring is taken back", async ({ app, page }) => {
  await app.store(earlier(2));
  await app.open(HISTORY);
  await expect(rows(page).first()).toContainText("2025年8月2日 13:15");
  await rows(page).first().getByRole("button", { name: /今と比べる/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "2025年8月2日 13:15 の控えと今の内容の違い" })).toBeFocused();
  const diff = page.locator(".history-diff tbody tr");
  await expect(diff).toHaveCount(2);
  await expect(diff.nth(0)).toContainText("自治体名―厚木市");
  await expect(diff.nth(1)).toContainText(/実績 R6.*2,000人729人/);
  await expect(page.locator(".history-held")).toContainText("入力済みの実績（全年度）4141");
  const file = await app.download(() => rows(page).first().getByRole("button", { name: /書き出す/ }).click());
  expect(file.name).toMatch(/_20250802-1315_[^_]+\.json$/);
  expect(file.bytes.toString("utf8")).toContain('"actual": "2,000人"');

  await rows(page).first().getByRole("button", { name: /この時点に戻す/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast")).toContainText("2025年8月2日 13:15 の控えの内容に戻しました");
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText("控えの時点に戻す前");
  await expect(page.locator("main")).toContainText("2025年8月2日 13:15 の控えへの復元");
  await saved(page);
  expect(newest(await app.stored(), PLAN).file).toContain('"actual": "2,000人"');
  await page.keyboard.press("Control+z");
  await expect.poll(async () => newest(await app.stored(), PLAN).file).toContain('"actual": "729人"');
  await expect(page.getByText("元に戻せる操作はありません。")).toBeVisible();
  // What was taken back is done again here, and taken back once more; the keyboard stays.
  const changes = page.locator("[aria-labelledby=history-changes]");
  await changes.getByRole("button", { name: "やり直す" }).press("Enter");
  await expect(changes).toContainText("控えへの復元");
  await expect(changes.getByRole("button", { name: "やり直す" })).toBeFocused();
  await changes.getByRole("button", { name: "元に戻す" }).press("Enter");
  await expect(page.getByText("元に戻せる操作はありません。")).toBeVisible();
  await expect(changes.getByRole("button", { name: "元に戻す" })).toBeFocused();
});

test("snapshots are taken before imports and changes of rules and years, and every 15 minutes of work", async ({ app, page }) => {
  await page.clock.install({ time: new Date("2025-08-08T04:00:00Z") });
  await app.open(ROUTE);
  const reasons = async () => (await kept(app)).map(({ header }) => header.reason);
  await box(page).fill("700人");
  await page.clock.runFor(1_000);
  expect(await reasons()).toEqual([]);
  for (let minute = 1; minute <= 16; minute += 1) {
    await page.clock.runFor(60_000);
    await box(page).fill(`7${minute}人`);
    await page.clock.runFor(1_000);
  }
  expect(await reasons()).toEqual(["work"]);
  await app.open("#/settings/rules");
  await page.getByLabel("「概ね達成」の下限").fill("90");
  await page.getByLabel("「概ね達成」の下限").blur();
  await page.getByRole("button", { name: "変更する" }).click();
  await page.clock.runFor(1_000);
  expect(await reasons()).toEqual(["rules", "work"]);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "取り込む", exact: true }).click()]);
  await chooser.setFiles({ name: "計画.json", mimeType: "application/json", buffer: Buffer.from(sample) });
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await page.clock.runFor(1_000);
  expect(await reasons()).toEqual(["import", "rules", "work"]);
  expect((await kept(app))[0].file).toContain('"actual": "716人"');
  await app.open("#/settings/years");
  await page.getByRole("button", { name: "令和６年度を締めて令和７年度に進む" }).click();
  await page.clock.runFor(1_000);
  expect(await reasons()).toEqual(["years", "import", "rules", "work"]);
  // The closed year's values are only to be read then, so the work goes on in the next.
  // Of many the last ten stay.
  for (let n = 0; n < 10; n += 1) {
    await app.open(ROUTE);
    await page.locator("#actual-2025").fill(`80${n}人`);
    await page.clock.runFor(61_000);
    await app.open(HISTORY);
    await page.getByRole("button", { name: "今の内容を控えに残す" }).click();
    await expect(rows(page).first()).toContainText("手動");
  }
  expect(await reasons()).toEqual(Array(10).fill("hand"));
});

test("plans live side by side: opened, copied, handed out, dropped", async ({ app, page }) => {
  await app.open(ROUTE);
  await box(page).fill("901人");
  await box(page).blur();
  await saved(page);
  await app.open("#/settings/plan");
  await page.getByRole("button", { name: "空の計画から始める" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "始める" }).click();
  await page.getByLabel("計画名").fill("新しい計画");
  await page.getByLabel("計画名").blur();
  await saved(page);
  await app.open("#/settings/plans");
  const line = (name) => page.locator(".plans tbody tr").filter({ has: page.getByRole("rowheader", { name }) });
  await expect(page.locator(".plans tbody tr")).toHaveCount(2);
  await expect(line(/新しい計画/)).toContainText("開いています");
  await app.accessible();

  await line(/厚木市/).getByRole("button", { name: /写しを作る/ }).click();
  await expect(page.locator(".plans tbody tr")).toHaveCount(3);
  await expect(line(/厚木市/).filter({ hasNotText: "写し）" }).getByRole("button", { name: /写しを作る/ })).toBeFocused();
  await line(/厚木市/).filter({ hasNotText: "写し）" }).getByRole("button", { name: /：開く/ }).click();
  await expect(page.locator(".top-name")).toContainText("厚木市");
  await expect(line(/新しい計画/)).not.toContainText("開いています");
  const file = await app.download(() => line(/新しい計画/).getByRole("button", { name: /書き出す/ }).click());
  expect(JSON.parse(file.bytes.toString("utf8")).plan.name).toBe("新しい計画");

  // Each comes back as it was, also after loading again.
  await app.reload();
  await expect(page.locator(".top-name")).toContainText("厚木市");
  await app.open(ROUTE);
  await expect(box(page)).toHaveValue("901人");
  await app.open("#/settings/plans");
  await line(/写し）/).getByRole("button", { name: /：消す/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "消す" }).click();
  await expect(page.locator(".plans tbody tr")).toHaveCount(2);
  expect(newest(await app.stored(), PLAN).file).toContain('"actual": "901人"');
});

test("undo takes back what is seen: in a box that is not the plan's the browser does, behind a dialog nobody", async ({ app, page }) => {
  await app.open(ROUTE);
  await box(page).fill("700人");
  await box(page).blur();
  const step = page.getByRole("button", { name: /^元に戻す/ }).first();
  await expect(step).toContainText("実績");
  const done = await step.textContent();
  for (const [route, id] of [["#/list", "list-text"], [ROUTE, "comment-text"], ["#/settings/departments", "dep-new"], ["#/collect", "collect-note"]]) {
    await page.evaluate((route) => (location.hash = route), route);
    await page.locator(`#${id}`).focus();
    await page.keyboard.type("x");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+y");
    await expect(step, id).toHaveText(done);
  }
  await page.locator("input[type=file]").first().setInputFiles({ name: "計画.json", mimeType: "application/json", buffer: Buffer.from(sample) });
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(step).toHaveText(done);
  // In the plan's own box, and outside of boxes, it is the program's.
  await page.evaluate((route) => (location.hash = route), ROUTE);
  await box(page).focus();
  await page.keyboard.press("Control+z");
  await expect(box(page)).toHaveValue("729人");
  await page.locator("main h1").click();
  await page.keyboard.press("Control+y");
  await expect(box(page)).toHaveValue("700人");
});
