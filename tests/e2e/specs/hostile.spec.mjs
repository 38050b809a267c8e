// Text that came in a file stays text: on every page, in what is printed, and in what is exported.
import { readFileSync } from "node:fs";
import { expect, test } from "../helpers.mjs";
import { hostile, infest } from "../hostile.mjs";

const sample = JSON.parse(readFileSync(new URL("../../../src/sample.json", import.meta.url), "utf8"));

/** What the page is made of that could act by itself. */
const actors = (page) =>
  page.evaluate(() => ({
    slipped: window.slipped,
    made: [...document.querySelectorAll("main script, main iframe, main img, main style, main form, main base, main meta, main object, main embed, main math, main plaintext")].map((element) => element.outerHTML),
    handlers: [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length,
    links: [...document.querySelectorAll("main a[href]")].map((link) => link.getAttribute("href")).filter((href) => !/^(#|blob:)/.test(href)),
  }));
const NOTHING = { slipped: undefined, made: [], handlers: 0, links: [] };

test("two hundred hostile strings are text on every page, on paper and in the file", async ({ app, page }) => {
  test.setTimeout(120_000);
  expect(new Set(hostile).size).toBe(200);
  const { infested, used } = infest(sample);
  expect(used).toBe(200);
  // Outside the values that a plan refuses to have blank or unreadable by its format.
  infested.plan.rules = sample.plan.rules;
  await app.open();
  page.on("dialog", (dialog) => {
    throw new Error(`a dialog of the browser: ${dialog.message()}`);
  });
  await page.locator("input[type=file]").first().setInputFiles({ name: "=<b>\u202e.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(infested)) });
  const dialog = page.locator("dialog[open]");
  await expect(dialog).toBeVisible();
  expect(await actors(page)).toEqual(NOTHING);
  await dialog.locator(".btn[data-kind=primary]").click();
  await expect(dialog).toHaveCount(0);

  const routes = await page.evaluate(() => [...document.querySelectorAll(".nav a")].map((link) => link.getAttribute("href")));
  expect(routes.length).toBeGreaterThan(6);
  routes.push("#/settings/years", "#/settings/departments", "#/settings/rules", "#/settings/structure", "#/list?all=1", "#/indicator/p1-2b-4-1");
  for (const route of routes) {
    await page.evaluate((route) => (location.hash = route), route);
    await expect(page.locator("main h1, main h2").first()).toBeAttached();
    expect(await actors(page), route).toEqual(NOTHING);
  }
  // What nobody sees is shown as what it is.
  await page.evaluate(() => (location.hash = "#/tree"));
  await expect(page.locator("main")).toContainText("⟨U+202E⟩");
  await expect(page.locator("main")).toContainText("<script>window.slipped = 'script'</script>");

  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(await actors(page)).toEqual(NOTHING);

  const file = await app.download(() => page.getByRole("button", { name: /^書き出す/ }).first().click());
  expect(file.name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(JSON.parse(file.bytes.toString("utf8")).plan.priorities).toEqual(infested.plan.priorities);
});
