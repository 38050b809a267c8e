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

test("rows that stay are not built anew when others go and come back", async ({ app, page }) => {
  await app.open("#/settings/departments");
  const boxes = page.locator("main li input[type=text]");
  const count = await boxes.count();
  expect(count).toBeGreaterThan(3);
  await boxes.evaluateAll((nodes) => nodes.forEach((node, index) => (node.place = index)));
  await page.locator("#dep-new").fill("新しい課");
  await page.getByRole("button", { name: "加える", exact: true }).click();
  await expect(boxes).toHaveCount(count + 1);
  const places = await boxes.evaluateAll((nodes) => nodes.map((node) => node.place ?? null));
  expect(places).toEqual([...Array(count).keys(), null]);
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
