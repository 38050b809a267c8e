// src/boot.js: what a person sees when the program cannot start or has failed.
import { readFileSync } from "node:fs";
import { expect, test } from "./helpers.mjs";

const heading = "画面を表示できませんでした";
const save = "保存されているデータをすべて1つのファイルに書き出す";
const cases = JSON.parse(readFileSync(new URL("../fixtures/slots/cases.json", import.meta.url), "utf8"));
const plan = { "tassei:plan:r6": '{"名称":"計画"}', "tassei:settings": "1", "other:key": "not ours" };

/** What the screen says, after the heading. */
async function reasonOf(page) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
  return page.locator(".boot-failure p").allTextContents();
}

test("a browser without WebAssembly is told so, and its data can be saved", async ({ app, page, trouble }) => {
  await app.store(plan);
  await page.addInitScript(() => delete window.WebAssembly);
  await app.open();
  const [reason] = await reasonOf(page);
  expect(reason).toContain("必要とする機能がありません");
  await expect(page.locator(".boot-failure pre")).toHaveText("WebAssembly");

  const file = await app.download(() => page.getByRole("button", { name: save }).click());
  expect(file.name).toMatch(/^達成_保存データ_\d{8}_\d{6}\.json$/);
  const rescued = JSON.parse(file.bytes.toString("utf8"));
  expect(rescued).toMatchObject({ format: "tassei-rescue", version: 1 });
  expect(rescued.entries).toEqual({ "tassei:plan:r6": plan["tassei:plan:r6"], "tassei:settings": "1" });
  expect(trouble).toEqual([]);
});

test("without the program the newest whole state of each plan can be had as a file", async ({ app, page }) => {
  // The same cases as those of src/keep/tests.rs.
  await app.store(cases.find(({ name }) => name === "two plans").entries);
  await page.addInitScript(() => {
    delete window.WebAssembly;
    window.write = Storage.prototype.setItem;
    window.drop = Storage.prototype.clear;
    window.made = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (window.made.push(blob), make.call(URL, blob));
  });
  await app.open();
  await reasonOf(page);
  await app.accessible();
  await app.screenshot("failure-plans");
  const first = page.locator("script[data-needs]").first();
  const [boot, needs] = [await first.textContent(), await first.getAttribute("data-needs")];
  for (const { name, entries, expect: expected } of cases) {
    // The failed page lets nobody write any more, so the test kept what can. Then the page's first script runs again.
    await page.evaluate(([entries, boot, needs]) => {
      window.drop.call(localStorage);
      for (const [key, value] of Object.entries(entries)) window.write.call(localStorage, key, value);
      document.body.textContent = "";
      const script = document.createElement("script");
      script.setAttribute("data-needs", needs);
      script.textContent = boot;
      document.head.append(script);
    }, [entries, boot, needs]);
    await reasonOf(page);
    const buttons = page.getByRole("button", { name: /^「.*」をファイルに書き出す$/ });
    const files = [];
    for (let n = 0; n < (await buttons.count()); n += 1) {
      await buttons.nth(n).click();
      files.push(await page.evaluate(() => window.made.pop().text()));
    }
    const wanted = Object.keys(expected).sort().map((plan) => expected[plan]).filter((file) => file !== null);
    expect(files, name).toEqual(wanted);
  }
});

test("neither page leaves the unpacking to the browser", async ({ app, page }) => {
  await page.addInitScript(() => delete window.DecompressionStream);
  await app.open();
  await expect(page.locator("main:not(.boot-failure)")).toContainText("達成");
});

test("a program that does not start is told", async ({ app, page }) => {
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError("refused by a test"));
    }
  });
  await app.open();
  const [reason, data] = await reasonOf(page);
  expect(reason).toContain("始めることができませんでした");
  expect(data).toContain("保存されたデータはありません");
  await expect(page.getByRole("button", { name: save })).toHaveCount(0);
  await expect(page.locator(".boot-failure pre")).toContainText("refused by a test");
});

test("a failed program is replaced, writes nothing more, and its data can be saved", async ({ app, page }) => {
  await app.store(plan);
  await app.open();
  await page.evaluate(() => dispatchEvent(new CustomEvent("tassei-failed", { detail: "panicked at a test" })));
  const [reason] = await reasonOf(page);
  expect(reason).toContain("動作を止めました");
  await expect(page.locator("main:not(.boot-failure)")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: heading })).toBeFocused();

  const before = await app.stored();
  await page.evaluate(() => {
    localStorage.setItem("tassei:plan:r6", "overwritten");
    localStorage.removeItem("tassei:settings");
    localStorage.clear();
  });
  expect(await app.stored()).toEqual(before);
  // What it listened to no longer reaches it: Ctrl+S would hand out a plan in an unknown state.
  expect(await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, bubbles: true, cancelable: true })))).toBe(true);
  const file = await app.download(() => page.getByRole("button", { name: save }).click());
  expect(JSON.parse(file.bytes.toString("utf8")).entries).toMatchObject({ "tassei:plan:r6": plan["tassei:plan:r6"] });

  await app.accessible();
  await app.screenshot("failure");
  await page.setViewportSize({ width: 390, height: 844 });
  await app.screenshot("failure-390");

  await page.getByRole("button", { name: "開き直す" }).click();
  await expect(page.locator("main:not(.boot-failure)")).toContainText("達成");
});

test("a trap in the program is noticed without its help", async ({ app, page, trouble }) => {
  await app.open();
  // A module whose start function is the one instruction `unreachable`.
  await page.evaluate(() => {
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11]);
    setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(bytes)));
  });
  const [reason] = await reasonOf(page);
  expect(reason).toContain("動作を止めました");
  await expect(page.locator(".boot-failure pre")).toContainText("unreachable");
  expect(trouble).toEqual([expect.stringContaining("unreachable")]);
  trouble.length = 0;
});

test("a program without memory is noticed, and the last stored state can be had as a file", async ({ app, page, trouble }) => {
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const start = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const made = await start.apply(WebAssembly, given);
        // Of the two parts of the program the first has it.
        window.memory ??= (made.instance ?? made).exports.memory;
        return made;
      };
    }
  });
  await app.open("#/indicator/p1-2b-4-1");
  await page.locator("#actual-2024").fill("901人");
  await page.locator("#actual-2024").blur();
  await expect(page.locator(".top-save")).toContainText("保存済み");
  // All the memory that there can be is taken; a large file needs more.
  await page.evaluate(() => {
    for (let pages = 32_768; pages >= 1; ) {
      try {
        window.memory.grow(pages);
      } catch {
        pages = Math.floor(pages / 2);
      }
    }
  });
  await page.locator("input[type=file]").first().setInputFiles({ name: "大きい.json", mimeType: "application/json", buffer: Buffer.from(`{"x": "${"字".repeat(1_500_000)}"}`) });
  const [reason] = await reasonOf(page);
  expect(reason).toContain("動作を止めました");
  const file = await app.download(() => page.getByRole("button", { name: /^「.*」をファイルに書き出す$/ }).click());
  expect(file.bytes.toString("utf8")).toContain('"actual": "901人"');
  expect(trouble.length).toBeGreaterThan(0);
  trouble.length = 0;
});

test("an error that is not the program's is left alone", async ({ app, page, trouble }) => {
  await app.open();
  await page.evaluate(() => setTimeout(() => { throw new Error("from an extension"); }));
  await expect.poll(() => trouble).toEqual([expect.stringContaining("from an extension")]);
  await expect(page.locator(".boot-failure")).toHaveCount(0);
  trouble.length = 0;
});

test("a page that lacks a file of its own is told why", async ({ app, page, trouble }) => {
  let expected = "始めることができませんでした";
  if (app.isFile) {
    // The page for servers, opened from its folder: the browser refuses it its files.
    await page.goto(new URL("index.html", app.address).href);
    expected = "同じフォルダーの tassei.html を開いてください";
  } else {
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(app.address);
  }
  const [reason] = await reasonOf(page);
  expect(reason).toContain(expected);
  expect(trouble.length).toBeGreaterThan(0);
  trouble.length = 0;
});

test("without JavaScript the page says what it needs", async ({ browser, app }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(app.address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("JavaScript が無効のため表示できません");
  await context.close();
});
