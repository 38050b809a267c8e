// The page as a file that carries the plan: saved from the running page, opened by double click with nothing else.
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "../helpers.mjs";
import { NOTHING, actors, infest } from "../hostile.mjs";

/** What must stay data, whatever carries it. */
const HOSTILE = "</script><script>window.hit=1</script><!--<script>\u2028]]>&amp;\"'<img src=x onerror=window.hit=1>";

/** Asks for a file and returns its bytes. */
async function save(app, page, who) {
  await page.getByRole("button", { name: "データ込みHTMLとして保存" }).first().click();
  const dialog = page.getByRole("dialog", { name: "データ込みHTMLとして保存" });
  await dialog.getByRole("radio", { name: who }).check();
  const { name, bytes } = await app.download(() => dialog.getByRole("button", { name: "保存する" }).click());
  await expect(page.getByRole("status").filter({ hasText: name })).toBeVisible();
  return { name, bytes };
}

/** The pages of a file for reading. */
const READ = [
  ["", "取組状況"],
  ["list", "一覧"],
  ["tree", "体系"],
  ["composites", "債権"],
  ["handout", "会議資料"],
  ["reconcile", "照合"],
  ["reconcile/errata", "照合"],
  ["reconcile/papers", "照合"],
  ["reconcile/papers/shiryo-1", "照合"],
  ["reconcile/rows", "照合"],
  ["what-if", "試算"],
  ["what-if/next-year", "試算"],
  ["fill", "このファイルは読み取り専用です"],
  ["history", "このファイルは読み取り専用です"],
];

/** What on a page would change the plan, as far as it can be used: fields but those of search and 試算, and ways to edit. */
function writing(main) {
  const free = ".filters *, .switch *, [role=search] *, .handout-print *, .handout-sizes *, #rule-set, .trial-edit *";
  const usable = (one) => one.checkVisibility() && !one.matches(":disabled, [readonly], [aria-disabled=true]");
  const fields = [...main.querySelectorAll("input, textarea, select, [data-changes]")];
  const ways = [...main.querySelectorAll("a[href^='#/fill'], a[href^='#/settings'], a[href^='#/collect'], a[href^='#/precheck']")];
  return [...fields.filter((one) => usable(one) && !one.matches(free)), ...ways.filter((one) => one.checkVisibility())].map(
    (one) => one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent || one.id,
  );
}

/** A file in a folder of its own, opened in a browser that has never seen it. */
const opened = test.extend({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "tassei-carry-"));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  openFile: async ({ browser, folder }, use) => {
    const contexts = [];
    const trouble = [];
    await use(async (bytes, { name = "file.html", context: given, options = {} } = {}) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      const address = pathToFileURL(path).href;
      const context = given ?? (await browser.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo", ...options }));
      if (!given) {
        contexts.push(context);
        context.on("request", (request) => {
          if (!request.url().startsWith(pathToFileURL(folder).href) && !/^(blob|data):/.test(request.url())) trouble.push(request.url());
        });
        context.on("console", (message) => {
          if (message.type() === "error") trouble.push(message.text());
        });
        context.on("weberror", (error) => trouble.push(String(error.error())));
      }
      const page = await context.newPage();
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(address);
      return { page, context, address };
    });
    for (const context of contexts) await context.close();
    expect(trouble, "a file asks for nothing").toEqual([]);
  },
});

/** The helpers of `app` for a page of another context. */
const as = (app, page, address) => Object.assign(Object.create(Object.getPrototypeOf(app)), app, { page, address });

const toAbout = (page) =>
  page.getByRole("navigation", { name: "ページ" }).getByRole("link", { name: "このアプリについて" }).click();

opened("generations are the same bytes, and hostile words stay words", async ({ app, page, openFile }) => {
  await app.open("#/settings/plan");
  await page.getByLabel("計画名").fill(HOSTILE);
  await page.keyboard.press("Tab");
  await toAbout(page);
  let { name, bytes } = await save(app, page, /すべての機能/);
  expect(name).toMatch(/_作業用\.html$/);
  for (let generation = 1; generation <= 3; generation += 1) {
    const { page: next, context, address } = await openFile(bytes, { name: `g${generation}.html` });
    await expect(next.locator(".top-name")).toHaveText(HOSTILE.replace("\u2028", "⟨U+2028⟩"));
    await expect(next.locator(".top-save")).toContainText("開いたファイルのまま");
    await expect(next.locator(".lead")).toContainText("87.8％");
    expect(await next.evaluate(() => window.hit)).toBeUndefined();
    await toAbout(next);
    const saved = await save(as(app, next, address), next, /すべての機能/);
    if (generation > 1) expect(saved.bytes.equals(bytes)).toBe(true);
    bytes = saved.bytes;
    await context.close();
  }
});

opened("a file for reading is read, printed and presented, and nothing else", async ({ app, page, openFile }) => {
  await app.open("#/about");
  const { name, bytes } = await save(app, page, /読み取り専用/);
  expect(name).toMatch(/_閲覧用\.html$/);
  const { page: reader, address } = await openFile(bytes);
  const reading = as(app, reader, address);
  await expect(reader.locator(".top .badge", { hasText: "読み取り専用" })).toBeVisible();
  await expect(reader.locator(".top-save")).toContainText("この端末に保存しません");
  await expect(reader.getByRole("button", { name: "取り込む" })).toHaveCount(0);
  await expect(reader.getByRole("navigation", { name: "ページ" }).getByRole("link", { name: "設定" })).toHaveCount(0);
  await reading.accessible();
  await reading.screenshot("carry-reading", { fullPage: false });
  await expect(reader.locator("#plain")).toBeHidden();
  // Nothing can be changed, by no way that is left.
  const before = await reader.locator(".lead").textContent();
  await reader.goto(`${address}#/settings/plan`);
  await expect(reader.locator("main h1")).toHaveText("このファイルは読み取り専用です");
  await reader.goto(`${address}#/list`);
  const cell = reader.locator(".grid .input").first();
  await cell.waitFor();
  await cell.click();
  await reader.keyboard.type("999");
  await reader.keyboard.press("Enter");
  expect(await reader.locator(".grid .row select").count()).toBeGreaterThan(0);
  for (const select of await reader.locator(".grid .row select").all()) await expect(select).toBeDisabled();
  await reader.goto(`${address}#/indicator/p1-2b-4-1`);
  await expect(reader.locator("main h1")).toHaveText("職員採用試験申込者数");
  expect(await reader.locator("main :is(input, textarea)").count()).toBeGreaterThan(0);
  for (const box of await reader.locator("main :is(input, textarea)").all()) await expect(box).not.toBeEditable();
  await reading.accessible();
  await reading.screenshot("carry-reading-indicator", { fullPage: true });
  await reader.keyboard.press("Control+z");
  await reader.goto(`${address}#/`);
  await expect(reader.locator(".lead")).toHaveText(before);
  // No page has anything to edit with, or a way to where one edits.
  for (const [route, headline] of READ) {
    await reader.goto(`${address}#/${route}`);
    await expect(reader.locator("main h1")).toContainText(headline);
    expect(await reader.locator("main").evaluate(writing), route).toEqual([]);
  }
  await reader.goto(`${address}#/present`);
  await expect(reader.locator(".show h1")).toHaveText("令和６年度の取組状況");
  await reader.goto(`${address}#/about`);
  const again = await save(reading, reader, /読み取り専用/);
  expect(again.bytes.equals(bytes)).toBe(true);
  expect(await reader.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

opened("two hundred hostile strings are text in files of both kinds", async ({ app, page, openFile }) => {
  const sample = JSON.parse(readFileSync(new URL("../../../src/sample.json", import.meta.url), "utf8"));
  const { infested } = infest(sample);
  infested.plan.rules = sample.plan.rules;
  await app.open("#/about");
  await page.locator("input[type=file]").first().setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(infested)) });
  await page.locator("dialog[open] .btn[data-kind=primary]").click();
  for (const who of [/読み取り専用/, /すべての機能/]) {
    const { bytes } = await save(app, page, who);
    const { page: reader, context } = await openFile(bytes, { name: `${String(who).length}.html` });
    await expect(reader.locator(".lead")).toBeVisible();
    expect(await actors(reader)).toEqual(NOTHING);
    await context.close();
    // The plain part, where no program runs.
    const { page: plain, context: bare } = await openFile(bytes, { options: { javaScriptEnabled: false } });
    await expect(plain.locator("#plain tbody tr").first()).toBeVisible();
    await expect(plain.locator("#plain")).toContainText("<script>window.slipped = 'script'</script>");
    await expect(plain.locator("#plain :is(script, img, iframe, style, form, a, svg, b)")).toHaveCount(0);
    await bare.close();
  }
});

opened("without scripts, and where the program cannot run, the summary and the table are there", async ({ app, page, openFile }) => {
  await app.open("#/about");
  const { bytes } = await save(app, page, /読み取り専用/);
  const check = async (reader, name) => {
    const plain = reader.locator("#plain");
    await expect(plain).toBeVisible();
    await expect(plain).toContainText("概ね達成率 87.8％（36÷41）");
    await expect(plain.locator("tbody tr")).toHaveCount(3 + 1 + 41);
    await expect(plain).toContainText("職員採用試験申込者数");
    await reader.screenshot({ path: `.out/carry-${name}.png` });
  };
  const { page: reader } = await openFile(bytes, { options: { javaScriptEnabled: false } });
  await check(reader, "noscript");
  // The switch of the test leaves `noscript` out of the page, so what it holds is read in the file.
  expect(bytes.toString()).toMatch(/<noscript>\s*<p>JavaScript が無効のため/);
  const { page: old, context, address } = await openFile(bytes, { name: "old.html" });
  await old.goto("about:blank");
  await context.addInitScript(() => delete window.WebAssembly);
  await old.goto(address);
  await expect(old.locator(".boot-failure")).toContainText("必要とする機能がありません");
  await check(old, "no-wasm");
});

opened("what a file carries and what the device keeps never overwrite each other unasked", async ({ app, page, openFile }) => {
  // Seven openings of a file, each of a second and more.
  opened.setTimeout(90_000);
  await app.open("#/settings/plan");
  const nameBox = (page) => page.getByLabel("計画名");
  await nameBox(page).fill("渡した計画");
  await page.keyboard.press("Tab");
  await toAbout(page);
  const { bytes } = await save(app, page, /すべての機能/);
  // Nothing is kept yet: the file's plan opens, and is kept from the first change on.
  const { page: first, context, address } = await openFile(bytes);
  await expect(first.locator(".top-name")).toHaveText("渡した計画");
  await first.goto(`${address}#/settings/plan`);
  await nameBox(first).fill("手もとで直した計画");
  await first.keyboard.press("Tab");
  await expect(first.locator(".top-save")).toContainText("保存済み");
  // The same file again: the work goes on, without a question.
  await first.reload();
  await expect(first.locator(".top-name")).toHaveText("手もとで直した計画");
  await expect(first.getByRole("dialog")).toHaveCount(0);
  await first.close();
  // Another state of the plan arrives: a person decides.
  await page.goto(`${app.address}#/settings/plan`);
  await nameBox(page).fill("あとから届いた計画");
  await page.keyboard.press("Tab");
  await toAbout(page);
  const later = await save(app, page, /すべての機能/);
  for (const [choice, name] of [["この端末の計画を続ける", "手もとで直した計画"], ["ファイルの計画で始める", "さらに届いた計画"]]) {
    if (name === "さらに届いた計画") {
      await page.goto(`${app.address}#/settings/plan`);
      await nameBox(page).fill(name);
      await page.keyboard.press("Tab");
      await toAbout(page);
      later.bytes = (await save(app, page, /すべての機能/)).bytes;
    }
    const { page: second, address: at } = await openFile(later.bytes, { name: `${name}.html`, context });
    const question = second.getByRole("dialog", { name: "この端末に、別の内容が保存されています" });
    await expect(question).toContainText("最後の変更");
    await as(app, second, at).accessible();
    await as(app, second, at).screenshot("carry-question", { fullPage: false });
    await question.getByRole("button", { name: choice }).click();
    await expect(second.locator(".top-name")).toHaveText(name);
    await second.reload();
    await expect(second.locator(".top-name")).toHaveText(name);
    await expect(second.getByRole("dialog")).toHaveCount(0);
    await second.close();
  }
});
