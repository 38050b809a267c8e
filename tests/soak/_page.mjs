// What a page has beside its program in these runs: a clock that goes as fast as it is told to, and a storage in which any one
// operation can be made to go wrong.

/**
 * Runs in the page before the program. `start` is the time at which its clock begins, unless the tab has come further.
 * The clock is not Playwright's: that one does again, at each loading, every step that it was ever told.
 */
export function install(start) {
  if (window.faults) return;
  const real = { setTimeout: window.setTimeout.bind(window) };
  for (const name of ["getItem", "setItem", "removeItem"]) real[name] = Storage.prototype[name];

  const CLOCK = "clock of the test";
  let now = Math.max(start, Number(real.getItem.call(sessionStorage, CLOCK)));
  let last = 0;
  const timers = new Map();
  window.setTimeout = (act, delay, ...given) => {
    last += 1;
    timers.set(last, { at: now + Math.max(Number(delay) || 0, 0), act: () => act(...given) });
    return last;
  };
  window.clearTimeout = (id) => void timers.delete(id);
  const Machine = Date;
  window.Date = class extends Machine {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now]));
    }
    static now() {
      return now;
    }
  };
  /** Lets time pass; between two timers the page has its turn. */
  const run = async (milliseconds) => {
    const end = now + milliseconds;
    for (;;) {
      await new Promise((resolve) => real.setTimeout(resolve));
      const due = [...timers].filter(([, { at }]) => at <= end).sort(([one, { at }], [other, { at: later }]) => at - later || one - other)[0];
      if (!due) break;
      timers.delete(due[0]);
      now = Math.max(now, due[1].at);
      due[1].act();
    }
    now = end;
    real.setItem.call(sessionStorage, CLOCK, String(now));
    return now;
  };

  const state = { kind: "", at: 0, count: 0, done: 0, dead: false, other: null };
  const spoil = (kind, value) => {
    if (typeof value !== "string" || value.length < 4) return value;
    const middle = Math.floor(value.length * 0.7);
    if (kind.startsWith("cut")) return value.slice(0, middle);
    const letter = value[middle] === "x" ? "y" : "x";
    return value.slice(0, middle) + letter + value.slice(middle + 1);
  };
  const die = () => {
    state.dead = true;
    throw new DOMException("dead", "InvalidStateError");
  };
  /** The process ends here: the test is told, and nothing of the page goes on meanwhile. */
  const crash = () => {
    window.crashed();
    for (;;);
  };
  for (const name of ["getItem", "setItem", "removeItem"]) {
    Storage.prototype[name] = function (key, value) {
      const proceed = () => real[name].call(this, key, value);
      if (this !== window.localStorage) return proceed();
      if (state.dead) die();
      if (state.kind === "" || state.count++ !== state.at) return proceed();
      const kind = state.kind;
      state.kind = "";
      state.done += 1;
      switch (kind) {
        case "throw":
          throw new DOMException("refused by a test", "UnknownError");
        case "quota":
          if (name === "setItem") throw new DOMException("full", "QuotaExceededError");
          return proceed();
        case "stop before":
          return die();
        case "stop after":
          proceed();
          return die();
        case "crash before":
          return crash();
        case "crash after":
          proceed();
          return crash();
        case "other tab":
          for (const side of state.other.keys) real.setItem.call(this, side, state.other.value);
          return proceed();
        default: {
          const result = name === "setItem" ? real.setItem.call(this, key, spoil(kind, value)) : spoil(kind, proceed());
          if (kind.endsWith("stop")) die();
          return result;
        }
      }
    };
  }
  window.faults = {
    run,
    arm: (kind, at, other) => Object.assign(state, { kind, at, count: 0, other }),
    /** Whether the fault has happened, and where it is asked for everything that is stored. */
    look(all) {
      state.kind = "";
      return { done: state.done, dead: state.dead, entries: all ? Object.fromEntries(Object.entries(localStorage)) : {} };
    },
  };
  const first = real.getItem.call(sessionStorage, "fault at start");
  if (first) {
    real.removeItem.call(sessionStorage, "fault at start");
    window.faults.arm(...JSON.parse(first));
  }
}
