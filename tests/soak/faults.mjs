// At least 2,000 faults of the storage, over hours of work that pass in minutes, against the served page.
import { launch } from "../e2e/chromium.mjs";
import { work } from "./_faults.mjs";

const most = Number(process.argv[2] ?? 2_000);
const began = Date.now();
const browser = await launch();
const halves = await Promise.all([0, 1].map(async (half) => {
  const context = await browser.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  return work(context, process.env.TASSEI_URL, Math.ceil(most / 2), { offset: half * 5, log: (line) => console.log(`  [${half}] ${line}`) });
}));
await browser.close();
const all = (name) => halves.flatMap((half) => half[name]);
const sum = (name) => halves.reduce((total, half) => total + half[name], 0);
const kinds = {};
for (const half of halves) for (const [kind, times] of Object.entries(half.kinds)) kinds[kind] = (kinds[kind] ?? 0) + times;
console.log(JSON.stringify(kinds));
console.log(
  `${sum("faults")} faults, ${sum("edits")} edits, ${sum("starts")} starts in ${Math.round((Date.now() - began) / 1000)} s: ` +
    `${all("lost").length} lost edits, ${all("unreadable").length} unreadable starts, ${all("overwritten").length} silent overwrites`,
);
const wrong = [...all("lost"), ...all("unreadable"), ...all("overwritten")];
for (const line of wrong) console.log(line);
process.exit(wrong.length === 0 ? 0 : 1);
