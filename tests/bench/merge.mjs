// How long it takes to merge 50 files of 1,000 indicators, and whether the page stays responsive meanwhile.
//
//   cargo xtask bench
//
// The files are made here from one plan; each department changes its own twenty indicators. Measured in the page: from
// letting go of the files until everything is listed, the longest time in which the page did nothing else, and from
// 「反映する」 until it is done.
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFileSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { launch } from "../e2e/chromium.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

const DEPARTMENTS = 50;
const INDICATORS = 1000;
const MOST = 1000;

function plan() {
  const departments = Array.from({ length: DEPARTMENTS }, (_, n) => ({ id: `d${n}`, name: `第${n + 1}課` }));
  const actions = Array.from({ length: INDICATORS / 10 }, (_, a) => ({
    id: `a${a}`,
    number: `${a + 1}`,
    name: `取組内容${a + 1}`,
    departments: [`d${a % DEPARTMENTS}`],
    years: { 2024: { plan: "年次計画の文章。".repeat(4), status: "取組状況の文章。".repeat(4) } },
    indicators: Array.from({ length: 10 }, (_, n) => ({
      id: `i${a}-${n}`,
      name: `成果指標${a}-${n}`,
      kind: "higher",
      unit: "件",
      baseline: "10",
      years: { 2024: { target: "100", actual: "95" }, 2025: { target: "110" }, 2026: { target: "120" } },
    })),
  }));
  return {
    id: "bench",
    name: "測定用の計画",
    years: [2024, 2025, 2026],
    reporting_year: 2024,
    departments,
    rules: {
      bands: [
        { id: "met", label: "達成", from: { percent: "100", inclusive: true }, attains: true },
        { id: "missed", label: "未達成", attains: false },
      ],
      rate_decimals: 0,
      share_decimals: 1,
      rounding: "half_up",
      judged_on: "exact",
      lower_formula: "target_over_actual",
      zero_target: "not_counted",
    },
    priorities: [{ id: "p", number: "Ⅰ", name: "重点", themes: [{ id: "t", number: "(1)", name: "", initiatives: [{ id: "n", number: "ア", name: "取組", actions }] }] }],
  };
}

const base = plan();
const envelope = (extra, plan) => ({ format: "tassei-plan", version: 1, ...extra, plan });
const whole = JSON.stringify(envelope({ holds: "plan" }, base), null, 2) + "\n";
const origin = createHash("sha256").update(JSON.stringify(base, null, 2)).digest("hex");
const files = base.departments.map(({ id, name }, n) => {
  const mine = structuredClone(base);
  for (const action of mine.priorities[0].themes[0].initiatives[0].actions)
    if (action.departments[0] === id) for (const indicator of action.indicators) indicator.years[2024].actual = String(90 + n);
  const part = { department: id, year: 2024, cut_at: "2025-04-01T00:00:00Z", origin };
  const file = { format: "tassei-plan", version: 1, holds: "department", as_of: "2025-07-01T00:00:00Z", part, plan: mine, base };
  return { name: `${name}.json`, text: JSON.stringify(file, null, 2) + "\n" };
});

const dist = path.join(root, "dist");
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json" };
const server = createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
  const file = path.join(dist, name === "/" ? "index.html" : name);
  if (!file.startsWith(dist) || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await launch();
try {
  const page = await browser.newPage();
  const address = `http://127.0.0.1:${server.address().port}/`;
  await page.addInitScript((stored) => localStorage.setItem("tassei:plan", stored), `{"revision":1,"exported":null,"saved_at":"","stamp":"x"}\n${whole}`);
  await page.goto(`${address}#/collect`);
  await page.locator("h1").waitFor();
  const measured = await page.evaluate(async (files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) transfer.items.add(new File([text], name));
    const until = (done) =>
      new Promise((resolve) => {
        const look = () => (done() ? resolve(performance.now()) : setTimeout(look, 4));
        look();
      });
    let longest = 0;
    let bar = false;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      bar ||= document.querySelector("progress") !== null;
    }, 4);
    const begin = performance.now();
    last = begin;
    document.querySelector(".app").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    const listed = await until(() => document.querySelectorAll(".collect-list tbody tr").length === files.length);
    clearInterval(watch);
    const before = performance.now();
    document.querySelector(".collect-apply button").click();
    const done = await until(() => document.querySelector(".toast") !== null);
    return { listed: listed - begin, longest, bar, applied: done - before };
  }, files);
  const text = (milliseconds) => `${Math.round(milliseconds)} ms`;
  console.log(`${files.length} files of ${INDICATORS} indicators, ${(files[0].text.length / 1e6).toFixed(2)} million characters each`);
  console.log(`  read and weighed: ${text(measured.listed)} (aim: ${MOST} ms)`);
  console.log(`  longest time without a turn for the page: ${text(measured.longest)}`);
  console.log(`  progress bar seen: ${measured.bar ? "yes" : "no"}`);
  console.log(`  taken in: ${text(measured.applied)}`);
  if (process.argv.includes("--check") && measured.applied > MOST) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
