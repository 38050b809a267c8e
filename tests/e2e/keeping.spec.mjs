// Nothing that was typed is lost, and nothing that cannot be read is overwritten.
import { readFileSync } from "node:fs";
import { expect, test } from "./helpers.mjs";
import { OPEN, newest, seal, slotKey, snapshots } from "./slots.mjs";

const sample = readFileSync(new URL("../../src/sample.json", import.meta.url), "utf8");
const PLAN = JSON.parse(sample).plan.id;
const [A, B] = [slotKey(PLAN, "a"), slotKey(PLAN, "b")];
/** Where the first version of the program kept its one plan. */
const OLD = "tassei:plan";
const ROUTE = "#/indicator/p1-2b-4-1";
const old = (file, header = {}) => `${JSON.stringify({ revision: 3, exported: null, saved_at: "2025-08-08T04:15:00Z", stamp: "test", ...header })}\n${file}`;
const box = (page) => page.locator("#actual-2024");

const edited = (text) => sample.replace('"actual": "729人"', `"actual": "${text}"`);
const asides = (stored) => Object.entries(stored).filter(([key]) => key.startsWith("tassei:set-aside:")).map(([, text]) => text);

/** A second tab, which only reads what the first writes. */
async function reading({ app, page, context, pageAddress }) {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const second = await context.newPage();
  await second.goto(pageAddress + ROUTE);
  await expect(second.locator(".top-save")).toContainText("表示のみ");
  return second;
}

test("a stored plan is opened, with the time of its saving", async ({ app, page }) => {
  await app.store({ [A]: seal(edited("1,200人")) });
  await app.open();
  await expect(page.locator(".lead")).toContainText("達成28");
  await expect(page.locator(".top-save")).toContainText("保存済み 13:15");
});

for (const [name, value, key = A] of [
  ["no plan at all", "ごみ"],
  ["a cut off plan", seal(sample).slice(0, 5_000)],
  ["a newer version", seal(sample.replace('"version": 1', '"version": 9'))],
  ["a cut off plan of the first version", old(sample.slice(0, 5_000)), OLD],
  ["a newer version of the first version", old(sample.replace('"version": 1', '"version": 9')), OLD],
]) {
  test(`what cannot be read is set aside and can be had as a file: ${name}`, async ({ app, page }) => {
    await app.store({ [key]: value });
    await app.open(ROUTE);
    const notice = page.locator(".notice").filter({ hasText: "読み取れませんでした" });
    await expect(notice).toBeVisible();
    const { bytes } = await app.download(() => notice.getByRole("button", { name: "元のデータを受け取る" }).click());
    expect(bytes.toString()).toBe(value);
    await box(page).fill("800人");
    await box(page).blur();
    await expect(page.locator(".top-save")).toContainText("保存済み");
    const stored = await app.stored();
    expect(asides(stored)).toEqual([value]);
    expect(newest(stored, PLAN).file).toContain('"actual": "800人"');
  });
}

test("of two slots the newest whole one is opened, and the other is set aside", async ({ app, page }) => {
  const broken = seal(edited("999人"), { seq: 9 }).replace('"actual": "999人"', '"actual": "998人"');
  await app.store({ [A]: seal(edited("1,200人"), { seq: 8 }), [B]: broken });
  await app.open(ROUTE);
  await expect(box(page)).toHaveValue("1,200人");
  const notice = page.locator(".notice").filter({ hasText: "読み取れませんでした" });
  await expect(notice).toContainText("もう1つ（2025年8月8日 13:15 の保存）を開きました");
  await box(page).fill("1,201人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const stored = await app.stored();
  expect(asides(stored)).toEqual([broken]);
  expect(stored[A]).toBe(stored[B]);
  expect(newest(stored, PLAN).file).toContain('"actual": "1,201人"');
});

/** Another plan than the sample's, as it is stored. */
const [Q, OTHER] = ["q", seal(sample.replaceAll(PLAN, "q").replace(/"name": "[^"]+"/, '"name": "別の計画"'))];

for (const [name, value] of [
  ["is damaged", "ごみ"],
  ["is whole and no plan", seal(sample.replace('"version": 1', '"version": 9'))],
]) {
  test(`a plan that ${name} is told and set aside where another one is opened in its place`, async ({ app, page }) => {
    await app.store({ [A]: value, [slotKey(Q, "a")]: OTHER, [OPEN]: PLAN });
    await app.open();
    await expect(page.locator(".top-name")).toContainText("別の計画");
    await expect(page.locator(".notice").filter({ hasText: "読み取れませんでした" })).toContainText("取り置いています");
    const stored = await app.stored();
    expect([asides(stored), stored[A], stored[slotKey(Q, "a")]]).toEqual([[value], undefined, OTHER]);
  });
}

test("a tab that only reads can open another plan after it wrote a file", async ({ app, page, context, pageAddress }) => {
  const second = await reading({ app, page, context, pageAddress });
  await second.evaluate(([key, value]) => localStorage.setItem(key, value), [slotKey(Q, "a"), OTHER]);
  await Promise.all([second.waitForEvent("download"), second.getByRole("button", { name: "書き出す", exact: true }).first().click()]);
  await second.evaluate(() => (location.hash = "#/settings/plans"));
  await second.getByRole("button", { name: /別の計画.*：開く|：開く/ }).first().click();
  await expect(second.locator(".top-name")).toContainText("別の計画");
});

test("what the first version stored is kept until it is stored in the new way", async ({ app, page }) => {
  const value = old(edited("1,200人"));
  await app.store({ [OLD]: value });
  await app.open(ROUTE);
  await expect(box(page)).toHaveValue("1,200人");
  await expect(page.locator(".top-save")).toContainText("保存済み 13:15");
  expect((await app.stored())[OLD]).toBe(value);
  await box(page).fill("1,201人");
  await box(page).blur();
  await expect.poll(async () => newest(await app.stored(), PLAN)?.file ?? "").toContain('"actual": "1,201人"');
  await expect.poll(async () => (await app.stored())[OLD]).toBeUndefined();
  await app.reload();
  await expect(box(page)).toHaveValue("1,201人");
});

test("what a newer program stored is left alone", async ({ app, page }) => {
  const newer = { [`tassei:2:${PLAN}:a`]: "of a layout to come" };
  await app.store(newer);
  await app.open(ROUTE);
  await expect(page.locator(".notice").filter({ hasText: "新しい版のプログラムで保存した計画があります" })).toBeVisible();
  await box(page).fill("800人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  expect(await app.stored()).toMatchObject(newer);
});

test("somebody who types without a pause is stored meanwhile, within a second", async ({ app, page }) => {
  await app.open("#/indicator/p1-1b-2-1");
  const text = page.getByLabel(/成果と課題/).first();
  await text.click();
  await text.press("Control+End");
  await page.evaluate(() => {
    window.late = [];
    const typed = [];
    let stored = 0;
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      set.call(this, key, value);
      if (!/:[ab]$/.test(key)) return;
      while (stored < typed.length && value.includes(typed[stored].text)) {
        window.late.push(performance.now() - typed[stored].at);
        stored += 1;
      }
    };
    document.addEventListener("input", (event) => typed.push({ text: event.target.value.slice(-12), at: performance.now() }));
    // For how long the machine let nothing at all happen in the page.
    window.still = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.still = Math.max(window.still, now - last - 20);
      last = now;
    }, 20);
  });
  await page.keyboard.type("休まずに入力する。".repeat(6), { delay: 40 });
  await expect.poll(() => page.evaluate(() => window.late.length)).toBeGreaterThan(40);
  const late = await page.evaluate(() => window.late);
  // Two timers of 200 and 250 ms; the rest is what the machine takes.
  expect(Math.max(...late) - (await page.evaluate(() => window.still))).toBeLessThan(1_000);
  expect(late.sort((a, b) => a - b)[Math.floor(late.length * 0.9)]).toBeLessThan(600);
});

test("storage that is cleared under the page is filled again", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const other = await context.newPage();
  await other.goto(pageAddress + "#/about");
  await other.evaluate(() => localStorage.clear());
  await expect.poll(async () => newest(await app.stored(), PLAN)?.file ?? "").toContain('"actual": "900人"');
});

test("room that gets short is told, and old snapshots go", async ({ app, page }) => {
  const entries = { [A]: seal(sample), [OPEN]: PLAN };
  for (let n = 0; n < 9; n += 1) {
    const at = `2025-08-08T0${n}:00:00Z`;
    entries[`tassei:1:${PLAN}:s:${at}:x`] = seal(edited(`${n}人`), { saved_at: at, reason: "work" });
  }
  await app.store(entries);
  await app.open(ROUTE);
  const fill = (units) => page.evaluate((units) => localStorage.setItem("of another page", "x".repeat(units)), units);
  const used = () => page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
  await fill(0);
  await fill(Math.ceil(5_242_880 * 0.72) - (await used()));
  await box(page).fill("901人");
  await box(page).blur();
  const notice = page.locator(".notice").filter({ hasText: "残り少なくなっています" });
  await expect(notice).toContainText(/約7\d％/);
  expect(snapshots(await app.stored(), PLAN)).toHaveLength(9);
  await fill(0);
  await fill(Math.ceil(5_242_880 * 0.9) - (await used()));
  await box(page).fill("902人");
  await box(page).blur();
  await expect.poll(async () => snapshots(await app.stored(), PLAN).length).toBeLessThan(9);
  expect(await used()).toBeLessThan(5_242_880 * 0.86);
  expect(snapshots(await app.stored(), PLAN)[0].file).toContain('"actual": "8人"');
  await fill(0);
  await box(page).fill("903人");
  await box(page).blur();
  await expect(notice).toBeHidden();
});

test("with no room left work goes on, the page says so, and a file can be written", async ({ app, page }) => {
  await app.open(ROUTE);
  await box(page).waitFor();
  await page.evaluate(() => {
    let piece = "x".repeat(1_000_000);
    for (let n = 0; piece.length > 0; n += 1) {
      try {
        localStorage.setItem(`fill-${n}`, piece);
      } catch {
        piece = piece.slice(0, Math.floor(piece.length / 2));
      }
    }
  });
  await box(page).fill("1,500人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存できません");
  await expect(page.locator(".top-save")).toContainText("今すぐ書き出してください");
  const notice = page.locator(".notice").filter({ hasText: "この端末に保存できません" });
  const { bytes } = await app.download(() => notice.getByRole("button", { name: "書き出す" }).click());
  expect(bytes.toString()).toContain('"actual": "1,500人"');
  await expect(box(page)).toHaveValue("1,500人");
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("fill-")).forEach((key) => localStorage.removeItem(key)));
  await box(page).fill("1,501人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await expect(notice).toBeHidden();
});

test("a page whose work is stored nowhere is not closed by accident", async ({ app, page }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.type() === "beforeunload" && asked.length === 1 ? dialog.dismiss() : dialog.accept();
  });
  await page.evaluate(() => {
    Storage.prototype.setItem = function () {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await box(page).fill("901人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存できません");
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(box(page)).toHaveValue("901人");
});

test("without storage the page works and says that nothing is kept", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  await app.open();
  await expect(page.locator(".lead")).toContainText("達成27");
  await expect(page.locator(".top-save")).toContainText("保存できません");
  await expect(page.locator(".notice").filter({ hasText: "この端末に保存できません" })).toBeVisible();
});

test("a second tab follows the first", async ({ app, page, context, pageAddress }) => {
  const second = await reading({ app, page, context, pageAddress });
  await expect(box(second)).toHaveValue("900人");
  await box(page).fill("901人");
  await box(page).blur();
  await expect(box(second)).toHaveValue("901人");
  await expect(second.locator(".top-save")).toContainText("表示のみ（別のタブで編集中）");
});

test("a tab that was open before anything was stored follows, and says so", async ({ app, page, context, pageAddress }) => {
  const second = await context.newPage();
  await second.goto(pageAddress + ROUTE);
  await box(second).waitFor();
  await app.open(ROUTE);
  await box(page).fill("901人");
  await box(page).blur();
  await expect(box(second)).toHaveValue("901人");
  await expect(second.locator(".toast")).toContainText("別のタブの変更を読み込みました");
  await expect(second.locator(".top-save")).toContainText("表示のみ（別のタブで編集中）");
});

test("one tab writes, and another takes over with one click and loses nothing", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const second = await context.newPage();
  await second.goto(pageAddress + ROUTE);
  const reading = second.locator(".notice").filter({ hasText: "この計画は別のタブで編集しています" });
  await expect(reading).toBeVisible();

  // What is typed where nothing may be changed stays in its field and becomes a change with the click.
  const unit = second.locator("#actual-2025");
  await unit.fill("333人");
  await unit.blur();
  await expect(second.locator(".notice").filter({ hasText: "別のタブで編集しているため、変更していません" })).toBeVisible();
  await second.screenshot({ path: new URL(`.out/reading.${app.isFile ? "file" : "served"}.png`, import.meta.url).pathname });
  // What has just been typed in the first tab, and is not stored yet, comes along.
  await box(page).fill("902人");
  await reading.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(reading).toBeHidden();
  await expect(box(second)).toHaveValue("902人");
  await expect(unit).toHaveValue("333人");
  await expect(second.locator(".top-save")).toContainText("保存済み");
  await expect(page.locator(".top-save")).toContainText("表示のみ");
  await expect(page.locator("#actual-2025")).toHaveValue("333人");
  const { file } = newest(await app.stored(), PLAN);
  expect(file).toContain('"actual": "902人"');
  expect(file).toContain('"actual": "333人"');

  // The tab that writes is closed: the other one may write.
  await second.close();
  await expect(page.locator(".top-save")).not.toContainText("表示のみ");
  await box(page).fill("903人");
  await box(page).blur();
  await expect.poll(async () => newest(await app.stored(), PLAN).file).toContain('"actual": "903人"');
});

test("a tab that only reads says that a change was refused, and not that it was made", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const { file } = newest(await app.stored(), PLAN);
  const second = await context.newPage();
  await second.goto(pageAddress + "#/settings/years");
  const [refused, said] = [second.locator(".notice").filter({ hasText: "変更していません" }), second.locator(".toast")];
  await expect(second.locator(".top-save")).toContainText("表示のみ");
  const add = second.locator('section[aria-labelledby="set-years-add"] button').first();
  await add.click();
  await expect(refused).toBeVisible();
  await expect(said).toHaveCount(0);
  // A file can be looked at there, and not be taken in.
  const dialog = second.getByRole("dialog");
  const give = () => second.locator("input[type=file]").first().setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await give();
  await expect(dialog).toContainText("このタブは表示だけのため");
  await expect(dialog.getByRole("button", { name: "取り込む" })).toHaveCount(0);
  await second.keyboard.press("Escape");
  // Where it may be written, both work, and what was said goes with the change after it: 元に戻す would take that one back.
  await second.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(second.locator(".top-save")).not.toContainText("表示のみ");
  await add.click();
  await expect(said).toContainText("加えました");
  await give();
  await dialog.getByRole("button", { name: "取り込む" }).click();
  await expect(said).toContainText("取り込みました");
  await second.goto(pageAddress + ROUTE);
  await box(second).fill("901人");
  await expect(said).toHaveCount(0);
});

test("two tabs never overwrite each other unasked", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  // As if this tab had missed the event: the other one writes while this one is not told.
  const { header, file } = newest(await app.stored(), PLAN);
  const other = seal(file.replace('"actual": "900人"', '"actual": "777人"'), { ...header, seq: header.seq + 1, stamp: "other", trail: [...header.trail, header.stamp] });
  await page.evaluate(([keys, value]) => keys.forEach((key) => localStorage.setItem(key, value)), [[A, B], other]);
  await box(page).fill("950人");
  await box(page).blur();
  const notice = page.locator(".notice").filter({ hasText: "別のタブで同じ計画が変更されました" });
  await expect(notice).toBeVisible();
  await expect(page.locator(".top-save")).toContainText("保存を止めています");
  expect((await app.stored())[A]).toBe(other);
  expect((await app.stored())[B]).toBe(other);
  await expect(box(page)).toHaveValue("950人");
  await notice.getByRole("button", { name: "別のタブの内容を読み込む" }).click();
  await expect(box(page)).toHaveValue("777人");
  await expect(notice).toBeHidden();
  // What was on this page and not stored is not gone either.
  expect(snapshots(await app.stored(), PLAN)[0].file).toContain('"actual": "950人"');
});

test("the other tab's state is taken only once what is here is kept somewhere", async ({ app, page }) => {
  await app.store({ [A]: seal(edited("900人")) });
  await app.open(ROUTE);
  const other = seal(edited("777人"), { seq: 4, stamp: "other", trail: ["test"] });
  await page.evaluate(([key, value]) => {
    localStorage.setItem(key, value);
    // From now on there is room for nothing.
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  }, [B, other]);
  await box(page).fill("950人");
  await box(page).blur();
  const notice = page.locator(".notice").filter({ hasText: "別のタブで同じ計画が変更されました" });
  const take = notice.getByRole("button", { name: "別のタブの内容を読み込む" });
  await take.click();
  const stopped = page.locator(".notice").filter({ hasText: "控えに残せないため、読み込みを止めました" });
  await expect(stopped).toBeVisible();
  await expect(box(page)).toHaveValue("950人");
  await expect(page.locator(".undo, .top-tools button").first()).toBeEnabled();
  const { bytes } = await app.download(() => notice.getByRole("button", { name: "書き出す" }).click());
  expect(bytes.toString()).toContain('"actual": "950人"');
  await take.click();
  await expect(box(page)).toHaveValue("777人");
  await expect(stopped).toBeHidden();
});

test("a tab that the browser brings back as it was asks anew, and can still take over", async ({ app, page, context, pageAddress }) => {
  const second = await reading({ app, page, context, pageAddress });
  const pass = (type) => second.evaluate((type) => window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })), type);
  await pass("pagehide");
  await box(page).fill("901人");
  await box(page).blur();
  await pass("pageshow");
  await expect(box(second)).toHaveValue("901人");
  await expect(second.locator(".top-save")).toContainText("表示のみ");
  await second.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(page.locator(".top-save")).toContainText("表示のみ");
  await box(second).fill("902人");
  await expect(box(page)).toHaveValue("902人");
  // The one that writes comes back as the one that writes, where nobody took over.
  await second.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await second.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await second.bringToFront();
  await expect.poll(async () => {
    const [one, other] = await Promise.all([page, second].map((tab) => tab.locator(".top-save").textContent()));
    return [one, other].filter((line) => line.includes("表示のみ")).length;
  }).toBe(1);
});

test("what was typed where nothing may be changed waits for its own plan", async ({ app, page, context, pageAddress }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await page.goto(pageAddress + "#/settings/plans");
  const line = (tab, name) => tab.locator(".plans tbody tr").filter({ has: tab.getByRole("rowheader", { name }) });
  await line(page, /厚木市/).getByRole("button", { name: /写しを作る/ }).click();
  await expect(page.locator(".plans tbody tr")).toHaveCount(2);
  await page.goto(pageAddress + ROUTE);
  const second = await context.newPage();
  await second.goto(pageAddress + ROUTE);
  await expect(second.locator(".top-save")).toContainText("表示のみ");
  const later = second.locator("#actual-2025");
  await later.fill("333人");
  await later.blur();
  await expect(second.locator(".notice").filter({ hasText: "変更していません" })).toBeVisible();
  // The copy has the same identifiers.
  await second.goto(pageAddress + "#/settings/plans");
  await line(second, /写し/).getByRole("button", { name: /：開く/ }).click();
  await expect(second.locator(".top-save")).not.toContainText("表示のみ");
  await second.goto(pageAddress + ROUTE);
  await box(second).fill("901人");
  await box(second).blur();
  await expect(second.locator(".top-save")).toContainText("保存済み");
  await expect(later).toHaveValue("");
  await second.goto(pageAddress + "#/settings/plans");
  await line(second, /^(?!.*写し).*厚木市/).getByRole("button", { name: /：開く/ }).click();
  await second.goto(pageAddress + ROUTE);
  await second.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(later).toHaveValue("333人");
  await expect(box(second)).toHaveValue("900人");
});

test("how the plan stands to a file goes with it, and so does the time of its data", async ({ app, page }) => {
  await app.open(ROUTE);
  const [line, dialog] = [page.locator(".top-save"), page.getByRole("dialog")];
  const time = "2025-07-01T00:00:00Z";
  const file = JSON.stringify({ ...JSON.parse(sample), as_of: time });
  await page.locator("input[type=file]").first().setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await dialog.getByRole("button", { name: "取り込む" }).click();
  await expect(line).toContainText("ファイルと同じ");
  await page.keyboard.press("Control+z");
  await expect(line).toContainText("ファイル未書き出し");
  await page.keyboard.press("Control+y");
  await expect(line).toContainText("ファイルと同じ");
  const { bytes } = await app.download(() => page.getByRole("button", { name: "書き出す", exact: true }).first().click());
  expect(JSON.parse(bytes.toString()).as_of).toBe(time);
  // There is no file of a plan that has just been begun.
  await page.goto(`${app.address}#/settings/plan`);
  await page.getByRole("button", { name: "空の計画から始める" }).click();
  await dialog.getByRole("button", { name: "始める" }).click();
  await expect(line).toContainText("ファイル未書き出し");
  await expect(line).toContainText("保存済み");
  await app.reload();
  await expect(line).toContainText("ファイル未書き出し");
});

test("what is begun in a comment belongs to its plan", async ({ app, page }) => {
  await app.open(ROUTE);
  await box(page).fill("900人");
  await box(page).blur();
  const draft = page.locator("#comment-text");
  await draft.fill("書きかけ");
  await draft.blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  await app.reload();
  await expect(draft).toHaveValue("書きかけ");
  await app.open("#/settings/plans");
  const line = (name) => page.locator(".plans tbody tr").filter({ has: page.getByRole("rowheader", { name }) });
  await line(/厚木市/).getByRole("button", { name: /写しを作る/ }).click();
  await line(/写し/).getByRole("button", { name: /：開く/ }).click();
  await page.goto(`${app.address}${ROUTE}`);
  await expect(draft).toHaveValue("");
  await app.open("#/settings/plans");
  await line(/^(?!.*写し).*厚木市/).getByRole("button", { name: /：消す/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "消す" }).click();
  await expect(page.locator(".plans tbody tr")).toHaveCount(1);
  expect(Object.values(await app.stored())).not.toContain("書きかけ");
});

test("what another tab stored is kept when this one is chosen", async ({ app, page }) => {
  await app.store({ [A]: seal(edited("900人")) });
  await app.open(ROUTE);
  const other = seal(edited("777人"), { seq: 4, stamp: "other", trail: ["test"] });
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [B, other]);
  await box(page).fill("950人");
  await box(page).blur();
  const notice = page.locator(".notice").filter({ hasText: "別のタブで同じ計画が変更されました" });
  await notice.getByRole("button", { name: "このタブの内容を保存する" }).click();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  const stored = await app.stored();
  expect(newest(stored, PLAN).file).toContain('"actual": "950人"');
  const [snapshot] = snapshots(stored, PLAN);
  expect(snapshot.header.reason).toBe("other-tab");
  expect(snapshot.file).toContain('"actual": "777人"');
});

test("an input method is not disturbed while it composes", async ({ app, page }) => {
  await app.open("#/indicator/p1-1b-2-1");
  const text = page.getByLabel(/成果と課題/).first();
  await text.click();
  await text.press("Control+End");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "けん", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(700);
  await session.send("Input.imeSetComposition", { text: "検討", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(700);
  await session.send("Input.insertText", { text: "検討" });
  const value = await text.inputValue();
  expect(value.endsWith("検討")).toBe(true);
  expect(value.includes("けん")).toBe(false);
  await text.blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  expect(newest(await app.stored(), PLAN).file).toContain("検討");
});

test("what was typed over something that the other tab changes is told and not put over it; the rest waits", async ({ app, page, context, pageAddress }) => {
  const second = await reading({ app, page, context, pageAddress });
  const told = second.locator(".notice").filter({ hasText: "別のタブが先に変更しました" });
  const later = second.locator("#actual-2025");
  for (const [field, text] of [[box(second), "777人"], [later, "333人"]]) {
    await field.fill(text);
    await field.blur();
  }
  await expect(second.locator(".notice").filter({ hasText: "変更していません" })).toBeVisible();
  // It is nowhere but here.
  const asked = [];
  second.on("dialog", (dialog) => (asked.push(dialog.type()), dialog.dismiss()));
  await second.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await box(page).fill("902人");
  await box(page).blur();
  await expect(box(second)).toHaveValue("902人");
  await expect(told).toContainText("実績");
  await expect(told).toContainText("「777人」");
  await expect(told).not.toContainText("333人");
  await second.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(second.locator(".top-save")).toContainText("保存済み");
  await expect(later).toHaveValue("333人");
  await expect(box(second)).toHaveValue("902人");
  await told.getByRole("button", { name: "閉じる" }).click();
  await expect(told).toHaveCount(0);
});

test("Escape in a tab that only reads gives up what was typed, also for later", async ({ app, page, context, pageAddress }) => {
  const second = await reading({ app, page, context, pageAddress });
  await second.evaluate(() => (location.hash = "#/list"));
  const cell = second.locator("td.c-actual input").first();
  const before = await cell.inputValue();
  await cell.click();
  await second.keyboard.type("55");
  await expect(second.locator(".notice").filter({ hasText: "変更していません" })).toBeVisible();
  await second.keyboard.press("Escape");
  await expect(cell).toHaveValue(before);
  // What has not become a change yet is given up as well.
  await second.keyboard.type("66");
  await second.keyboard.press("Escape");
  await expect(cell).toHaveValue(before);
  await second.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(second.locator(".top-save")).not.toContainText("表示のみ");
  await expect(page.locator(".top-save")).toContainText("表示のみ");
  await expect(cell).toHaveValue(before);
  await expect(second.locator(".undo, .top-tools button").first()).toBeDisabled();
});

for (const [name, room] of [["is set aside", true], ["stays where it is, for want of room", false]]) {
  test(`a tab follows to a newer state beside what cannot be read, which ${name}`, async ({ app, page, context, pageAddress }) => {
    const second = await reading({ app, page, context, pageAddress });
    if (!room) {
      await second.evaluate(() => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith("tassei:set-aside:")) throw new DOMException("full", "QuotaExceededError");
          setItem.call(this, key, value);
        };
      });
    }
    const { header, file } = newest(await app.stored(), PLAN);
    const newer = seal(file.replace('"actual": "900人"', '"actual": "901人"'), { ...header, seq: header.seq + 1, stamp: "newer", trail: [...header.trail, header.stamp] });
    await page.evaluate(([a, b, newer]) => (localStorage.setItem(b, "ごみ"), localStorage.setItem(a, newer)), [A, B, newer]);
    await expect(box(second)).toHaveValue("901人");
    const notice = second.locator(".notice").filter({ hasText: "読み取れませんでした" });
    await expect(notice.getByRole("button", { name: "元のデータを受け取る" })).toBeVisible();
    await expect(notice.getByRole("button", { name: "元のデータを消して保存を再開する" })).toHaveCount(room ? 0 : 1);
    const stored = await app.stored();
    expect(asides(stored)).toEqual(room ? ["ごみ"] : []);
    expect([stored[A], stored[B]]).toEqual([newer, "ごみ"]);
  });
}

test("what is typed and taken away again is no change", async ({ app, page }) => {
  await app.open(ROUTE);
  const [undo, redo] = [page.getByRole("button", { name: /元に戻す/ }), page.getByRole("button", { name: /やり直す/ })];
  const before = await box(page).inputValue();
  // Both before the pause after which what is typed becomes a change.
  await box(page).evaluate((input, before) => {
    for (const text of ["1", before]) {
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, before);
  await box(page).blur();
  await expect(page.locator(".top-save")).toContainText("変更なし（見本のまま）");
  await box(page).fill("901人");
  await box(page).blur();
  await expect(undo).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect(redo).toBeEnabled();
  await expect(undo).toBeDisabled();
  // An input method that is left without a word sends the text that was there.
  await box(page).click();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "じ", selectionStart: 1, selectionEnd: 1 });
  await session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  await box(page).blur();
  await expect(box(page)).toHaveValue(before);
  await expect(redo).toBeEnabled();
  // Typed for longer, it is a step only for as long as it is another text.
  await box(page).fill("902人");
  await expect(undo).toBeEnabled();
  await box(page).fill(before);
  await expect(undo).toBeDisabled();
});

test("a choice that is refused does not stay on the screen", async ({ app, page, context, pageAddress }) => {
  const second = await reading({ app, page, context, pageAddress });
  const refused = second.locator(".notice").filter({ hasText: "変更していません" });
  const half = second.getByLabel("半年分の実績を2倍して比べる").first();
  await half.click();
  await expect(refused).toBeVisible();
  await expect(half).not.toBeChecked();
  await second.evaluate(() => (location.hash = "#/list"));
  const level = second.locator("td.c-band select").first();
  const before = await level.inputValue();
  await level.selectOption({ index: 2 });
  await expect(level).toHaveValue(before);
  await second.evaluate(() => (location.hash = "#/settings/years"));
  const reporting = second.locator("main input[type=radio]");
  await reporting.nth(1).click({ force: true });
  await expect(reporting.nth(0)).toBeChecked();
  // Where it may be written, the same choice is made.
  await second.getByRole("button", { name: "このタブで編集する" }).click();
  await expect(second.locator(".top-save")).not.toContainText("表示のみ");
  await reporting.nth(1).click({ force: true });
  await expect(reporting.nth(1)).toBeChecked();
  await expect(second.locator(".top")).toContainText("元に戻す");
});

test("what cannot be read nor set aside is dropped only after a question", async ({ app, page }) => {
  const value = seal(sample).slice(0, 5_000);
  await app.store({ [A]: value });
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("tassei:set-aside:")) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  });
  await app.open(ROUTE);
  const drop = page.getByRole("button", { name: "元のデータを消して保存を再開する" });
  await drop.click();
  const dialog = page.getByRole("dialog");
  await app.accessible();
  expect((await app.download(() => dialog.getByRole("button", { name: "元のデータを受け取る" }).click())).bytes.toString()).toBe(value);
  await dialog.getByRole("button", { name: "やめる" }).click();
  await expect(drop).toBeFocused();
  expect((await app.stored())[A]).toBe(value);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "元のデータを消して保存を再開する" }).click();
  await expect(page.locator(".notice").filter({ hasText: "読み取れませんでした" })).toHaveCount(0);
  await box(page).fill("800人");
  await box(page).blur();
  await expect.poll(async () => newest(await app.stored(), PLAN)?.file).toContain('"actual": "800人"');
});
