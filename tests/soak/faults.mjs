// At least 2,000 faults of the storage, over hours of work that pass in minutes, against the served page.
import { launch } from "../e2e/chromium.mjs";
import { work } from "./_faults.mjs";

// How many, and at which step of the round of faults to begin: a long run can be made in several.
const [most, start] = [process.argv[2] ?? 2_000, process.argv[3] ?? 0].map(Number);
const began = Date.now();
const browser = await launch();
// So many browsers' profiles at once, each beginning at another kind of fault.
const PARTS = 3;
const parts = await Promise.all(Array.from({ length: PARTS }, async (_, part) => {
  const context = await browser.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  return work(context, process.env.TASSEI_URL, Math.ceil(most / PARTS), { offset: start + part * 5, log: (line) => console.log(`  [${part}] ${line}`) });
}));
await browser.close();
const all = (name) => parts.flatMap((part) => part[name]);
const sum = (name) => parts.reduce((total, part) => total + part[name], 0);
const kinds = {};
for (const part of parts) for (const [kind, times] of Object.entries(part.kinds)) kinds[kind] = (kinds[kind] ?? 0) + times;
console.log(JSON.stringify(kinds));
console.log(
  `${sum("faults")} faults, ${sum("edits")} edits, ${sum("starts")} starts in ${Math.round((Date.now() - began) / 1000)} s: ` +
    `${all("lost").length} lost edits, ${all("unreadable").length} unreadable starts, ${all("overwritten").length} silent overwrites`,
);
// Fewer would say less than the README does.
const short = sum("faults") < most ? [`${sum("faults")} of ${most} faults happened`] : [];
const wrong = [...short, ...all("lost"), ...all("unreadable"), ...all("overwritten")];
for (const line of wrong) console.log(line);
process.exit(wrong.length === 0 ? 0 : 1);
