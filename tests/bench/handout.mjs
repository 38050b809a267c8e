// How long the pages of the papers take: 別紙１ of the sample and of a plan with 1,000 indicators, from choosing it to the
// pages being drawn. The bounds are those of the product: 300 ms and 3 s.
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
    console.log(`papers of ${name}: ${ms(median(times))} for ${pages} pages (at most ${most} ms)`);
    if (median(times) > most) process.exitCode = 1;
    await tab.close();
  }
});
