// The page's test of itself: it shows what the browser stopped, and it fails where nothing is stopped.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../chromium.mjs";
import { expect, test } from "../helpers.mjs";

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

async function check(page) {
  await page.evaluate(() => (location.hash = "#/about"));
  const button = page.getByRole("button", { name: "点検する" });
  await button.focus();
  await page.keyboard.press("Enter");
  const rows = page.locator("section[aria-labelledby=about-check] tbody tr");
  await expect(rows).toHaveCount(9, { timeout: 20_000 });
  return rows.allInnerTexts();
}

test("every attempt is stopped, and the page says so", async ({ app, page, trouble }) => {
  await app.open();
  for (const text of await check(page)) expect(text).toContain("● 止められました");
  await expect(page.locator("section[aria-labelledby=about-check]")).toContainText("9件すべてをブラウザが止めました");
  await app.accessible();
  await app.screenshot("selfcheck-1280");
  // What the browser writes of each, and no request: none reached even the listener of the test.
  expect(trouble.filter((line) => !line.startsWith("console:") && !line.includes("tassei.invalid"))).toEqual([]);
  expect(trouble.length).toBeGreaterThan(5);
  trouble.length = 0;
});

test("without the policy the same test reports a failure", async ({ app }) => {
  // A browser of its own: what this page asks for must not stand in the log of the others, where nothing of it may.
  const browser = await launch();
  const page = await browser.newPage();
  if (app.isFile) {
    const folder = fileURLToPath(new URL("../.out/open/", import.meta.url));
    mkdirSync(folder, { recursive: true });
    const source = readFileSync(fileURLToPath(app.address), "utf8");
    expect(source).toMatch(POLICY);
    writeFileSync(`${folder}open.html`, source.replace(POLICY, ""));
    await page.goto(pathToFileURL(`${folder}open.html`).href);
  } else {
    await page.route(app.address, async (route) => {
      const response = await route.fetch();
      const source = await response.text();
      expect(source).toMatch(POLICY);
      await route.fulfill({ response, body: source.replace(POLICY, "") });
    });
    await page.goto(app.address);
  }
  await page.locator("main").waitFor();
  const texts = await check(page);
  for (const text of texts) expect(text).toContain("× 止められませんでした");
  await expect(page.locator("section[aria-labelledby=about-check] .notice")).toContainText("9件のうち 9件が止められませんでした");
  await browser.close();
});
