// 入力, 提出前チェック, comments, and the file on disk: a clerk's way from opening the page to handing in.
import { expect, test } from "../helpers.mjs";
import { record, takeIn } from "./sample.mjs";

const widths = { office: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const APPLICANTS = "#/fill/p1-2b-4-1";
const COMPOSITE = "#/fill/p2-2c-1-1";

const year = (page, name) => page.getByRole("radio", { name }).check({ force: true });
const choose = (page, name) => page.getByLabel("範囲").selectOption({ label: name });
const progress = (page) => page.locator(".fill-progress b");
const result = (page) => page.locator(".fill-result");
const saved = (page) => expect(page.locator(".top-save")).toContainText("保存済み");

test("leads a department from the choice of its own to its first box", async ({ app, page }) => {
  await app.open();
  await page.getByRole("link", { name: "入力", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("担当課の入力");
  await expect(page.getByRole("row", { name: /職員課/ })).toContainText(/入力 \d+\/\d+/);
  await app.accessible();
  await app.screenshot("fill-departments");
  await page.getByRole("button", { name: "入力する（職員課）" }).click();
  await expect(page.locator("#actual-2024")).toBeFocused();
  await expect(page.locator(".fill-whose")).toHaveText("職員課の入力　令和６年度");
  await expect(page.getByRole("navigation", { name: "自分の課の指標" }).getByRole("link").first()).toHaveAttribute("aria-current", "true");
  // The department is remembered on this device.
  await app.open("#/fill");
  await app.reload();
  await expect(page.locator(".fill-whose")).toContainText("職員課の入力");
});

test("takes one indicator by keyboard alone, and leads on", async ({ app, page }) => {
  await app.open();
  await year(page, "R7");
  await choose(page, "職員課");
  await page.goto(app.address + "#/fill");
  await expect(progress(page)).toHaveText(/^入力 0\/\d+$/);
  const all = Number((await progress(page).textContent()).split("/")[1]);
  const first = await page.getByRole("heading", { level: 1 }).textContent();
  // Every key press and every text typed or pasted is one action.
  let actions = 0;
  const press = (key) => (actions++, page.keyboard.press(key));
  const type = (text) => (actions++, page.keyboard.insertText(text));
  const began = Date.now();
  await page.locator("#actual-2025").click();
  actions++;
  await type("1000");
  await press("Tab");
  await expect(result(page).locator(".field-read")).toContainText("と読み取りました");
  await expect(result(page).locator(".year-sum")).toContainText(/達成率 [\d,]+％/);
  for (let tabs = 0; tabs < 4 && !(await page.locator("#status-2025").evaluate((box) => box === document.activeElement)); tabs++) await press("Tab");
  await type("計画どおり実施した。");
  await press("Tab");
  await type("参加者が増えた。");
  await press("Tab");
  await type("対象を広げる。");
  await press("Control+Enter");
  const seconds = (Date.now() - began) / 1000;
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first);
  await expect(page.locator("#actual-2025")).toBeFocused();
  await expect(progress(page)).toHaveText(`入力 1/${all}`);
  expect(actions).toBeLessThanOrEqual(12);
  expect(seconds).toBeLessThan(60);
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);
  await expect(page.locator("#results-2025")).toHaveValue("参加者が増えた。");
  // The year before is at hand.
  await expect(page.getByRole("region", { name: "前年度（R6）の記録" })).toContainText("目標 R6");
  // The list says what is left, and leads there.
  await page.getByRole("link", { name: "次の未入力へ" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first);
});

test("never carries what was typed into the next indicator", async ({ app, page }) => {
  await app.open();
  await year(page, "R7");
  await choose(page, "職員課");
  await page.goto(app.address + "#/fill");
  const actual = page.locator("#actual-2025");
  const title = page.getByRole("heading", { level: 1 });
  await actual.click();
  // No pause: the key that leads on comes before what was typed has become a change.
  for (const typed of ["10", "11", "12"]) {
    const before = await title.textContent();
    await page.keyboard.insertText(typed);
    await page.keyboard.press("Control+Enter");
    await expect(title).not.toHaveText(before);
    await expect(actual).toBeFocused();
    await expect(actual).toHaveValue("");
  }
  for (const typed of ["12", "11", "10"]) {
    await page.keyboard.press("Control+Shift+Enter");
    await expect(actual).toHaveValue(typed);
  }
  // Nor into one that the browser leads back to, nor past its being taken back.
  await page.goto(app.address + "#/indicator/p1-1a-2-1");
  await page.goto(app.address + "#/indicator/p1-2b-4-1");
  await page.locator("#target-2025").click();
  await page.keyboard.insertText("77");
  await page.keyboard.press("Control+z");
  await expect(page.locator("#target-2025")).not.toHaveValue(/77/);
  await page.keyboard.insertText("77");
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/p1-1a-2-1$/);
  await expect(page.locator("#target-2025")).not.toHaveValue(/77/);
});

test("says what the target means, what was read, and what came of it", async ({ app, page }) => {
  await app.open(APPLICANTS);
  await expect(page.locator(".fill-target")).toContainText("1,000人以上で達成、800人以上で概ね達成です。");
  const actual = page.locator("#actual-2024");
  await actual.fill("９９６");
  await expect(result(page).locator(".field-read")).toHaveText("996人 と読み取りました");
  await expect(result(page).locator(".chip")).toHaveText("▲概ね達成");
  await actual.fill("1,00");
  await expect(result(page).locator(".field-error").first()).toContainText("桁区切り");
  await actual.fill("700人");
  await expect(page.locator("label[for=results-2024]")).toContainText("必須");
  await page.getByRole("link", { name: "ほかの年度と計算の根拠を見る" }).click();
  await expect(page).toHaveURL(/#\/indicator\/p1-2b-4-1$/);
});

test("takes the parts of a composite on the same page", async ({ app, page }) => {
  await app.open(COMPOSITE);
  const parts = page.locator(".fill-part");
  await expect(parts).toHaveCount(6);
  await expect(result(page)).toContainText("98.1％（内訳の平均）");
  await parts.first().getByRole("textbox").first().fill("90");
  await expect(result(page)).not.toContainText("98.1％（内訳の平均）");
  await expect(parts.first()).toContainText("90% と読み取りました");
  await parts.first().getByText("の取組状況と課題").click();
  await parts.first().getByRole("textbox", { name: /取組状況/ }).fill("催告を早めた。");
  await saved(page);
  await app.reload();
  await parts.first().getByText("の取組状況と課題").click();
  await expect(parts.first().getByRole("textbox", { name: /取組状況/ })).toHaveValue("催告を早めた。");
});

test("checks before handing in: errors keep the file back, every finding leads to its box", async ({ app, page }) => {
  await app.open();
  // Out of the whole plan nothing can be handed in.
  await choose(page, "職員課");
  await page.getByRole("link", { name: "提出前チェック", exact: true }).click();
  await expect(page.getByRole("region", { name: "提出ファイル" })).toContainText("開いているのは計画全体のファイルです。");
  await expect(page.getByRole("button", { name: "提出ファイルを書き出す" })).toHaveCount(0);
  await app.accessible();
  await app.screenshot("precheck-whole");
  await takeIn(
    page,
    (plan) => {
      Object.assign(record(plan, "p1-2b-4-1"), { actual: "700人", results: "" });
      record(plan, "p1-1a-2-1").actual = "約5グループ";
    },
    "職員課",
  );
  await choose(page, "財政課");
  await page.goto(app.address + "#/precheck");
  await expect(page.getByRole("region", { name: "提出ファイル" })).toContainText("開いているのは職員課のファイルです。");
  await choose(page, "職員課");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("提出前チェック");
  await expect(page.locator(".lead")).toContainText("直すところが1件");
  await expect(page.getByRole("button", { name: "提出ファイルを書き出す" })).toBeDisabled();
  await expect(page.locator(".findings")).toContainText("「約」の付いたおよその値です。");
  await app.accessible();
  await app.screenshot("precheck-errors");
  await page.getByRole("link", { name: "成果と課題、未達成の理由：未達成の理由が書かれていません。" }).click();
  await expect(page.locator("#results-2024")).toBeFocused();
  await page.keyboard.insertText("採用説明会の時期が遅れた。");
  await page.getByRole("link", { name: "提出前チェックへ" }).first().click();
  await expect(page.locator(".lead")).toContainText("直すところはありません。");
  await app.screenshot("precheck-ready");
  const { name, bytes } = await app.download(() => page.getByRole("button", { name: "提出ファイルを書き出す" }).click());
  expect(name).toMatch(/_職員課_R6_\d{8}-\d{4}_[0-9a-f]{8}\.json$/);
  expect(bytes.toString()).toContain("採用説明会の時期が遅れた。");
  await expect(page.locator(".toast")).toContainText("書き出しました");
});

test("opens a department's file on its own part, with what the secretariat wants it to know", async ({ app, page }) => {
  await app.open();
  const file = JSON.parse(await page.evaluate(() => (document.getElementById("unpacked-sample") ?? document.getElementById("sample")).textContent));
  const own = file.plan.departments.find(({ name }) => name === "職員課").id;
  const part = { department: own, year: 2025, note: "７月31日までに提出してください。\n単位を省かずに書いてください。", cut_at: "2026-04-10T01:00:00Z", origin: "0".repeat(64) };
  const { format, version, as_of, plan } = file;
  await page.locator("input[type=file]").setInputFiles({
    name: "職員課.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ format, version, holds: "department", as_of, part, plan })),
  });
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await expect(page).toHaveURL(/#\/fill$/);
  await expect(page.locator(".fill-whose")).toHaveText("職員課の入力　令和７年度");
  await expect(page.getByRole("region", { name: "事務局からの連絡" })).toContainText("７月31日までに提出してください。");
  await app.accessible();
  await app.screenshot("fill-distributed");
  await page.locator("#actual-2025").fill("1");
  await page.locator("#actual-2025").blur();
  await page.goto(app.address + "#/precheck");
  await expect(page.locator(".lead")).toContainText("直すところが");
});

test("carries comments between department and secretariat", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const comments = page.getByRole("region", { name: "コメント", exact: true });
  await expect(comments).toContainText("コメントはありません。");
  await page.locator("#comment-text").fill("申込者数の内訳はありますか。");
  // What has been begun is not lost.
  await app.reload();
  await expect(page.locator("#comment-text")).toHaveValue("申込者数の内訳はありますか。");
  await comments.getByRole("button", { name: "コメントを加える" }).click();
  await expect(comments.locator(".comment")).toContainText("事務局");
  await expect(comments).toContainText("1件が対応中");
  await expect(page.locator("#comment-text")).toHaveValue("");
  await choose(page, "職員課");
  await expect(page.getByLabel("書く人")).toHaveValue(/./);
  await page.locator("#comment-text").fill("あります。備考に書きました。");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(comments.locator(".comment")).toHaveCount(2);
  await expect(comments.locator(".comment").nth(1)).toContainText("職員課");
  await comments.getByRole("button", { name: /^対応済みにする（事務局/ }).click();
  await comments.getByRole("button", { name: /^対応済みにする（職員課/ }).click();
  await expect(comments).not.toContainText("件が対応中");
  await app.accessible();
  await page.getByRole("button", { name: /元に戻す/ }).first().click();
  await expect(comments).toContainText("1件が対応中");
  await saved(page);
  await page.goto(app.address + "#/indicator/p1-2b-4-1");
  await expect(comments.locator(".comment")).toHaveCount(2);
  // They are in the file, and the overview names what is open.
  const { bytes } = await app.download(() => page.getByRole("button", { name: "書き出す" }).first().click());
  expect(bytes.toString()).toContain("申込者数の内訳はありますか。");
  await page.goto(app.address + "#/");
  await expect(page.getByText("対応中のコメントがある指標が1件あります。")).toBeVisible();
  // And so do the list and the departments.
  await page.goto(app.address + "#/list");
  await expect(page.getByRole("link", { name: /^コメント1/ })).toHaveCount(1);
  await app.screenshot("fill-comments-list", { fullPage: false });
  await choose(page, "計画全体");
  await page.goto(app.address + "#/fill");
  await expect(page.getByRole("row", { name: /職員課/ })).toContainText("コメント1");
});

/** Puts pickers into the page that hand out files of the browser's own storage, where it has one. */
async function withPickers(page) {
  await page.addInitScript(() => {
    const kept = (name) => `file:${name}`;
    const handle = async (name) => {
      if (location.protocol !== "file:") {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(name, { create: true });
      }
      // From a folder there is no such storage: the same by hand.
      return {
        name,
        getFile: async () => new File([sessionStorage.getItem(kept(name)) ?? ""], name),
        createWritable: async () => {
          let text = "";
          return { write: async (more) => void (text += more), abort: async () => {}, close: async () => sessionStorage.setItem(kept(name), text) };
        },
      };
    };
    window.testFile = {
      read: async (name) => (await (await handle(name)).getFile()).text(),
      write: async (name, text) => {
        const stream = await (await handle(name)).createWritable();
        await stream.write(text);
        await stream.close();
      },
    };
    window.showOpenFilePicker = async () => [await handle(window.testFile.next ?? "配布.json")];
    window.showSaveFilePicker = async ({ suggestedName }) => {
      window.testFile.suggested = suggestedName;
      return handle("別名.json");
    };
  });
}

test("saves back to the file that was opened, and never over what others have put there", async ({ app, page }) => {
  await withPickers(page);
  await app.open("#/fill");
  const sample = await page.evaluate(() => (document.getElementById("unpacked-sample") ?? document.getElementById("sample")).textContent);
  await page.evaluate((text) => window.testFile.write("配布.json", text), sample);
  const card = page.getByRole("region", { name: "ファイルに直接保存" });
  await expect(card).toContainText("開いているファイルはありません。");
  await card.getByRole("button", { name: "ファイルを開く" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await expect(page.locator(".top-save")).toContainText("「配布.json」に保存済み");
  await page.goto(app.address + APPLICANTS);
  await page.locator("#actual-2024").fill("912人");
  await page.locator("#actual-2024").blur();
  await expect(page.locator(".top-save")).toContainText("「配布.json」に未保存の変更あり（Ctrl＋S で保存）");
  await page.keyboard.press("Control+S");
  await expect(page.locator(".top-save")).toContainText("「配布.json」に保存済み");
  const first = await page.evaluate(() => window.testFile.read("配布.json"));
  expect(first).toContain('"912人"');
  // Somebody else writes to it: nothing is put over that.
  await page.evaluate((text) => window.testFile.write("配布.json", text), first.replace("912人", "913人"));
  await page.locator("#actual-2024").fill("914人");
  await page.locator("#actual-2024").blur();
  await page.keyboard.press("Control+S");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("ファイルがほかで変更されています");
  await app.accessible();
  expect(await page.evaluate(() => window.testFile.read("配布.json"))).toContain("913人");
  await dialog.getByRole("button", { name: "名前を付けて保存" }).click();
  await expect(page.locator(".top-save")).toContainText("「別名.json」に保存済み");
  expect(await page.evaluate(() => window.testFile.read("別名.json"))).toContain("914人");
  expect(await page.evaluate(() => window.testFile.read("配布.json"))).toContain("913人");
  expect(await page.evaluate(() => window.testFile.suggested)).toMatch(/_R6_\d{8}-\d{4}_[0-9a-f]{8}\.json$/);
  // The browser lets go of the file when the page is opened anew. What was entered since stays when it is chosen again,
  // and what somebody else has put there is shown first.
  await page.locator("#actual-2024").fill("915人");
  await page.locator("#actual-2024").blur();
  await saved(page);
  await app.reload();
  await page.goto(app.address + "#/fill");
  await page.getByLabel("範囲").selectOption({ label: "計画全体" });
  await expect(card).toContainText("「別名.json」は閉じています。");
  await page.evaluate(() => void (window.testFile.next = "別名.json"));
  await card.getByRole("button", { name: "ファイルを開く" }).click();
  await expect(page.locator(".top-save")).toContainText("「別名.json」に未保存の変更あり");
  await page.keyboard.press("Control+S");
  await expect(page.locator(".top-save")).toContainText("「別名.json」に保存済み");
  const kept = await page.evaluate(() => window.testFile.read("別名.json"));
  expect(kept).toContain("915人");
  await app.reload();
  await page.evaluate((text) => window.testFile.write("別名.json", text), kept.replace("915人", "916人"));
  await page.evaluate(() => void (window.testFile.next = "別名.json"));
  await card.getByRole("button", { name: "ファイルを開く" }).click();
  await expect(page.getByRole("dialog")).toContainText("取り込む");
  await page.getByRole("dialog").getByRole("button", { name: "やめる" }).click();
  expect(await page.evaluate(() => window.testFile.read("別名.json"))).toContain("916人");
  // A file that comes in another way is not written back to.
  await takeIn(page, () => {});
  await expect(page.locator(".top-save")).toContainText("ファイルと同じ");
});

test("a file that is written late is not taken for one of the plan that has come meanwhile", async ({ app, page }) => {
  await page.addInitScript(() => {
    const close = (text) => new Promise((resolve) => (window.finish = () => resolve(void (window.onDisk = text))));
    const createWritable = async () => {
      let text = "";
      return { write: async (more) => void (text += more), abort: async () => {}, close: () => close(text) };
    };
    window.showOpenFilePicker = async () => [{ name: "配布.json", getFile: async () => new File([window.onDisk], "配布.json"), createWritable }];
  });
  await app.open("#/fill");
  await page.evaluate(() => (window.onDisk = (document.getElementById("unpacked-sample") ?? document.getElementById("sample")).textContent));
  await page.getByRole("region", { name: "ファイルに直接保存" }).getByRole("button", { name: "ファイルを開く" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "取り込む" }).click();
  const line = page.locator(".top-save");
  await expect(line).toContainText("「配布.json」に保存済み");
  await page.goto(app.address + APPLICANTS);
  await page.locator("#actual-2024").fill("912人");
  await page.keyboard.press("Control+S");
  await page.waitForFunction(() => window.finish);
  await page.goto(`${app.address}#/settings/plan`);
  await page.getByRole("button", { name: "空の計画から始める" }).click();
  await dialog.getByRole("button", { name: "始める" }).click();
  await expect(page.locator(".top-name")).toHaveText("（計画名未設定）");
  await expect(line).not.toContainText("配布.json");
  await page.evaluate(() => window.finish());
  await expect(page.locator(".toast")).toContainText("配布.json");
  expect(await page.evaluate(() => window.onDisk)).toContain('"912人"');
  // Of this plan there is no file.
  await app.reload();
  await expect(page.locator(".top-name")).toHaveText("（計画名未設定）");
  await expect(line).toContainText("ファイル未書き出し");
});

test("takes a column of twenty values in two actions, also among a department's own", async ({ app, page }) => {
  const copy = async (count) => {
    await app.open("#/settings/departments");
    await page.getByLabel("担当課の名前", { exact: true }).fill(Array.from({ length: count }, (_, index) => `${index + 1}`).join("\n"));
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Control+C");
  };
  const paste = async (count, department, of) => {
    await copy(count);
    await page.goto(app.address + "#/list");
    await year(page, of);
    await choose(page, department);
    const boxes = page.locator(".c-actual input");
    await expect(boxes.first()).toBeVisible();
    await boxes.first().click();
    await page.keyboard.press("Control+V");
    await expect(page.locator(".toast")).toContainText(`${count}件`);
  };
  await paste(3, "職員課", "R7");
  await paste(20, "計画全体", "R8");
  await choose(page, "職員課");
  await page.goto(app.address + "#/fill");
  await expect(page.locator(".fill-whose")).toContainText("職員課");
});

test("takes the texts of what has no indicator, also from the tree", async ({ app, page }) => {
  await app.open();
  await year(page, "R7");
  await page.goto(app.address + "#/fill");
  // In charge of no indicator at all, but of something that 別紙１ prints.
  await page.getByRole("button", { name: "入力する（保育課）" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("保育課の指標のない取組内容　令和７年度");
  const status = page.getByLabel("取組状況").first();
  await status.fill("調査を終え、案を作った。");
  await status.blur();
  await saved(page);
  await app.accessible();
  await app.screenshot("fill-actions");
  await page.setViewportSize(widths.phone);
  await app.screenshot("fill-actions-phone");
  await app.reload();
  await expect(page.getByLabel("取組状況").first()).toHaveValue("調査を終え、案を作った。");
  // A department with both finds the way beside its indicators, and from the tree the keyboard comes to the box.
  await page.setViewportSize(widths.office);
  await choose(page, "職員課");
  await page.goto(app.address + "#/fill");
  await expect(page.locator(".fill-side").getByRole("link", { name: /^指標のない取組内容（\d+件）$/ })).toBeVisible();
  await page.goto(app.address + "#/tree");
  await page.getByRole("button", { name: "すべて開く" }).click();
  await page.locator(".tree .tree-line > a[href^='#/actions']").first().press("Enter");
  await expect(page.locator("textarea[id^='status-']").first()).toBeFocused();
});

for (const [name, size] of Object.entries(widths)) {
  test(`looks right: ${name}`, async ({ app, page }) => {
    await page.setViewportSize(size);
    await app.open(APPLICANTS);
    await expect(result(page)).toBeVisible();
    await app.accessible();
    await app.screenshot(`fill-${name}`);
    await app.screenshot(`fill-${name}-first`, { fullPage: false });
    await page.goto(app.address + COMPOSITE);
    await expect(page.locator(".fill-part")).toHaveCount(6);
    await app.accessible();
    await app.screenshot(`fill-${name}-composite`);
    await page.goto(app.address + "#/precheck");
    await app.accessible();
    await app.screenshot(`precheck-${name}`);
    await page.goto(app.address + "#/fill");
    await expect(page.locator(".fill-choices")).toBeVisible();
    await app.accessible();
    await app.screenshot(`fill-${name}-departments`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  });
}

test("a year that is chosen by keyboard keeps it, and 範囲 shows what is in force", async ({ app, page }) => {
  await app.open(APPLICANTS);
  const chosen = (name) => page.getByRole("radio", { name, exact: true });
  await chosen("R6").focus();
  for (const name of ["R7", "R8"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(`#actual-${2018 + Number(name[1])}`)).toBeVisible();
    await expect(chosen(name)).toBeFocused();
  }

  await choose(page, "職員課");
  await expect(page.locator(".fill-whose")).toContainText("職員課");
  await choose(page, "計画全体");
  await page.evaluate(() => (location.hash = "#/fill"));
  await page.getByRole("button", { name: "入力する（職員課）" }).click();
  await expect(page.locator(".fill-whose")).toContainText("職員課の入力");
  await expect(page.getByLabel("範囲").locator("option:checked")).toHaveText("職員課");
});
