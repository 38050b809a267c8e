// The page itself: from a changed 実績 to the painted totals, and from opening to interactive beside an empty Leptos page.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bench, median, ms, table } from "./_bench.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const EDITS = 21;
const STARTS = 15;

/** Changes a 実績 in 一覧 to and fro, so that its level and the totals change each time. `work` ends when the totals stand in the page and are laid out, `painted`
 * when the frame that shows them is done. */
function edits(count) {
  /** Milliseconds between two edits: the clock that takes in what is typed runs on when a field is left, and must not strike within the next edit. */
  const PAUSE = 300;
  return new Promise((done) => {
    const results = [];
    const totals = document.querySelector(".page-head .tally");
    const changedText = (node, before, patience) =>
      new Promise((free) => {
        const observer = new MutationObserver(() => {
          if (node.textContent === before) return;
          observer.disconnect();
          free();
        });
        observer.observe(node, { subtree: true, childList: true, characterData: true });
        setTimeout(free, patience);
      });
    const step = async (index) => {
      if (results.length === count) return done(results);
      const box = [...document.querySelectorAll("input[id^='actual-']")].find((box) => /[0-9]/.test(box.value));
      box.focus();
      // With its unit: another one would have to be settled by a person, and would not count.
      const unit = box.value.replace(/^[0-9.,]+/, "");
      const shown = totals.textContent;
      box.value = `${index % 2 === 0 ? 0 : 99999999}${unit}`;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((free) => requestAnimationFrame(() => setTimeout(free, 30)));
      const before = totals.textContent;
      // What is typed is taken in after a pause as well: on a machine that stood still that was before the field was left.
      if (before !== shown) return setTimeout(() => step(index + 1), PAUSE);
      const begin = performance.now();
      box.blur();
      await changedText(totals, before, 2_000);
      totals.getBoundingClientRect();
      const work = performance.now() - begin;
      const changed = totals.textContent !== before;
      await new Promise((free) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = free;
        port2.postMessage(null);
      }));
      results.push({ work, painted: performance.now() - begin, changed });
      setTimeout(() => step(index + 1), PAUSE);
    };
    step(0);
  });
}

async function started(browser, address, whole) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    addEventListener("tassei-started", () => (window.startedAt = performance.now()));
    const look = () => {
      if (document.querySelector(".app[data-whole]")) window.wholeAt ??= performance.now();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ["data-whole"] });
  });
  await page.goto(address);
  // An empty page is all there when it has started.
  await page.waitForFunction((whole) => window.startedAt && (!whole || window.wholeAt), whole);
  const times = await page.evaluate(() => [window.startedAt, window.wholeAt]);
  await page.close();
  return times;
}

await bench(async (browser, address) => {
  const rows = [];
  for (const count of [41, 10_000]) {
    const page = await browser.newPage();
    await page.goto(`${address}tassei/#/list`);
    if (count > 41) {
      const plan = execFileSync("cargo", ["run", "--quiet", "--release", "--example", "generate", "--", String(count), "rates"], { cwd: root, maxBuffer: 1e9 });
      await page.locator("input[type=file]").first().setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: plan });
      await page.locator("dialog[open] .btn[data-kind=primary]").click();
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    }
    await page.locator("input[id^='actual-']").first().waitFor();
    // The first only brings the row to where the others begin.
    const [, ...results] = await page.evaluate(`(${edits})(${EDITS})`);
    if (!results.every(({ changed }) => changed)) throw new Error("an edit did not change the totals");
    rows.push([count.toLocaleString("en"), ms(median(results.map(({ work }) => work))), ms(median(results.map(({ painted }) => painted)))]);
    await page.close();
  }
  table(["indicators", "edit → totals in the page, laid out", "edit → painted (waits for the next frame)"], rows);

  const [blank, first, all] = [[], [], []];
  for (let turn = 0; turn < STARTS; turn += 1) {
    blank.push((await started(browser, `${address}pages/blank.html`, false))[0]);
    const [begun, whole] = await started(browser, `${address}tassei/`, true);
    first.push(begun);
    all.push(whole);
  }
  const beside = (name, times) => [name, ms(median(times)), ms(median(blank)), (median(times) / median(blank)).toFixed(2)];
  console.log("");
  table(
    ["opening →", "Tassei", "an empty Leptos page", "ratio"],
    [beside("概況 is there, and its links and switches work", first), beside("the rest of the program is there as well", all)],
  );
});
