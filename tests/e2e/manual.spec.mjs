// The user manual against the page: every page it describes is there under its heading, and the pictures of the
// documents can be made anew. With TASSEI_UPDATE_IMAGES=1 this writes docs/images/; without it, it only checks.
import { expect, test } from "./helpers.mjs";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const docs = (path) => fileURLToPath(new URL(`../../docs/${path}`, import.meta.url));
const update = process.env.TASSEI_UPDATE_IMAGES === "1";
const MOST_BYTES = 200_000;

const manual = await readFile(docs("manual.md"), "utf8");
const readme = await readFile(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");

/** The rows of the manual's table of pages: name, address, heading. */
const pages = [...manual.matchAll(/^\| ([^|]+) \| `(#\/[^`]*)` \| ([^|]+) \|$/gm)].map(([, name, route, heading]) => ({
  name,
  route,
  heading,
}));

/** Waits until a picture shows what it will show for good. */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
}

async function closeNotices(page) {
  const close = page.locator(".notices").getByRole("button", { name: "閉じる" });
  while ((await close.count()) > 0) await close.first().click();
}

/** What each picture shows: how to get there from a page that has just been opened. */
const PICTURES = {
  overview: { route: "#/" },
  "overview-phone": { route: "#/", phone: true },
  list: {
    route: "#/list",
    async then(page) {
      const entry = page.getByLabel("職員自主研究グループ数 R6 実績");
      await entry.click();
      await entry.fill("約６グループ");
      await expect(page.getByText("約6グループ と読み取りました")).toBeVisible();
      await expect(page.locator(".top-save")).toContainText("保存済み 14:03");
    },
  },
  indicator: { route: "#/indicator/p1-2b-2-1" },
  tree: { route: "#/tree" },
  composites: { route: "#/composites" },
  "settings-plan": { route: "#/settings/plan" },
  "settings-rules": {
    route: "#/settings/rules",
    async then(page) {
      await page.getByLabel("「概ね達成」の下限").fill("90");
      await page.getByLabel("「概ね達成」の下限").blur();
      await expect(page.getByText("この変更で 3項目の判定が変わります")).toBeVisible();
    },
  },
  "settings-structure": { route: "#/settings/structure" },
  handout: {
    route: "#/handout",
    async then(page) {
      await page.getByLabel("会議名").fill("令和７年度第１回行政改革調査委員会");
      await page.getByLabel("期日").fill("2025/8/8");
      await page.getByLabel("時間").fill("13時15分から");
      await page.getByLabel("場所").fill("本庁舎３階");
      await page.getByLabel("表示・印刷する資料").selectOption({ label: "資料１（概要）" });
      await expect(page.locator(".sheet-foot").first()).toContainText("指紋");
      await expect(page.locator(".top-save")).toContainText("保存済み 14:03");
    },
  },
  present: { route: "#/present" },
  reconcile: { route: "#/reconcile" },
  "what-if": {
    route: "#/what-if",
    async then(page) {
      await page.getByLabel("規則の組を選ぶ").selectOption({ label: "2区分：達成・未達成（100）" });
      await page.getByRole("heading", { name: "集計の比較" }).scrollIntoViewIfNeeded();
      await expect(page.locator("[aria-labelledby=h-totals]")).toContainText("65.9％（27÷41）");
    },
  },
  why: {
    route: "#/",
    async then(page) {
      await page.locator(".figure-n a").first().click();
      await expect(page.getByRole("dialog")).toContainText("87.8048…％");
    },
  },
  import: {
    route: "#/",
    async then(page, app) {
      const { bytes } = await app.download(() => page.getByRole("button", { name: "書き出す" }).click());
      await page.locator(".toasts").getByRole("button", { name: "閉じる" }).click();
      await page.locator("input[type=file]").setInputFiles({
        name: "第２期計画_計画全体_R6_20250808-0905.json",
        mimeType: "application/json",
        buffer: bytes,
      });
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
};

/** The pictures that the documents show. */
function shown() {
  const names = [...(manual + readme).matchAll(/\]\((?:docs\/)?images\/([^)]+)\.png\)/g)].map(([, name]) => name);
  return [...new Set(names)].sort();
}

test("the manual's pictures are those that are made here, all there, none too large", async () => {
  expect(shown()).toEqual(Object.keys(PICTURES).sort());
  if (update) return;
  const there = (await readdir(docs("images"))).filter((name) => name.endsWith(".png"));
  expect(there.sort()).toEqual(shown().map((name) => `${name}.png`).sort());
  for (const name of there) expect((await stat(docs(`images/${name}`))).size, name).toBeLessThan(MOST_BYTES);
});

test("the manual lists the pages of the navigation, and has a chapter on each", async ({ app, page }) => {
  await app.open();
  const names = await page.getByRole("navigation", { name: "ページ" }).getByRole("link").allTextContents();
  expect(pages.map(({ name }) => name)).toEqual(names);
  for (const name of names) expect(manual).toContain(`\n## ${name}\n`);
});

for (const { name, route, heading } of pages) {
  test(`the manual's ${name} is there under its heading`, async ({ app, page }) => {
    await app.open(route);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    // A presentation has the screen to itself.
    if (name === "発表") return expect(page.locator(".top")).toBeHidden();
    const link = page.getByRole("navigation", { name: "ページ" }).getByRole("link", { name, exact: true });
    await expect(link).toHaveAttribute("aria-current", "page");
  });
}

test("the manual's chapters on 設定 are the parts of 設定", async ({ app, page }) => {
  await app.open("#/settings/plan");
  const names = await page.getByRole("navigation", { name: "設定の項目" }).getByRole("link").allTextContents();
  const chapter = manual.split("\n## 設定\n")[1].split("\n## ")[0];
  expect([...chapter.matchAll(/^### (.+)$/gm)].map(([, name]) => name)).toEqual(names);
});

for (const [name, { route, phone, then }] of Object.entries(PICTURES)) {
  test(`the picture ${name} shows what the manual says`, async ({ app, page }, { project }) => {
    // Or the pictures would differ each time they are made.
    await page.clock.setFixedTime("2025-08-08T14:03:00+09:00");
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await app.open(route);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await closeNotices(page);
    await then?.(page, app);
    await settled(page);
    // The manual shows it.
    if (!update) expect((await stat(docs(`images/${name}.png`))).size, name).toBeLessThan(MOST_BYTES);
    if (update && project.name === "served") {
      await mkdir(docs("images"), { recursive: true });
      await page.screenshot({ path: docs(`images/${name}.png`), animations: "disabled", caret: "hide" });
      expect((await stat(docs(`images/${name}.png`))).size, name).toBeLessThan(MOST_BYTES);
    }
  });
}
