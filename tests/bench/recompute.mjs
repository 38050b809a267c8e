// A full recomputation (rates, judgements, counts of each 重点項目) by Tassei, HyperFormula and IronCalc, in one browser.
import { bench, median, ms, table } from "./_bench.mjs";

const COUNTS = [41, 1_000, 10_000, 100_000];
const ENGINES = ["Tassei", "HyperFormula", "IronCalc"];

await bench(async (browser, address) => {
  const rows = [];
  for (const count of COUNTS) {
    const medians = [];
    for (const engine of ENGINES) {
      // A page each, so that none inherits the memory of another.
      const page = await browser.newPage();
      await page.goto(`${address}pages/recompute.html`);
      await page.waitForFunction(() => window.ready);
      const { times, counts, expected } = await page.evaluate(([count, engine]) => window.measure(count, engine), [count, engine]);
      if (counts !== expected) throw new Error(`${engine} counts otherwise at ${count} indicators:\n${counts}\ninstead of\n${expected}`);
      medians.push(median(times));
      await page.close();
    }
    const [own, ...others] = medians;
    rows.push([count.toLocaleString("en"), ...medians.map(ms), `${Math.round(Math.min(...others) / own)} times`]);
  }
  table(["indicators", ...ENGINES, "Tassei is quicker by"], rows);
});
