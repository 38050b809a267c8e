// How pages change: what stays is not touched, and what goes leaves nothing behind.
import { expect, test } from "./helpers.mjs";

test("a box keeps the keyboard, the caret and what is marked around it while its row changes", async ({ app, page }) => {
  await app.open("#/list");
  const box = page.locator("input[id^='actual-']").first();
  const row = page.locator("tr", { has: box }).first();
  const before = await row.locator(".c-rate").innerText();
  await box.fill("12345");
  await box.evaluate((node) => {
    node.marked = true;
    node.setSelectionRange(2, 2);
  });
  await page.keyboard.type("9");
  await expect(row.locator(".c-rate")).not.toHaveText(before);
  const now = await page.evaluate(() => {
    const node = document.activeElement;
    return { marked: node.marked, value: node.value, caret: node.selectionStart };
  });
  expect(now).toEqual({ marked: true, value: "129345", caret: 3 });
});

test("what stays in a list is not built anew when others come, go and change places", async ({ app, page }) => {
  await app.open("#/settings/departments");
  const boxes = page.locator("main .outline-row input");
  const names = () => boxes.evaluateAll((nodes) => nodes.map((node) => node.place ?? "new"));
  await expect(boxes.nth(3)).toBeVisible();
  const all = await boxes.evaluateAll((nodes) => nodes.map((node, index) => (node.place = index)));
  await page.locator("#dep-new").fill("新しい課");
  await page.locator("main section").last().getByRole("button").click();
  await expect(boxes).toHaveCount(all.length + 1);
  expect(await names()).toEqual([...all, "new"]);
  // The second goes up: the first need not move, and keeps the keyboard.
  await boxes.nth(0).focus();
  await page.locator("main .outline-row").nth(1).getByRole("button").first().evaluate((button) => button.click());
  await expect.poll(names).toEqual([1, 0, ...all.slice(2), "new"]);
  await page.getByRole("button", { name: /^元に戻す/ }).first().click();
  await page.getByRole("button", { name: /^元に戻す/ }).first().click();
  await expect.poll(names).toEqual(all);
});

test("pages that were left are let go of", async ({ app, page, context }) => {
  await app.open();
  const browser = await context.newCDPSession(page);
  await browser.send("Performance.enable");
  const look = async (rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ["list", "tree", "indicator", "composites", "settings", ""]) {
        await page.evaluate((name) => (location.hash = `#/${name}`), name);
        await page.waitForTimeout(60);
      }
    }
    // What Rust holds of the page is let go of after the collection that finds the page without it.
    for (let turn = 0; turn < 4; turn += 1) {
      await browser.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(100);
    }
    const { metrics } = await browser.send("Performance.getMetrics");
    return Object.fromEntries(metrics.filter(({ name }) => ["Nodes", "JSEventListeners"].includes(name)).map(({ name, value }) => [name, value]));
  };
  const first = await look(2);
  const later = await look(6);
  // A page that stayed would add all of its nodes at every visit.
  expect(later.Nodes).toBeLessThan(first.Nodes + 200);
  expect(later.JSEventListeners).toBeLessThan(first.JSEventListeners + 20);
});

test("what is watched of a page is watched no longer than the page is there", async ({ app, page }) => {
  await page.addInitScript(() => {
    window.watched = 0;
    window.ResizeObserver = class extends ResizeObserver {
      observe(part) {
        window.watched += 1;
        super.observe(part);
      }
      disconnect() {
        window.watched -= 1;
        super.disconnect();
      }
    };
  });
  await app.open("#/tree");
  const watched = () => page.evaluate(() => window.watched);
  for (const name of ["handout", "list", "handout"]) {
    await page.evaluate((name) => (location.hash = `#/${name}`), name);
    await expect.poll(watched).toBe(1);
    await page.evaluate(() => (location.hash = "#/tree"));
    await expect.poll(watched).toBe(0);
  }
});

test("what is shown anew in the same shape is the same element, and keeps the keyboard", async ({ app, page }) => {
  await app.open("#/list");
  const choice = page.locator("td.c-band select").first();
  await choice.focus();
  await choice.evaluate((node) => (node.marked = true));
  const before = await choice.inputValue();
  const other = await choice.locator("option").evaluateAll((options, before) => options.map(({ value }) => value).find((value) => value && value !== before), before);
  await choice.selectOption(other);
  // The level of the row follows, and with it everything behind 実績 is computed anew.
  await expect(choice).toHaveAttribute("data-band", /./);
  await expect(choice).toHaveValue(other);
  await expect.poll(() => page.evaluate(() => document.activeElement.marked ?? false)).toBe(true);
  await page.getByRole("button", { name: /^元に戻す/ }).first().click();
  await expect(choice).toHaveValue(before);
  expect(await choice.evaluate((node) => node.marked ?? false)).toBe(true);
});

test("comes back to where a list was left, and prints every row of it", async ({ app, page }) => {
  await app.open("#/list");
  const scroller = page.locator("#list-scroll");
  const scrolled = () => scroller.evaluate((part) => part.scrollTop);
  await scroller.evaluate((part) => (part.scrollTop = 1500));
  const link = page.locator("#list-rows tr:not(.pad) a[href*='#/indicator/']");
  await expect(page.locator(".pad").first()).toBeAttached();
  await link.nth(12).click();
  await expect(page).toHaveURL(/#\/indicator\//);
  await page.goBack();
  await expect.poll(scrolled).toBe(1500);
  // Another list begins at its top.
  await page.goto(app.address + "#/list?standing=met");
  await expect.poll(scrolled).toBe(0);
  await page.goto(app.address + "#/list");
  const rows = page.locator("#list-rows tr:not(.pad)");
  expect(await rows.count()).toBeLessThan(41);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(rows).toHaveCount(41);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => rows.count()).toBeLessThan(41);
});
