// Work on a plan with something going wrong at every operation of the storage in turn, and a start after each fault. Used
// by `cargo xtask soak` for thousands of faults and by the browser tests for a few.
import { newest, seal, slotKey, snapshots } from "../e2e/slots.mjs";

export const PLAN = "sample-gyokaku-7-2";
const ROUTE = "#/indicator/p1-2b-4-1";
const FIELD = "#actual-2024";
/** An edit has to be stored after so many milliseconds. */
const STORED = 500;

/** What goes wrong. Those that kill leave the storage as it was at that moment, as the end of the process would. */
export const KINDS = ["throw", "quota", "kill before", "kill after", "cut", "flip", "cut and kill", "flip and kill", "other tab", "at start"];
/** What goes wrong with reading while the page starts. */
const AT_START = ["throw", "cut", "flip"];

/** Runs in the page before the program: every operation on localStorage passes here. */
function install() {
  if (window.faults) return;
  const real = {};
  const state = { kind: "", at: 0, count: 0, done: 0, dead: false, other: null };
  const spoil = (kind, value) => {
    if (typeof value !== "string" || value.length < 4) return value;
    const middle = Math.floor(value.length * 0.7);
    if (kind.startsWith("cut")) return value.slice(0, middle);
    const letter = value[middle] === "x" ? "y" : "x";
    return value.slice(0, middle) + letter + value.slice(middle + 1);
  };
  for (const name of ["getItem", "setItem", "removeItem"]) {
    real[name] = Storage.prototype[name];
    Storage.prototype[name] = function (key, value) {
      if (this !== window.localStorage) return real[name].call(this, key, value);
      if (state.dead) throw new DOMException("dead", "InvalidStateError");
      const now = state.kind !== "" && state.count++ === state.at;
      if (!now) return real[name].call(this, key, value);
      const kind = state.kind;
      state.kind = "";
      state.done += 1;
      switch (kind) {
        case "throw":
          throw new DOMException("refused by a test", "UnknownError");
        case "quota":
          if (name === "setItem") throw new DOMException("full", "QuotaExceededError");
          return real[name].call(this, key, value);
        case "kill before":
          state.dead = true;
          throw new DOMException("dead", "InvalidStateError");
        case "kill after":
          real[name].call(this, key, value);
          state.dead = true;
          throw new DOMException("dead", "InvalidStateError");
        case "other tab":
          for (const side of state.other.keys) real.setItem.call(this, side, state.other.value);
          return real[name].call(this, key, value);
        default: {
          const result = name === "setItem" ? real.setItem.call(this, key, spoil(kind, value)) : spoil(kind, real[name].call(this, key, value));
          if (kind.endsWith("kill")) {
            state.dead = true;
            throw new DOMException("dead", "InvalidStateError");
          }
          return result;
        }
      }
    };
  }
  window.faults = {
    arm: (kind, at, other) => Object.assign(state, { kind, at, count: 0, other }),
    /** Whether the fault has happened, how many operations there were, and everything that is stored. */
    look() {
      state.kind = "";
      return { done: state.done, count: state.count, dead: state.dead, entries: Object.fromEntries(Object.entries(localStorage)) };
    },
  };
  const first = real.getItem.call(sessionStorage, "fault at start");
  if (first) {
    real.removeItem.call(sessionStorage, "fault at start");
    window.faults.arm(...JSON.parse(first));
  }
}

const value = (text) => text.match(/"actual": "(\d+人)"/g) ?? [];
/** Whether a file holds this figure. */
const holds = (found, figure) => found !== null && value(found.file).includes(`"actual": "${figure}"`);

/**
 * Works until `most` faults have happened, and counts. `page` is a page of a browser that has nothing stored.
 * `restart` gives a page of the same browser in place of one that is gone.
 */
export async function work(page, address, most, { log = () => {}, offset = 0 } = {}) {
  const count = { faults: 0, edits: 0, starts: 0, lost: [], unreadable: [], overwritten: [], kinds: {} };
  // The hour passes as fast as it can be worked.
  await page.clock.install({ time: new Date("2025-08-08T04:00:00Z") });
  await page.addInitScript(install);
  const box = page.locator(FIELD);
  const line = page.locator(".top-save");
  const open = async () => {
    count.starts += 1;
    await page.locator("main, .boot-failure").first().waitFor();
    await page.clock.runFor(500);
    if ((await page.locator(".boot-failure").count()) > 0) return null;
    return box.inputValue();
  };
  const edit = async (figure) => {
    count.edits += 1;
    await box.fill(figure);
    await page.clock.runFor(STORED);
  };
  await page.goto(address + ROUTE);
  await open();
  let before = "100人";
  await edit(before);
  await box.blur();
  await page.clock.runFor(STORED);
  for (let n = 0; count.faults < most; n += 1) {
    const step = n + offset;
    const kind = KINDS[step % KINDS.length];
    // A saving is nine operations, a start a dozen.
    const at = Math.floor(step / KINDS.length) % (kind === "at start" ? 13 : 9);
    const figure = `${1000 + n}人`;
    const what = `${kind} at operation ${at}, edit ${figure}`;
    let other = null;
    const fail = (list, why) => {
      list.push(`${what}: ${why}`);
      log(`${what}: ${why}`);
    };

    if (kind === "at start") {
      // Nothing is edited: the start itself goes wrong in one reading.
      const fault = AT_START[Math.floor(step / KINDS.length) % AT_START.length];
      await page.evaluate((fault) => sessionStorage.setItem("fault at start", JSON.stringify(fault)), [fault, at, null]);
      await page.reload();
      const found = await open();
      const { done } = await page.evaluate(() => window.faults.look());
      if (done > 0) count.faults += 1;
      if (found !== before) fail(count.unreadable, `${fault}: ${before} was stored, ${found} was opened`);
      count.kinds[kind] = (count.kinds[kind] ?? 0) + done;
      continue;
    }

    if (kind === "other tab") {
      const { entries } = await page.evaluate(() => window.faults.look());
      const { header, file } = newest(entries, PLAN);
      const text = file.replace(`"actual": "${before}"`, `"actual": "${5000 + n}人"`);
      const line = { ...header, seq: header.seq + 1, stamp: `other${n}`, trail: [...header.trail, header.stamp].slice(-16) };
      other = { figure: `${5000 + n}人`, stamp: line.stamp, keys: ["a", "b"].map((side) => slotKey(PLAN, side)), value: seal(text, line) };
    }
    await page.evaluate(([kind, at, other]) => window.faults.arm(kind, at, other), [kind, at, other]);
    await edit(figure);
    const said = await line.textContent();
    const { done, dead, entries } = await page.evaluate(() => window.faults.look());
    if (done > 0) {
      count.faults += 1;
      count.kinds[kind] = (count.kinds[kind] ?? 0) + 1;
    }
    if (other && done > 0) {
      // Nobody has been asked yet: what the other tab stored must be there, or what is there must go on from it.
      const there = newest(entries, PLAN);
      const beside = ["a", "b"].some((side) => entries[slotKey(PLAN, side)] === other.value);
      const kept = holds(there, other.figure) || beside || there?.header.trail.includes(other.stamp) || snapshots(entries, PLAN).some((found) => holds(found, other.figure));
      if (!kept) fail(count.overwritten, "what the other tab stored is gone");
      if (said.includes("保存を止めています")) {
        // And now somebody is asked.
        await page.getByRole("button", { name: n % 2 === 0 ? "このタブの内容を保存する" : "別のタブの内容を読み込む" }).click();
        await page.clock.runFor(STORED);
        const after = (await page.evaluate(() => window.faults.look())).entries;
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
    const found = await open();
    // The edit is as old as half a second now, unless the program died over it; then it may or may not be there.
    const told = said.includes("保存できません") || said.includes("保存を止めています");
    const allowed = other && done > 0 ? [before, other.figure] : dead || told ? [before, figure] : [figure];
    if (found === null || !/^\d+人$/.test(found)) fail(count.unreadable, `${found} was opened`);
    else if (!allowed.includes(found)) fail(count.lost, `${found} was opened, not ${allowed.join(" or ")} (${said})`);
    before = found ?? before;
    // A minute of the hour.
    await page.clock.runFor(60_000);
    if (n % 100 === 99) log(`${count.faults} faults, ${count.starts} starts: ${count.lost.length} lost, ${count.unreadable.length} unreadable, ${count.overwritten.length} overwritten`);
  }
  return count;
}
