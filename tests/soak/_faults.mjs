// Work on a plan with something going wrong at every operation of the storage in turn, and a start after each fault. Used
// by `cargo xtask soak` for thousands of faults and by the browser tests for a few.
import { newest, seal, slotKey, snapshots } from "../e2e/slots.mjs";
import { install } from "./_page.mjs";

export const PLAN = "sample-gyokaku-7-2";
export const ROUTE = "#/indicator/p1-2b-4-1";
export const FIELD = "#actual-2024";
/** An edit has to be stored after so many milliseconds. */
const STORED = 500;
/** Operations of a saving, of one with a snapshot after it, and of a start. */
const [SAVING, WITH_SNAPSHOT, STARTING] = [9, 21, 13];
/** In so many steps there is one whose saving has a snapshot after it. */
const SNAPSHOT = 7;

/**
 * What goes wrong. After a stop the page can do nothing more to the storage, as if its process had ended; at a crash it does
 * end, within the operation.
 */
export const KINDS = ["throw", "quota", "stop before", "stop after", "crash before", "crash after", "cut", "flip", "cut and stop", "flip and stop", "other tab", "at start"];
/** What goes wrong with reading while the page starts. */
const AT_START = ["throw", "cut", "flip"];

const value = (text) => text.match(/"actual": "(\d+人)"/g) ?? [];
/** Whether a file holds this figure. */
const holds = (found, figure) => found !== null && value(found.file).includes(`"actual": "${figure}"`);

/** Works until `most` faults have happened, and counts. `context` is of a browser that has nothing stored. */
export async function work(context, address, most, { log = () => {}, offset = 0 } = {}) {
  const count = { faults: 0, edits: 0, starts: 0, lost: [], unreadable: [], overwritten: [], kinds: {} };
  // The hours pass as fast as they can be worked.
  let now = Date.UTC(2025, 7, 8, 4);
  let page, session;
  await context.exposeBinding("crashed", () => void session.send("Page.crash").catch(() => {}));
  /** Another page in the place of one that is gone. */
  const enter = async () => {
    await page?.close();
    page = await context.newPage();
    session = await context.newCDPSession(page);
    await page.addInitScript(install, now);
    await page.goto(address + ROUTE);
  };
  const box = () => page.locator(FIELD);
  const line = () => page.locator(".top-save");
  const run = async (milliseconds) => {
    now = await page.evaluate((milliseconds) => window.faults.run(milliseconds), milliseconds);
  };
  const look = (all = false) => page.evaluate((all) => window.faults.look(all), all);
  const open = async () => {
    count.starts += 1;
    await page.locator(".app[data-whole], .boot-failure").first().waitFor();
    await run(STORED);
    if ((await page.locator(".boot-failure").count()) > 0) return null;
    return box().inputValue();
  };
  const edit = async (figure) => {
    count.edits += 1;
    await box().fill(figure);
    await run(STORED);
  };
  await enter();
  await open();
  let before = "100人";
  await edit(before);
  await box().blur();
  await run(STORED);
  for (let n = 0; count.faults < most; n += 1) {
    const step = n + offset;
    const kind = KINDS[step % KINDS.length];
    const turn = Math.floor(step / KINDS.length);
    const snapshot = kind !== "at start" && n % SNAPSHOT === SNAPSHOT - 1;
    const at = kind === "at start" ? turn % STARTING : snapshot ? SAVING + (turn % (WITH_SNAPSHOT - SAVING)) : turn % SAVING;
    const figure = `${1000 + n}人`;
    const what = `${kind} at operation ${at}, edit ${figure}`;
    let other = null;
    const fail = (list, why) => {
      list.push(`${what}: ${why}`);
      log(`${what}: ${why}`);
    };
    const happened = () => {
      count.faults += 1;
      count.kinds[kind] = (count.kinds[kind] ?? 0) + 1;
    };

    if (kind === "at start") {
      // Nothing is edited: the start itself goes wrong in one reading.
      const fault = AT_START[turn % AT_START.length];
      await page.evaluate((fault) => sessionStorage.setItem("fault at start", JSON.stringify(fault)), [fault, at, null]);
      await page.reload();
      const found = await open();
      if ((await look()).done > 0) happened();
      if (found !== before) fail(count.unreadable, `${fault}: ${before} was stored, ${found} was opened`);
      continue;
    }

    if (kind === "other tab") {
      const { entries } = await look(true);
      const { header, file } = newest(entries, PLAN);
      const text = file.replace(`"actual": "${before}"`, `"actual": "${5000 + n}人"`);
      const line = { ...header, seq: header.seq + 1, stamp: `other${n}`, trail: [...header.trail, header.stamp].slice(-16) };
      other = { figure: `${5000 + n}人`, stamp: line.stamp, keys: ["a", "b"].map((side) => slotKey(PLAN, side)), value: seal(text, line) };
    }
    // So much work takes a snapshot.
    if (snapshot) await run(16 * 60_000);
    await page.evaluate(([kind, at, other]) => window.faults.arm(kind, at, other), [kind, at, other]);
    let gone = false;
    await edit(figure).catch(() => (gone = true));
    let said = "";
    let dead = true;
    if (gone) {
      happened();
      await enter();
    } else {
      said = await line().textContent();
      const seen = await look(kind === "other tab");
      dead = seen.dead;
      if (seen.done > 0) happened();
      if (other && seen.done === 0) other = null;
      if (other) {
        // Nobody has been asked yet: what the other tab stored must be there, or what is there must go on from it.
        const there = newest(seen.entries, PLAN);
        const beside = ["a", "b"].some((side) => seen.entries[slotKey(PLAN, side)] === other.value);
        const kept = holds(there, other.figure) || beside || there?.header.trail.includes(other.stamp) || snapshots(seen.entries, PLAN).some((found) => holds(found, other.figure));
        if (!kept) fail(count.overwritten, "what the other tab stored is gone");
        if (said.includes("保存を止めています")) {
          // And now somebody is asked.
          await page.getByRole("button", { name: n % 2 === 0 ? "このタブの内容を保存する" : "別のタブの内容を読み込む" }).click();
          await run(STORED);
          const after = (await look(true)).entries;
          const chosen = n % 2 === 0 ? figure : other.figure;
          const left = n % 2 === 0 ? other.figure : figure;
          if (!holds(newest(after, PLAN), chosen)) fail(count.lost, `${chosen} was chosen`);
          if (!snapshots(after, PLAN).some((found) => holds(found, left))) fail(count.overwritten, `${left} was not chosen and is in no snapshot`);
          before = chosen;
        } else {
          before = figure;
        }
      }
      await page.reload();
    }
    const found = await open();
    // The edit is as old as half a second now, unless the program died over it; then it may or may not be there.
    const told = said.includes("保存できません") || said.includes("保存を止めています");
    const allowed = other ? [before, other.figure] : dead || told ? [before, figure] : [figure];
    if (found === null || !/^\d+人$/.test(found)) fail(count.unreadable, `${found} was opened`);
    else if (!allowed.includes(found)) fail(count.lost, `${found} was opened, not ${allowed.join(" or ")} (${said})`);
    before = found ?? before;
    // A minute of the hours.
    await run(60_000);
    if (n % 100 === 99) log(`${count.faults} faults, ${count.starts} starts: ${count.lost.length} lost, ${count.unreadable.length} unreadable, ${count.overwritten.length} overwritten`);
  }
  await page.close();
  return count;
}
