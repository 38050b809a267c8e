// Handing files out to departments, and merging what they send back.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test, expect } from "../helpers.mjs";
import { snapshots } from "../slots.mjs";

const SAMPLE = JSON.parse(readFileSync(fileURLToPath(new URL("../../../src/sample.json", import.meta.url))));

/** Every indicator of a file's plan with the departments in charge. */
function indicators(plan) {
  const all = [];
  for (const priority of plan.priorities)
    for (const theme of priority.themes)
      for (const initiative of theme.initiatives)
        for (const action of initiative.actions)
          for (const indicator of action.indicators ?? [])
            all.push({ indicator, departments: indicator.departments?.length ? indicator.departments : action.departments ?? [] });
  return all;
}

/** The first 取組内容 of a department, in which one without indicators writes. */
function action(plan, id) {
  const below = (list, name) => list.flatMap((one) => one[name]);
  const actions = below(below(below(plan.priorities, "themes"), "initiatives"), "actions");
  return actions.find(({ departments }) => departments?.includes(id));
}

const find = (plan, id) => indicators(plan).find(({ indicator }) => indicator.id === id).indicator;

/** Puts a value into a year of an indicator, in the order in which the program writes. */
function put(plan, id, field, value) {
  const order = ["target", "actual", "assessment", "override", "parts", "results", "next_steps", "note"];
  const years = (find(plan, id).years ??= {});
  const record = { ...years["2024"], [field]: value };
  years["2024"] = Object.fromEntries(Object.entries(record).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

/** Downloads all files that the button hands out. */
async function handOut(app, count) {
  const files = [];
  app.page.on("download", async (download) => {
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    files.push({ name: download.suggestedFilename(), text: Buffer.concat(chunks).toString() });
  });
  await app.page.getByRole("button", { name: /^担当課ごとに書き出す/ }).click();
  await expect.poll(() => files.length, { timeout: 30_000 }).toBe(count);
  return files;
}

/** What a department does with its file: the plan as it was cut is kept beside the plan as it is now. */
function filled(text, as_of, change, spaces = 2) {
  const { format, version, holds, part, plan } = JSON.parse(text);
  const base = structuredClone(plan);
  change(plan);
  return JSON.stringify({ format, version, holds, as_of, part, plan, base }, null, spaces) + "\n";
}

/** Lets go of files over the page, as from a folder. */
async function drop(app, files) {
  const transfer = await app.page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) transfer.items.add(new File([text], name, { type: "application/json" }));
    return transfer;
  }, files);
  await app.page.dispatchEvent(".app", "drop", { dataTransfer: transfer });
}

async function exported(app) {
  const { bytes } = await app.download(() => app.page.getByRole("button", { name: "書き出す", exact: true }).first().click());
  return JSON.parse(bytes.toString());
}

test("every department's file comes back and all of it is settled and taken in", async ({ app }) => {
  // A round of fourteen files and of what can go wrong with them.
  test.setTimeout(90_000);
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 800 });
  await app.open("#/collect");
  await expect(page.getByRole("heading", { level: 1, name: "受領・統合" })).toBeVisible();
  await app.accessible();

  const all = indicators(SAMPLE.plan);
  const inCharge = SAMPLE.plan.departments.filter(({ id }) => JSON.stringify(SAMPLE.plan.priorities).includes(`"${id}"`));
  await page.getByLabel("担当課への連絡").fill("６月30日までに提出してください。");
  const files = await handOut(app, inCharge.length);
  for (const { name, text } of files) {
    const file = JSON.parse(text);
    expect(file.holds).toBe("department");
    expect(file.part.note).toBe("６月30日までに提出してください。");
    expect(file.base).toBeUndefined();
    const department = SAMPLE.plan.departments.find(({ id }) => id === file.part.department);
    expect(name).toContain(`_${department.name}_R6_`);
    expect(name).toContain(`_${file.part.origin.slice(0, 8)}.json`);
  }

  // Each department fills in a figure of its first indicator. What comes of it is computed here in another way: by
  // putting the same figures into the plan one by one.
  const fileOf = (id) => files.find(({ text }) => JSON.parse(text).part.department === id);
  const shared = all.find(({ departments }) => departments.length > 1);
  const sharedId = shared.indicator.id;
  const [first, second] = shared.departments;
  const expected = structuredClone(SAMPLE.plan);
  const sent = [];
  inCharge.forEach(({ id, name }, index) => {
    const own = all.find(({ departments, indicator }) => departments.includes(id) && indicator.id !== sharedId);
    const value = `${name}の成果と課題`;
    // Half of them come back as they were written, the others have been through another program.
    const spaces = index % 2 ? 2 : 1;
    const change = (plan) => {
      if (own) put(plan, own.indicator.id, "results", value);
      else action(plan, id).years["2024"].status = value;
      if (id === first) put(plan, sharedId, "next_steps", "研修を３回行う。");
      if (id === second) put(plan, sharedId, "next_steps", "研修を５回行う。");
      // One of them also changes what is not its own.
      if (index === 0) {
        const other = all.find(({ departments }) => !departments.includes(id));
        put(plan, other.indicator.id, "note", "担当外の書き込み");
      }
    };
    const text = filled(fileOf(id).text, "2025-07-01T00:00:00Z", change, spaces);
    if (own) put(expected, own.indicator.id, "results", value);
    else action(expected, id).years["2024"].status = value;
    if (index === 0) {
      const other = all.find(({ departments }) => !departments.includes(id));
      put(expected, other.indicator.id, "note", "担当外の書き込み");
    }
    sent.push({ name: `${name}.json`, text });
  });
  put(expected, sharedId, "next_steps", "研修を５回行う。");
  const some = sent[0].text;
  const stale = filled(fileOf(inCharge[1].id).text, "2025-06-01T00:00:00Z", (plan) => {
    put(plan, sharedId, "note", "古い");
  });
  const bad = [
    { name: "古い.json", text: stale },
    { name: "別の計画.json", text: some.replaceAll(`"id": "${SAMPLE.plan.id}"`, '"id": "other"') },
    { name: "新しい形式.json", text: some.replace('"version": 1', '"version": 2') },
    { name: "途中まで.json", text: some.slice(0, 5000) },
  ];

  const before = await exported(app);
  await drop(app, [...sent, ...bad]);
  await expect(page.getByText("すべての担当課から受け取りました。")).toBeVisible();
  const row = (name) => page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
  await expect(row("古い.json")).toContainText("古いファイル");
  await expect(row("別の計画.json")).toContainText("別の計画");
  await expect(row("新しい形式.json")).toContainText("新しい形式");
  await expect(row("途中まで.json")).toContainText("途中で切れています");
  await expect(page.getByRole("heading", { name: "食い違い（1件）" })).toBeVisible();
  await app.accessible();
  await app.screenshot("collect-1280");

  // Nothing is taken in before the conflict is settled.
  const apply = page.getByRole("button", { name: "反映する" });
  await expect(apply).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("あと1件を決めると反映できます。")).toBeVisible();
  const conflict = page.locator(".collect-question").first();
  await expect(conflict.locator("ins").first()).toBeVisible();
  const secondName = SAMPLE.plan.departments.find(({ id }) => id === second).name;
  await conflict.getByRole("radio", { name: new RegExp(secondName) }).check();
  await conflict.getByLabel("決めた理由（任意）").fill("両課で確かめた。");
  await page.setViewportSize({ width: 390, height: 844 });
  await app.accessible();
  await app.screenshot("collect-390");
  await page.setViewportSize({ width: 1280, height: 800 });
  expect((await exported(app)).plan).toEqual(before.plan);

  await apply.click();
  await expect(page.getByText("件を反映しました。")).toBeVisible();
  const after = await exported(app);
  const { merges, ...plan } = after.plan;
  expect(plan).toEqual(expected);
  expect(merges).toHaveLength(inCharge.length);
  const reasons = merges.flatMap(({ values }) => values ?? []).filter(({ reason }) => reason);
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.every(({ at, reason }) => at === `${sharedId}/years/2024/next_steps` && reason === "両課で確かめた。")).toBe(true);
  await expect(row(sent[0].name)).toContainText("反映済み");

  // The page of the indicator says where the value came from.
  await page.goto(`${app.address}#/indicator/${sharedId}`);
  const source = page.getByRole("table", { name: "入力元" });
  await expect(source.getByRole("row").filter({ hasText: "今後の取組" })).toContainText(secondName);
  await app.screenshot("collect-source");

  // One step takes all of it back.
  await page.goto(`${app.address}#/collect`);
  await page.getByRole("button", { name: /^元に戻す/ }).first().click();
  expect((await exported(app)).plan).toEqual(before.plan);
});

/** Takes the file of a department out of the page. */
async function cutFor(app, department) {
  await app.open("#/collect");
  await app.page.getByText("課を選んで書き出す").click();
  const { bytes } = await app.download(() => app.page.getByRole("button", { name: `${department.name}のファイルを書き出す` }).click());
  return bytes.toString();
}

const alone = indicators(SAMPLE.plan).find(({ departments }) => departments.length === 1);
const owner = SAMPLE.plan.departments.find(({ id }) => id === alone.departments[0]);

test("a file without conflicts is taken in by a few clicks, and who answered is not asked again", async ({ app }) => {
  const { page } = app;
  const cut = await cutFor(app, owner);
  const file = filled(cut, "2025-07-01T00:00:00Z", (plan) => put(plan, alone.indicator.id, "note", "課の備考"));
  // A file in which nothing was filled in is no answer.
  await drop(app, [{ name: "未入力.json", text: cut }]);
  await expect(page.locator(".collect-missing")).toContainText(owner.name);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "ファイルを選ぶ" }).click();
  await (await choosing).setFiles({ name: "課.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "反映する" }).click();
  await expect(page.getByText("1ファイルの1件を反映しました。")).toBeVisible();
  const whole = await exported(app);
  expect(find(whole.plan, alone.indicator.id).years["2024"].note).toBe("課の備考");
  await page.getByRole("button", { name: "一覧を空にする" }).click();
  await drop(app, [{ name: "途中.json", text: file.slice(0, 900) }]);
  await expect(page.locator(".collect-missing")).toContainText("未提出：");
  await expect(page.locator(".collect-missing")).not.toContainText(owner.name);
});

test("what is dropped while other files are read joins them, and decisions outlast the page", async ({ app }) => {
  const { page } = app;
  const shared = indicators(SAMPLE.plan).find(({ departments }) => departments.length > 1);
  await app.open("#/collect");
  const cut = JSON.parse(await cutFor(app, owner));
  const by = (department, words) => {
    const text = JSON.stringify({ ...cut, part: { ...cut.part, department } });
    return { name: `${words}.json`, text: filled(text, "2025-07-01T00:00:00Z", (plan) => put(plan, shared.indicator.id, "next_steps", words)) };
  };
  const files = [by(shared.departments[0], "甲"), by(shared.departments[1], "乙")];
  // Both at once: neither run may forget what the other has read.
  await page.evaluate((files) => {
    for (const { name, text } of files) {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: "application/json" }));
      document.querySelector(".app").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, files);
  await expect(page.locator(".collect-list tbody tr")).toHaveCount(2);
  const conflict = page.locator(".collect-question").first();
  await conflict.getByText("別の内容にする").click();
  await conflict.getByRole("textbox", { name: /に入れる内容$/ }).fill("丙");
  await conflict.getByLabel("決めた理由（任意）").fill("両方を合わせた。");
  // What was typed stays when another answer is chosen, and can be chosen again.
  const typed = conflict.getByRole("radio", { name: "この内容を採る" });
  await expect(typed).toBeChecked();
  await conflict.getByRole("radio").first().check();
  await expect(typed).not.toBeChecked();
  await expect(conflict.getByRole("textbox", { name: /に入れる内容$/ })).toHaveValue("丙");
  await page.keyboard.press("Tab");
  await typed.check();
  await app.accessible();
  await app.screenshot("collect-typed");
  await page.goto(`${app.address}#/about`);
  await page.goto(`${app.address}#/collect`);
  await expect(conflict.getByRole("textbox", { name: /に入れる内容$/ })).toHaveValue("丙");
  await expect(conflict.getByLabel("決めた理由（任意）")).toHaveValue("両方を合わせた。");
  // One more file that says nothing about it changes nothing about the decision.
  const third = SAMPLE.plan.departments.find(({ id }) => !shared.departments.includes(id)).id;
  const other = JSON.stringify({ ...cut, part: { ...cut.part, department: third } });
  await drop(app, [{ name: "別の指標.json", text: filled(other, "2025-07-02T00:00:00Z", (plan) => put(plan, alone.indicator.id, "note", "別")) }]);
  await expect(page.locator(".collect-list tbody tr")).toHaveCount(3);
  await page.getByRole("button", { name: "反映する" }).click();
  await expect(page.getByText("件を反映しました。")).toBeVisible();
  const { plan } = await exported(app);
  expect(find(plan, shared.indicator.id).years["2024"].next_steps).toBe("丙");
  expect(find(plan, alone.indicator.id).years["2024"].note).toBe("別");
});

test("a department takes a newer distribution into its own work", async ({ app }) => {
  const { page } = app;
  const first = await cutFor(app, owner);
  // Meanwhile the secretariat changes a target and hands the file out once more.
  await page.goto(`${app.address}#/indicator/${alone.indicator.id}`);
  await page.locator("#target-2025").fill("77");
  await page.locator("#target-2025").blur();
  await page.goto(`${app.address}#/about`);
  const second = await cutFor(app, owner);
  expect(JSON.parse(second).part.origin).not.toBe(JSON.parse(first).part.origin);

  // The department has the first one, and has begun.
  await page.locator("input[type=file]").first().setInputFiles({ name: "配布1.json", mimeType: "application/json", buffer: Buffer.from(first) });
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await page.goto(`${app.address}#/fill/${alone.indicator.id}`);
  await page.locator("#results-2024").fill("入力の途中");
  await page.locator("#results-2024").blur();
  await page.goto(`${app.address}#/collect`);
  await expect(page.getByText(`このファイルは${owner.name}の担当分です。`)).toBeVisible();
  await drop(app, [{ name: "配布2.json", text: second }]);
  await expect(page.getByText("1件を反映します。食い違いはありません。")).toBeVisible();
  await app.accessible();
  await page.getByRole("button", { name: "反映する" }).click();
  await expect(page.getByText("1ファイルの1件を反映しました。")).toBeVisible();
  const mine = await exported(app);
  await expect.poll(async () => snapshots(await app.stored(), mine.plan.id)[0]?.header.reason).toBe("merge");
  const record = find(mine.plan, alone.indicator.id).years;
  expect([record["2024"].results, record["2025"].target]).toEqual(["入力の途中", "77"]);
  // From now on it counts from the newer state, so that only the department's own work goes back.
  expect(mine.part.origin).toBe(JSON.parse(second).part.origin);
  expect(find(mine.base, alone.indicator.id).years["2025"].target).toBe("77");
  // What came is noted as the secretariat's, and the list is done with.
  await expect(page.getByText("配布2.json")).toHaveCount(0);
  expect(mine.plan.merges.at(-1).department).toBeUndefined();

  // A copy of the department's file can be opened, and what was received for another plan is no part of it.
  await drop(app, [{ name: "配布2.json", text: second }]);
  await expect(page.getByText("配布2.json")).toHaveCount(1);
  await page.goto(`${app.address}#/settings/plans`);
  await page.getByRole("button", { name: /写しを作る/ }).first().click();
  await page.getByRole("button", { name: /写し.*：開く/ }).click();
  await expect(page.locator(".top-name")).toContainText("写し");
  await expect(page.locator(".notice")).toContainText("受け取ったファイルの一覧を空にしました");
});

test("a reason stays with its conflict, a file is written once, and what is begun outlives the page", async ({ app }) => {
  const { page } = app;
  await app.open("#/collect");
  await page.getByLabel("担当課への連絡").fill("６月まで");
  await page.evaluate(() => (location.hash = "#/about"));
  await expect(page.locator("main h1")).toHaveText("このアプリについて");
  await page.evaluate(() => (location.hash = "#/collect"));
  await expect(page.getByLabel("担当課への連絡")).toHaveValue("６月まで");

  const files = [];
  page.on("download", (download) => files.push(download));
  await page.getByText("課を選んで書き出す").click();
  await page.getByRole("button", { name: `${owner.name}のファイルを書き出す` }).dblclick();
  await expect(page.locator(".toast")).toContainText("1");
  const [cut] = await Promise.all(files.map(async (file) => JSON.parse(readFileSync(await file.path(), "utf8"))));
  expect(files).toHaveLength(1);

  const id = indicators(SAMPLE.plan).find(({ departments }) => departments.length > 1).indicator.id;
  const by = (index, field, words) => {
    const text = JSON.stringify({ ...cut, part: { ...cut.part, department: SAMPLE.plan.departments[index].id } });
    return { name: `${words}.json`, text: filled(text, "2025-07-01T00:00:00Z", (plan) => put(plan, id, field, words)) };
  };
  await drop(app, [by(0, "results", "甲"), by(1, "results", "乙")]);
  const reasons = page.getByLabel("決めた理由（任意）");
  await reasons.fill("両方を合わせた。");
  await drop(app, [by(2, "next_steps", "丙"), by(3, "next_steps", "丁")]);
  await expect(reasons).toHaveCount(2);
  expect(await reasons.evaluateAll((boxes) => boxes.map(({ value }) => value))).toEqual(["", "両方を合わせた。"]);

  // Taken away while they are weighed.
  await page.evaluate(() => {
    const { setTimeout } = window;
    window.setTimeout = (then, delay, ...rest) => setTimeout(then, delay || 400, ...rest);
  });
  await drop(app, [by(4, "note", "戊")]);
  const weighing = page.getByText("照らし合わせています");
  await expect(weighing).toBeVisible();
  // What has been written goes with the list, or with the page: both ask.
  const asks = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const dialog = page.getByRole("dialog");
  const empty = page.locator("#collect-empty");
  expect(await asks()).toBe(true);
  await empty.click();
  await dialog.getByRole("button", { name: "やめる" }).click();
  await expect(empty).toBeFocused();
  await empty.click();
  await app.screenshot("collect-empty", { fullPage: false });
  await dialog.getByRole("button", { name: "一覧を空にする" }).click();
  await expect(weighing).toHaveCount(0);
  await expect(page.locator(".collect-list")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "受領", exact: true })).toBeFocused();
  expect(await asks()).toBe(false);
});
