// 設定: what a plan is called, its years, departments, rules and structure; and beginning with another plan.
import { expect, test } from "../helpers.mjs";

const PAGES = ["plan", "years", "departments", "rules", "structure"];
const ALL_PAGES = ["#/", "#/list", "#/indicator", "#/tree", "#/composites", ...PAGES.map((page) => `#/settings/${page}`), "#/about"];
const MORE_PAGES = ["#/fill", "#/precheck", "#/reconcile", "#/what-if", "#/collect", "#/handout", "#/history", "#/settings/plans", "#/present"];

/** The sample as it stands in the page, beside the program. */
const sampleOf = (page) => page.evaluate(() => JSON.parse((document.getElementById("unpacked-sample") ?? document.getElementById("sample")).textContent).plan);

/** Names of the sample that would be out of place in anybody else's plan. */
function namesOf(plan) {
  const names = [plan.name, plan.municipality, ...plan.departments.map((department) => department.name)];
  for (const priority of plan.priorities) {
    names.push(priority.name);
    for (const theme of priority.themes) {
      for (const initiative of theme.initiatives) {
        names.push(initiative.name);
        for (const action of initiative.actions) {
          names.push(action.name, ...(action.indicators ?? []).map((indicator) => indicator.name));
        }
      }
    }
  }
  return names;
}

/** The plan as a file would hold it. */
async function exported(app, page) {
  const file = await app.download(() => page.keyboard.press("Control+s"));
  return JSON.parse(file.bytes.toString("utf8")).plan;
}

const undo = (page) => page.keyboard.press("Control+z");
const toast = (page) => page.locator(".toast");
const nameOfPlan = (page) => page.locator(".top-name");

/** Takes a file in as a person does. */
async function takeIn(page, plan) {
  const file = { name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(plan)) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Begins a blank plan of three years from R8 on, by mouse, from the message that greets. */
async function beginBlank(app, page) {
  await app.open("#/");
  await page.locator(".notice").getByRole("link", { name: "空の計画から始める" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("計画の最初の年度").selectOption({ label: "令和８年度（2026年4月から）" });
  await dialog.getByRole("button", { name: "始める" }).click();
  await expect(dialog).toHaveCount(0);
}

test.beforeEach(async ({ page }) => {
  // The choice of first years follows the device's clock.
  await page.clock.setFixedTime(new Date("2026-08-08T04:15:00Z"));
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const name of PAGES) {
    test(`settings ${name} looks right and can be used by anybody, ${width} wide`, async ({ app, page }) => {
      await page.setViewportSize({ width, height });
      await app.open(`#/settings/${name}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("設定");
      await app.accessible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, "the page must not scroll sideways").toBeLessThanOrEqual(0);
      await app.screenshot(`settings-${name}-${width}`, { fullPage: false });
    });
  }
}

test("settings: each page has its address and its link", async ({ app, page }) => {
  await app.open("#/settings/plan");
  const names = ["計画", "年度", "担当課", "計算の規則", "体系の編集"];
  for (const [index, name] of names.entries()) {
    const link = page.getByRole("navigation", { name: "設定の項目" }).getByRole("link", { name, exact: true });
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "page");
    expect(page.url()).toContain(`#/settings/${PAGES[index]}`);
  }
});

test.describe("settings plan", () => {
  test("a new name is in the header at once, is one undo, and is still there after a reload", async ({ app, page }) => {
    await app.open("#/settings/plan");
    const before = (await sampleOf(page)).name;
    await page.getByLabel("計画名").fill("第８次行政改革大綱");
    await expect(nameOfPlan(page)).toHaveText("第８次行政改革大綱");
    await page.getByLabel("自治体名").fill("見本市");
    await page.keyboard.press("Tab");
    await undo(page);
    await expect(page.getByLabel("自治体名")).toHaveValue("厚木市");
    await expect(nameOfPlan(page)).toHaveText("第８次行政改革大綱");
    await expect(page.locator(".top-save")).toContainText("保存済み");
    await app.reload();
    await expect(nameOfPlan(page)).toHaveText("第８次行政改革大綱");
    await expect(page.getByLabel("計画名")).toHaveValue("第８次行政改革大綱");
    expect(before).not.toBe("第８次行政改革大綱");
  });

  test("a missing name is told when the field is left", async ({ app, page }) => {
    await app.open("#/settings/plan");
    const name = page.getByLabel("計画名");
    await name.fill("");
    await expect(page.locator("#plan-name-e")).toHaveCount(0);
    await page.keyboard.press("Tab");
    await expect(page.locator("#plan-name-e")).toContainText("計画名がありません");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await name.fill("計画");
    await expect(page.locator("#plan-name-e")).toHaveCount(0);
  });
});

test.describe("settings blank plan", () => {
  test("is begun with the keyboard alone, holds no word of the sample on any page, and can be taken back", async ({ app, page }) => {
    await app.open("#/settings/plan");
    const sample = await sampleOf(page);
    await page.getByRole("button", { name: "空の計画から始める" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("計画の最初の年度")).toHaveValue("2026");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "空の計画から始める" })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(dialog.getByLabel("計画の最初の年度")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    for (let press = 0; press < 5 && !(await dialog.getByRole("button", { name: "始める" }).evaluate((button) => button === document.activeElement)); press++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");

    // What a new plan needs first is a name.
    await expect(page.getByLabel("計画名")).toBeFocused();
    await expect(nameOfPlan(page)).toHaveText("（計画名未設定）");
    await expect(page.locator(".badge[data-kind=sample]")).toHaveCount(0);
    await expect(page.locator(".notice")).toHaveCount(0);
    await expect(page.locator(".top-switches label")).toContainText(["R9", "R10", "R11"]);

    const names = namesOf(sample);
    expect(names.length).toBeGreaterThan(100);
    for (const route of [...ALL_PAGES, ...MORE_PAGES]) {
      await app.open(route);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const seen = await page.evaluate(() => {
        const fields = [...document.querySelectorAll("input, textarea, option")].map((field) => field.value);
        const labels = [...document.querySelectorAll("[aria-label], [title]")].map((e) => [e.ariaLabel, e.title].join(" "));
        return [document.title, document.querySelector(".app, .show").textContent, ...fields, ...labels].join("\n");
      });
      expect(names.filter((name) => name && seen.includes(name)), route).toEqual([]);
      await app.accessible();
    }
    await app.open("#/fill");
    await page.locator("main").getByRole("link", { name: "担当課" }).click();
    await expect(page).toHaveURL(/#\/settings\/departments$/);
    const plan = await exported(app, page);
    expect(plan).toMatchObject({ name: "", years: [2027, 2028, 2029], reporting_year: 2027, departments: [], priorities: [] });
    expect(plan.sample ?? false).toBe(false);

    await undo(page);
    await expect(nameOfPlan(page)).toHaveText(sample.name);
    await expect(page.locator(".badge[data-kind=sample]")).toHaveCount(1);
  });

  test("leads to the sample again", async ({ app, page }) => {
    await beginBlank(app, page);
    await expect(toast(page)).toContainText("空の計画を始めました");
    await page.getByLabel("計画名").fill("わたしの計画");
    await page.getByRole("button", { name: "見本を開く" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("今の計画「わたしの計画」を閉じて始めます");
    await dialog.getByRole("button", { name: "開く", exact: true }).click();
    await expect(nameOfPlan(page)).toContainText("行政改革大綱");
    await toast(page).getByRole("button", { name: "元に戻す" }).click();
    await expect(nameOfPlan(page)).toHaveText("わたしの計画");
  });
});

test.describe("settings years", () => {
  test("a year is added in the switch and dropped again; one that holds something is kept", async ({ app, page }) => {
    await app.open("#/settings/years");
    const row = (name) => page.getByRole("row", { name: new RegExp(name) });
    await expect(row("令和６年度")).toContainText(/41.*41/);
    await expect(row("令和８年度")).toContainText(/40.*0/);
    await page.getByRole("button", { name: "令和９年度を加える" }).click();
    await expect(page.getByRole("button", { name: "令和10年度を加える" })).toBeFocused();
    await expect(page.getByRole("radio", { name: "R9" })).toHaveCount(1);

    await page.getByRole("button", { name: "令和８年度を削除" }).click();
    await expect(page.locator(".notice", { hasText: "この年度は外せません" })).toContainText("目標40件");
    await expect(row("令和８年度")).toHaveCount(1);
    await page.getByRole("button", { name: "令和９年度を削除" }).click();
    await expect(row("令和９年度")).toHaveCount(0);
    await expect(page.locator(".notice", { hasText: "この年度は外せません" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "令和９年度を加える" })).toBeFocused();
    await toast(page).getByRole("button", { name: "元に戻す" }).click();
    await expect(row("令和９年度")).toHaveCount(1);
  });

  test("a year is closed with its results, and the next one is reported", async ({ app, page }) => {
    await app.open("#/settings/years");
    const next = page.locator("section[aria-labelledby=set-years-next]");
    await expect(next).toContainText("報告する年度：令和６年度から令和７年度");
    await expect(next).toContainText("令和７年度の目標：あり41項目、「－」0項目、空欄0項目");
    await next.getByRole("button", { name: "令和６年度を締めて令和７年度に進む" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.locator(".toast")).toContainText("令和６年度を締め、報告する年度を令和７年度にしました。");
    const row = page.getByRole("row", { name: /^R6/ });
    const mark = row.getByText("締めた年度");
    await expect(mark).toBeVisible();
    await expect(next).toContainText("「－」1項目、空欄0項目");
    await app.accessible();
    await app.screenshot("settings-years-closed");
    // What is recorded in it is shown and not changed; the next year is.
    await app.open("#/indicator/p1-2b-4-1");
    const [before, after] = [page.locator("#actual-2024"), page.locator("#actual-2025")];
    await expect(before).toHaveAttribute("readonly", "");
    await expect(after).not.toHaveAttribute("readonly", "");
    await expect(page.locator(".year legend").getByText("締めた年度").filter({ visible: true })).toHaveCount(1);
    await expect(page.locator("p.closed")).toBeHidden();
    await after.fill("700人");
    await page.getByRole("radio", { name: "R6" }).check();
    for (const route of ["#/reconcile/rows", "#/list", "#/fill/p1-2b-4-1", "#/indicator/p1-2b-4-1"]) {
      await app.open(route);
      await page.getByRole("radio", { name: "R6" }).check();
      await expect(page.locator("p.closed")).toBeVisible();
      const open = page.locator("main .year[data-now] input[type=text]:not([readonly]), main .list input[type=text][id^=actual]:not([readonly])");
      await expect(open).toHaveCount(0);
    }
    await app.accessible();
    await app.screenshot("closed-indicator");
    // What is chosen there is locked as what is typed is.
    const byHand = page.getByRole("region", { name: "手で判定を決める" });
    await expect(byHand).toContainText("値は見るだけです。");
    await expect(byHand.getByRole("checkbox")).toBeDisabled();
    await app.open("#/indicator/p1-1b-2-1");
    await expect(page.getByRole("combobox", { name: "判定" }).first()).toBeDisabled();
    // It is opened again in one step, which can be taken back as the closing can.
    await app.open("#/settings/years");
    await row.getByRole("button", { name: /締めを解く/ }).click();
    await expect(mark).toBeHidden();
    await app.open("#/indicator/p1-2b-4-1");
    await expect(before).not.toHaveAttribute("readonly", "");
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await expect(before).toHaveAttribute("readonly", "");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect(before).not.toHaveAttribute("readonly", "");
    await expect(page.getByRole("radio", { name: "R6" })).toBeChecked();
  });

  test("what a further year makes of results is told before", async ({ app, page }) => {
    await app.open("#/indicator/p1-2b-4-1");
    await page.getByLabel("比べる目標").selectOption({ label: "最終年度の目標" });
    await app.open("#/settings/years");
    const line = page.locator(".lines").filter({ hasText: "令和９年度を加えるとき" });
    await expect(line).toContainText("1項目で、令和６年度");
    await app.accessible();
  });

  test("another year is reported", async ({ app, page }) => {
    await app.open("#/settings/years");
    await page.getByRole("radio", { name: "令和７年度を報告する年度にする" }).check();
    await expect(page.getByRole("radio", { name: "R7", exact: true })).toBeChecked();
    expect((await exported(app, page)).reporting_year).toBe(2025);
    await undo(page);
    await expect(page.getByRole("radio", { name: "令和６年度を報告する年度にする" })).toBeChecked();
  });
});

test.describe("settings departments", () => {
  const names = (page) => page.locator(".outline input").evaluateAll((fields) => fields.map((field) => field.value));

  test("several are pasted at once, and known ones are left out", async ({ app, page }) => {
    await app.open("#/settings/departments");
    await page.getByRole("button", { name: "加える" }).click();
    await expect(page.locator("#dep-new-e")).toContainText("加える名前がありません");
    await page.getByLabel("担当課の名前", { exact: true }).fill("税務課\n水道課\n\n職員課\n税務課\n");
    await expect(page.getByText("2件を加えます（2件は既にあるか重なるため除きます）")).toBeVisible();
    await page.getByRole("button", { name: "加える" }).click();
    expect((await names(page)).slice(-2)).toEqual(["税務課", "水道課"]);
    await expect(page.getByLabel("担当課の名前", { exact: true })).toHaveValue("");
    await toast(page).getByRole("button", { name: "元に戻す" }).click();
    await expect(page.locator(".outline input")).toHaveCount(14);
  });

  test("they are renamed and moved with the keyboard, which stays where it was", async ({ app, page }) => {
    await app.open("#/settings/departments");
    await page.getByLabel("担当課1の名前").fill("人事課");
    const down = page.getByRole("button", { name: "人事課を下へ" });
    await down.focus();
    for (let press = 0; press < 13; press++) {
      await page.keyboard.press("Enter");
      await expect(down).toBeFocused();
    }
    expect((await names(page)).at(-1)).toBe("人事課");
    await expect(down).toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("Enter");
    expect((await names(page)).at(-1)).toBe("人事課");
    await expect(page.getByLabel("範囲")).toHaveCount(0);
    await page.goto(app.address + "#/");
    await expect(page.getByLabel("範囲").locator("option").last()).toHaveText("人事課");
  });

  test("one in charge of something is kept, with the places where it is", async ({ app, page }) => {
    await app.open("#/settings/departments");
    await page.getByRole("button", { name: "職員課を削除" }).click();
    const notice = page.locator(".errors", { hasText: "削除できません" });
    await page.getByLabel("担当課の名前", { exact: true }).fill("税務課");
    await expect(notice).toContainText("「職員課」は19件を担当しているため");
    await expect(notice.getByRole("listitem")).toHaveCount(11);
    await expect(notice.getByRole("listitem").last()).toHaveText("ほか9件");
    await app.accessible();
    // A place leads to the row where the department can be changed.
    await notice.getByRole("link", { name: /^Ⅰ\(1\)ア②/ }).click();
    const name = page.getByLabel("取組内容Ⅰ(1)ア②の名称");
    await expect(name).toBeFocused();
    // What was about to be added is there again.
    await page.goBack();
    await expect(page.getByLabel("担当課の名前", { exact: true })).toHaveValue("税務課");
  });

  test("one in charge of nothing goes", async ({ app, page }) => {
    await app.open("#/settings/departments");
    await page.getByLabel("担当課の名前", { exact: true }).fill("税務課");
    await page.getByRole("button", { name: "加える" }).click();
    await page.getByRole("button", { name: "税務課を削除" }).click();
    await expect(page.locator(".outline input")).toHaveCount(14);
    await expect(toast(page)).toContainText("担当課「税務課」を削除しました");
    await expect(page.getByLabel("担当課14の名前")).toBeFocused();
  });

  test("a name that is missing or used twice is marked", async ({ app, page }) => {
    await app.open("#/settings/departments");
    await page.getByLabel("担当課2の名前").fill("職員課");
    await expect(page.getByText("同じ名前の担当課がほかにもあります。")).toHaveCount(2);
    await page.getByLabel("担当課2の名前").fill("");
    await expect(page.getByText("担当課の名前がありません。")).toHaveCount(1);
    await expect(page.getByLabel("担当課2の名前")).toHaveAttribute("aria-invalid", "true");
  });
});

test.describe("settings rules", () => {
  const bound = (page) => page.getByLabel("「概ね達成」の下限（％）");
  const effect = (page) => page.locator(".effect");
  const share = async (app, page) => {
    await app.open("#/");
    return page.locator("main").innerText();
  };

  test("the effect is told first, and nothing changes before it is wanted", async ({ app, page }) => {
    await app.open("#/settings/rules");
    await expect(effect(page)).toHaveCount(0);
    await bound(page).fill("90");
    await expect(effect(page)).toContainText("この変更で 3項目の判定が変わります");
    await expect(effect(page)).toContainText("概ね達成 9 → 6、未達成 5 → 8");
    await expect(effect(page)).toContainText("87.8％（36÷41） → 80.5％（33÷41）");
    await effect(page).getByText("判定が変わる項目を見る").click();
    await expect(effect(page).getByRole("listitem")).toHaveCount(3);
    await app.accessible();
    await app.screenshot("settings-rules-effect", { fullPage: false });

    // A look elsewhere finds the old rules, and on the way back what was being edited.
    expect(await share(app, page)).toContain("87.8");
    await app.open("#/settings/rules");
    await expect(bound(page)).toHaveValue("90");
    await effect(page).getByRole("button", { name: "やめる" }).click();
    await expect(bound(page)).toHaveValue("80");
    await expect(effect(page)).toHaveCount(0);
  });

  test("changed rules are in force everywhere, and are one undo", async ({ app, page }) => {
    await app.open("#/settings/rules");
    await bound(page).fill("９０％");
    await effect(page).getByRole("button", { name: "変更する" }).click();
    await expect(page.getByRole("heading", { name: "判定の区分" })).toBeFocused();
    await expect(effect(page)).toHaveCount(0);
    await expect(toast(page)).toContainText("計算の規則を変更しました");
    expect(await share(app, page)).toContain("80.5");
    await undo(page);
    await expect(page.locator("main")).toContainText("87.8");
    await app.open("#/settings/rules");
    await expect(bound(page)).toHaveValue("80");
  });

  test("what is wrong is told beside the table, and cannot be put in force", async ({ app, page }) => {
    await app.open("#/settings/rules");
    for (const [value, message] of [
      ["八割", "2番目の区分の下限を読み取れません"],
      ["120", "2番目の区分の下限を、1つ上の区分より小さくしてください"],
      ["", "2番目の区分に下限を入れてください"],
    ]) {
      await bound(page).fill(value);
      await expect(page.locator("#rules-problems")).toContainText(message);
      await expect(bound(page)).toHaveAttribute("aria-invalid", "true");
      await expect(effect(page).getByRole("button", { name: "変更する" })).toBeDisabled();
    }
    await bound(page).fill("80");
    await expect(effect(page)).toHaveCount(0);
    await page.getByRole("button", { name: "「概ね達成」を削除" }).click();
    await expect(page.locator("#rules-problems")).toContainText("区分「概ね達成」は");
    await effect(page).getByRole("button", { name: "やめる" }).click();
    await expect(page.locator(".bands tbody tr")).toHaveCount(3);
  });

  test("levels are added, moved and removed with the keyboard", async ({ app, page }) => {
    await app.open("#/settings/rules");
    await page.getByRole("button", { name: "区分を加える" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("区分3の名称")).toBeFocused();
    await page.keyboard.type("もう少し");
    await page.keyboard.press("Tab");
    await page.keyboard.type("△");
    await page.keyboard.press("Tab");
    await page.keyboard.type("50");
    await expect(effect(page)).toContainText("達成 27・概ね達成 9・未達成 5 →");
    const up = page.getByRole("button", { name: "「もう少し」を上へ" });
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(up).toBeFocused();
    await expect(page.getByLabel("「もう少し」の下限（％）")).toHaveValue("80");
    await page.getByRole("button", { name: "「もう少し」を削除" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("「概ね達成」の名称")).toBeFocused();
    const limit = page.getByRole("button", { name: "区分を加える" });
    for (let level = 3; level < 12; level++) await limit.click();
    await expect(limit).toBeDisabled();
  });

  test("a ready choice keeps what people chose", async ({ app, page }) => {
    await app.open("#/settings/rules");
    const preset = page.getByLabel("よく使われる区分から選ぶ");
    await expect(preset).toHaveValue("0");
    await preset.selectOption({ label: "S・A・B・C・D（120・100・80、Dは0％）" });
    await expect(page.locator(".bands tbody tr")).toHaveCount(5);
    await effect(page).getByRole("button", { name: "変更する" }).click();
    await expect(preset).toHaveValue("2");
    const plan = await exported(app, page);
    const labels = plan.rules.bands.map((band) => band.label);
    expect(labels).toEqual(["S", "A", "B", "C", "D"]);
    expect(await share(app, page)).toContain("87.8");
  });

  test("rounding, formula, zero and cap", async ({ app, page }) => {
    await app.open("#/settings/rules");
    await page.getByLabel("達成率の小数", { exact: true }).selectOption("1");
    await expect(effect(page)).toContainText("達成率の表示が変わる項目：33項目");
    await page.getByLabel("端数の扱い").selectOption("floor");
    await page.getByLabel(/^2 － 実績 ÷ 目標/).check();
    await page.getByLabel("達成とする（100％が入る区分）").check();
    await page.getByLabel("達成率の表示の上限").fill("やく150");
    await expect(page.locator("#rules-cap-e")).toContainText("読み取れません");
    await page.getByLabel("達成率の表示の上限").fill("150");
    await effect(page).getByRole("button", { name: "変更する" }).click();
    const { rules } = await exported(app, page);
    expect(rules).toMatchObject({ rate_decimals: 1, rounding: "floor", lower_formula: "two_minus", zero_target: "met", cap: "150" });
  });
});

test.describe("settings structure", () => {
  const added = (page) => page.locator(".outline-add [role=status]");

  test("a plan is built from nothing with the keyboard alone", async ({ app, page }) => {
    await beginBlank(app, page);
    await app.open("#/settings/structure");
    await page.getByRole("button", { name: "重点項目を加える" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("名称", { exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("#new-error")).toContainText("名称がありません");
    await page.keyboard.type("組織をつくる");
    await page.keyboard.press("Enter");
    await expect(added(page)).toHaveText("重点項目「Ⅰ 組織をつくる」を加えました。");
    await expect(page.getByLabel("番号", { exact: true })).toHaveValue("Ⅱ");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "重点項目を加える" })).toBeFocused();

    for (const [button, name] of [
      ["重点項目Ⅰに推進項目を加える", ""],
      ["推進項目Ⅰ(1)に取組を加える", "人材の育成"],
      ["取組Ⅰ(1)アに取組内容を加える", "研修を行う。"],
    ]) {
      await page.getByRole("button", { name: button }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByLabel("名称", { exact: true })).toBeFocused();
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
      await expect(added(page)).not.toHaveText("");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name: button })).toBeFocused();
    }

    await page.getByRole("button", { name: "取組内容Ⅰ(1)ア①に成果指標を加える" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("時間外勤務");
    await page.keyboard.press("Tab");
    await page.getByLabel("種類").selectOption({ label: "低いほど良い" });
    await page.keyboard.press("Tab");
    await page.keyboard.type("時間");
    await page.keyboard.press("Enter");
    // Kind and unit stay for the next one.
    await expect(page.getByLabel("名称", { exact: true })).toBeFocused();
    await page.keyboard.type("休日勤務");
    await page.keyboard.press("Enter");
    await expect(added(page)).toHaveText("成果指標「休日勤務」を加えました。");

    const [priority] = (await exported(app, page)).priorities;
    const [action] = priority.themes[0].initiatives[0].actions;
    expect([priority.number, priority.themes[0].number, priority.themes[0].initiatives[0].number, action.number]).toEqual(["Ⅰ", "(1)", "ア", "①"]);
    expect(action.indicators.map(({ name, kind, unit }) => [name, kind, unit])).toEqual([
      ["時間外勤務", "lower", "時間"],
      ["休日勤務", "lower", "時間"],
    ]);
    await app.accessible();
  });

  test("a column of names becomes as many indicators, with one undo", async ({ app, page }) => {
    const paste = (text) =>
      page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      }, text);
    await app.open("#/settings/structure");
    const button = page.getByRole("button", { name: "取組内容Ⅰ(1)ア①に成果指標を加える" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("種類").selectOption({ label: "低いほど良い" });
    await page.getByLabel("単位", { exact: true }).fill("時間");
    await page.getByLabel("名称", { exact: true }).focus();
    await paste("時間外勤務\t\r\n\t\r\n休日勤務\t\r\n深夜勤務\t\r\n");
    await expect(toast(page)).toContainText("成果指標3件を加えました。");
    const added = async () => (await exported(app, page)).priorities[0].themes[0].initiatives[0].actions[0].indicators.slice(1);
    expect((await added()).map(({ name, kind, unit }) => [name, kind, unit])).toEqual([
      ["時間外勤務", "lower", "時間"],
      ["休日勤務", "lower", "時間"],
      ["深夜勤務", "lower", "時間"],
    ]);
    await page.getByLabel("名称", { exact: true }).focus();
    await paste("甲\t1\r\n乙\t2\r\n");
    await expect(page.locator("#new-error")).toContainText("名称の1列だけをコピー");
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
    await undo(page);
    expect(await added()).toEqual([]);

    // Into the box of one that is there, lines go as any text: what to do instead is told, with the way back.
    const box = page.getByLabel("成果指標「研修報告「講義内容が理解できた」と回答した割合」の名称");
    const id = await box.getAttribute("id");
    await box.focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "甲\r\n乙\r\n");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      // What the browser does with a paste that nobody has taken.
      document.execCommand("insertText", false, "甲\n乙");
    });
    await expect(toast(page)).toContainText("加えるときの「名称」に貼り付けてください。");
    await toast(page).getByRole("button", { name: "元に戻す" }).click();
    await expect(page.locator(`#${id}`)).toHaveValue("研修報告「講義内容が理解できた」と回答した割合");
  });

  test("an input method's Enter chooses a word and adds nothing", async ({ app, page }) => {
    await app.open("#/settings/structure");
    await page.getByRole("button", { name: "重点項目を加える" }).click();
    const name = page.getByLabel("名称", { exact: true });
    await name.fill("へんかん");
    await name.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
    await name.dispatchEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
    await expect(name).toHaveValue("へんかん");
    await expect(page.getByRole("button", { name: /^重点項目.*に推進項目を加える$/ })).toHaveCount(3);
    // A name that is not added yet stays where it was typed, whatever else is done.
    await page.getByRole("button", { name: "重点項目Ⅰに推進項目を加える" }).click();
    await expect(name).toHaveValue("");
    await page.getByRole("button", { name: "重点項目を加える" }).click();
    await expect(name).toHaveValue("へんかん");
    await app.reload();
    await page.getByRole("button", { name: "重点項目を加える" }).click();
    await expect(name).toHaveValue("へんかん");
    await name.press("Enter");
    await expect(name).toHaveValue("");
  });

  test("a row is renamed, moved with the keyboard on it, and numbers are put in order", async ({ app, page }) => {
    await app.open("#/settings/structure");
    const number = page.locator("#node-p1-1a-number");
    await number.focus();
    for (const key of ["Alt+ArrowDown", "Alt+ArrowUp"]) {
      await page.keyboard.press(key);
      await expect(page.getByText(/取組Ⅰ\(1\)アを.番目に動かしました。/)).toHaveCount(1);
      await expect(number).toBeFocused();
    }
    await page.getByLabel("取組Ⅰ(1)アの名称").fill("人材を育てる");
    const name = page.locator("#node-p1-1a-name");
    await expect(name).toBeFocused();
    await page.keyboard.press("Alt+ArrowDown");
    await expect(name).toBeFocused();
    await expect(page.getByText("取組Ⅰ(1)アを2番目に動かしました。")).toHaveCount(1);
    const order = () => page.locator(".outline-row[data-level='3'] [id$=-number]").evaluateAll((fields) => fields.slice(0, 3).map((field) => field.value));
    expect(await order()).toEqual(["イ", "ア", "ウ"]);
    const down = page.getByRole("button", { name: "取組Ⅰ(1)アを下へ" });
    await down.focus();
    await page.keyboard.press("Enter");
    await expect(down).toBeFocused();
    await expect(down).toHaveAttribute("aria-disabled", "true");
    expect(await order()).toEqual(["イ", "ウ", "ア"]);
    await page.getByRole("button", { name: "番号を順に振り直す" }).click();
    expect(await order()).toEqual(["ア", "イ", "ウ"]);
    await expect(page.getByRole("button", { name: "番号を順に振り直す" })).toHaveCount(0);
    for (let step = 0; step < 4; step++) await undo(page);
    await expect(page.getByLabel("取組Ⅰ(1)アの名称")).toHaveValue("職員の人材育成");
    expect(await order()).toEqual(["ア", "イ", "ウ"]);
  });

  test("a row is moved below another one with the next number there", async ({ app, page }) => {
    await app.open("#/settings/structure");
    await page.getByRole("button", { name: "取組Ⅰ(1)アを移す" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("移す先の推進項目").selectOption({ label: "Ⅲ(3) 市民協働により公共サービスを向上させる" });
    await expect(dialog.getByLabel("移した先での番号")).toHaveValue("ウ");
    await dialog.getByRole("button", { name: "移す" }).click();
    await expect(page.getByLabel("取組Ⅲ(3)ウの名称")).toBeFocused();
    await expect(page.getByLabel("取組Ⅲ(3)ウの名称")).toHaveValue("職員の人材育成");
    await toast(page).getByRole("button", { name: "元に戻す" }).click();
    await expect(page.getByLabel("取組Ⅰ(1)アの名称")).toHaveValue("職員の人材育成");
  });

  test("a removal says what goes with it, and can be taken back", async ({ app, page }) => {
    await app.open("#/settings/structure");
    await page.getByRole("button", { name: "取組Ⅰ(1)アを削除" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("取組内容2件、成果指標2件、目標の入力6件、実績の入力2件");
    await app.accessible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "取組Ⅰ(1)アを削除" })).toBeFocused();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "削除" }).click();
    await expect(page.locator("#node-p1-1a-name")).toHaveCount(0);
    await expect(page.getByLabel("取組Ⅰ(1)イの名称")).toBeFocused();
    await toast(page).getByRole("button", { name: "元に戻す" }).click();
    await expect(page.locator("#node-p1-1a-name")).toHaveValue("職員の人材育成");
    await expect(page.locator("#node-p1-1a-1-name")).toHaveCount(1);
  });

  test("departments of an action are chosen from the list", async ({ app, page }) => {
    await app.open("#/settings/structure");
    const button = page.getByRole("button", { name: "取組内容Ⅰ(1)ア①の 担当課：職員課" });
    await button.click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("職員課")).toBeChecked();
    await dialog.getByLabel("財政課").check();
    await dialog.getByRole("button", { name: "決める" }).click();
    await expect(page.getByRole("button", { name: "取組内容Ⅰ(1)ア①の 担当課：職員課・財政課" })).toBeFocused();
    // In the plan's order, whichever was ticked last.
    await page.keyboard.press("Enter");
    await dialog.getByLabel("職員課").uncheck();
    await dialog.getByLabel("職員課").check();
    await dialog.getByRole("button", { name: "決める" }).click();
    await expect(page.getByRole("button", { name: "取組内容Ⅰ(1)ア①の 担当課：職員課・財政課" })).toBeFocused();
  });

  test("a plan of 1,000 nodes opens folded and stays quick", async ({ app, page }) => {
    await app.open("#/settings/structure");
    const sample = await page.evaluate(() => JSON.parse((document.getElementById("unpacked-sample") ?? document.getElementById("sample")).textContent));
    const initiative = (p, i) => ({
      id: `i${p}-${i}`,
      number: "ア",
      name: `取組${i}`,
      actions: [...Array(7)].map((_, a) => ({
        id: `a${p}-${i}-${a}`,
        number: "①",
        name: `内容${a}`,
        departments: [],
        indicators: [],
      })),
    });
    const priorities = [...Array(4)].map((_, p) => ({
      id: `q${p}`,
      number: "Ⅰ",
      name: `重点${p}`,
      themes: [{ id: `t${p}`, number: "(1)", name: "", initiatives: [...Array(31)].map((_, i) => initiative(p, i)) }],
    }));
    await takeIn(page, { ...sample, plan: { ...sample.plan, id: "large", priorities, publications: [] } });
    await app.open("#/");
    await app.open("#/settings/structure");
    await expect(page.locator(".outline-row")).toHaveCount(2 + 31 * 8 + 3);
    await page.getByRole("button", { name: /重点0.*をたたむ|重点項目Ⅰをたたむ/ }).first().click();
    await expect(page.locator(".outline-row")).toHaveCount(4);
    for (let branch = 0; branch < 4; branch++) await page.getByRole("button", { name: /をひらく$/ }).first().click();
    await expect(page.locator(".outline-row")).toHaveCount(4 * (2 + 31 * 8));
    const name = page.locator("#node-a3-30-6-name");
    await name.fill("書き換え");
    const took = await page.evaluate(async () => {
      const field = document.getElementById("node-a3-30-5-name");
      field.focus();
      const start = performance.now();
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", altKey: true, bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return performance.now() - start;
    });
    await expect(page.locator("#node-a3-30-5-name")).toBeFocused();
    console.log(`moving one of 1,000 rows took ${Math.round(took)} ms`);
    expect(took).toBeLessThan(1_000);
  });
});
