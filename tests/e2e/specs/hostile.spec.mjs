// Text that came in a file stays text: on every page, in what is printed, and in what is exported.
import { readFileSync } from "node:fs";
import { expect, test } from "../helpers.mjs";
import { NOTHING, actors, hostile, infest } from "../hostile.mjs";

const sample = JSON.parse(readFileSync(new URL("../../../src/sample.json", import.meta.url), "utf8"));

/** The rows of a table as RFC 4180 has it. */
function rowsOf(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

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
  routes.push("#/settings/years", "#/settings/departments", "#/settings/rules", "#/settings/structure", "#/settings/plans", "#/list?all=1");
  routes.push("#/indicator/p1-2b-4-1", "#/composites", "#/fill", "#/precheck", "#/collect", "#/what-if", "#/what-if/next-year", "#/reconcile/errata", "#/present", "#/history");
  const main = page.locator("main");
  await page.evaluate(() => (location.hash = "#/about"));
  await expect(main.locator("h1")).toHaveText("このアプリについて");
  for (const route of routes) {
    const before = await main.textContent();
    await page.evaluate((route) => (location.hash = route), route);
    await expect.poll(() => main.textContent(), route).not.toBe(before);
    await expect(main.locator("h1, h2").first()).toBeAttached();
    expect(await actors(page), route).toEqual(NOTHING);
  }
  // What nobody sees is shown as what it is.
  await page.evaluate(() => (location.hash = "#/tree"));
  await expect(page.locator("main")).toContainText("⟨U+202E⟩");
  await expect(page.locator("main")).toContainText("<script>window.slipped = 'script'</script>");

  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(await actors(page)).toEqual(NOTHING);

  // No cell of the table begins what a spreadsheet takes for a formula, and the others are as they were entered.
  await page.evaluate(() => (location.hash = "#/list"));
  const csv = await app.download(() => page.getByRole("button", { name: "CSVを書き出す" }).click());
  expect(csv.name).toMatch(/_一覧_R6\.csv$/);
  const table = csv.bytes.toString("utf8");
  expect(table.startsWith("\ufeff№,計画名,取組内容,担当課,")).toBe(true);
  const rows = rowsOf(table.slice(1));
  expect(rows).toHaveLength(42);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  const formula = /^[\ufeff ]*[=+\-@\t\r\n＝＋－＠]/;
  expect(rows.flat().filter((cell) => formula.test(cell) && !/^[+\-－＋][\d.,]*$|^－$/.test(cell))).toEqual([]);
  const names = rows.slice(1).map((row) => row[5].replace(/^'(?='*[\ufeff ]*[=+\-@\t\r\n＝＋－＠])/, ""));
  const entered = (value) => (Array.isArray(value) ? value : value && typeof value === "object" ? Object.values(value) : []).flatMap((one) => (one?.kind && one?.years ? [one.name] : entered(one)));
  expect(names).toEqual(entered(infested.plan.priorities));

  const file = await app.download(() => page.getByRole("button", { name: /^書き出す/ }).first().click());
  expect(file.name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(JSON.parse(file.bytes.toString("utf8")).plan.priorities).toEqual(infested.plan.priorities);
});
