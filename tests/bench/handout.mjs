// How long the pages of the papers take, for the sample and for a plan with 1,000 indicators: until the first are on the
// screen and the others have their places, and until every page of 別紙１ is drawn and laid out, as before printing. The
// bounds are those of the product, and hold for both: 300 ms and 3 s.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bench, median, ms } from "./_bench.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const large = execFileSync("cargo", ["run", "--quiet", "--example", "generate", "--", "1000"], {
  cwd: root,
  maxBuffer: 1 << 28,
});
const ROUNDS = 5;

await bench(async (browser, address) => {
  for (const [name, file, most] of [
    ["41 indicators", undefined, 300],
    ["1,000 indicators", large, 3_000],
  ]) {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await tab.goto(`${address}tassei/`);
    await tab.locator("main h1").waitFor();
    if (file) {
      await tab.locator("input[type=file]").first().setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: file });
      await tab.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
      await tab.getByRole("dialog").waitFor({ state: "detached" });
    }
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await tab.evaluate(() => (location.hash = "#/"));
      await tab.locator(".lead").waitFor();
      times.push(
        await tab.evaluate(async () => {
          const began = performance.now();
          location.hash = "#/handout";
          // Until the first pages are drawn and on the screen.
          while (!document.querySelector(".sheet-body")) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return performance.now() - began;
        }),
      );
    }
    const pages = await tab.locator(".sheet-frame").count();
    console.log(`papers of ${name}: ${ms(median(times))} until the first of ${pages} pages are shown (at most ${most} ms)`);
    await tab.getByLabel("表示・印刷する資料").selectOption("full");
    const whole = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      whole.push(
        await tab.evaluate(async () => {
          const began = performance.now();
          window.dispatchEvent(new Event("beforeprint"));
          while (document.querySelector(".sheet-frame:not(:has(.sheet-body))")) await new Promise(requestAnimationFrame);
          const last = [...document.querySelectorAll(".sheet-body")].at(-1).getBoundingClientRect();
          const took = performance.now() - began;
          window.dispatchEvent(new Event("afterprint"));
          while (document.querySelectorAll(".sheet-body").length > 12) await new Promise(requestAnimationFrame);
          return last.height > 0 ? took : Infinity;
        }),
      );
    }
    const full = await tab.locator(".sheet-frame").count();
    console.log(`all ${full} pages of 別紙１ of ${name}: ${ms(median(whole))} until drawn and laid out (at most ${most} ms)`);
    if (median(times) > most || median(whole) > most) process.exitCode = 1;
    await tab.close();
  }
});
