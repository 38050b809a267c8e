// The same indicators in three engines: rate, judgement, and the counts of each 重点項目 and level. What changes before
// each run is something that all of it depends on, so that nothing can be left as it was.
import tassei, { Engine } from "/compared/tassei-bench-engine/module.js";
import ironcalc, { Model } from "/npm/@ironcalc/wasm/wasm.js";

const PRIORITIES = 3;
const LEVELS = ["met", "near", "missed"];

/** The formulas of a row, and below the thresholds those that count: the same text for both spreadsheets. */
function sheet(engine) {
  const rows = engine.rows().trim().split("\n").map((row) => row.split(",").map(Number));
  const last = rows.length;
  const cells = rows.map(([priority, lower, target, actual], index) => {
    const n = index + 1;
    const [over, under] = lower ? [`C${n}`, `D${n}`] : [`D${n}`, `C${n}`];
    return [priority, lower, target, actual, `=ROUND(${over}/${under}*100,$J$3)`, `=IF(${over}/${under}>=$J$1,"met",IF(${over}/${under}>=$J$2,"near","missed"))`];
  });
  const counts = [];
  for (let priority = 0; priority < PRIORITIES; priority += 1) {
    for (const level of LEVELS) counts.push(`=COUNTIFS($A$1:$A$${last},${priority},$F$1:$F$${last},"${level}")`);
  }
  return { cells, counts };
}

function lines(counts) {
  const text = [];
  for (let from = 0; from < counts.length; from += LEVELS.length) text.push(counts.slice(from, from + LEVELS.length).join(","));
  return text.join("\n");
}

function time(runs, act) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now();
    act(run);
    times.push(performance.now() - begin);
  }
  return times;
}

/** Runs for a second first, whatever engine it is: browsers compile what runs often once more, and better. Then as many runs as fit into about two seconds, at least three. Chromium's clock has a tenth of a millisecond here, so what is quicker than that is run many times a turn. */
function measured(act) {
  const begin = performance.now();
  let once = Infinity;
  for (let run = 0; run < 2 || performance.now() - begin < 1_000; run += 1) once = Math.min(once, ...time(1, () => act(run)));
  const batch = Math.max(1, Math.ceil(2 / Math.max(once, 0.001)));
  const turns = Math.max(3, Math.min(25, Math.floor(2_000 / Math.max(once * batch, 1))));
  return time(turns, (turn) => {
    for (let index = 0; index < batch; index += 1) act(turn * batch + index);
  }).map((whole) => whole / batch);
}

function inTassei(engine) {
  return { times: measured(() => engine.recompute()), counts: engine.counts() };
}

function inHyperFormula({ cells, counts }) {
  const data = cells.map((row) => [...row, null, null, null, null]);
  const extend = (index, column, value) => {
    while (data.length <= index) data.push(Array(10).fill(null));
    data[index][column] = value;
  };
  [1, 0.8, 0].forEach((value, index) => extend(index, 9, value));
  counts.forEach((formula, index) => extend(index, 7, formula));
  const engine = HyperFormula.buildFromArray(data, { licenseKey: "gpl-v3", maxRows: 200_000 });
  const at = (row, col) => ({ sheet: 0, row, col });
  const times = measured((run) => {
    engine.batch(() => {
      // The decimals and a threshold move by what changes no result, so that the counts can be compared.
      engine.setCellContents(at(0, 9), 1 + (run % 2) * 1e-12);
      engine.setCellContents(at(1, 9), 0.8 - (run % 2) * 1e-12);
      engine.setCellContents(at(2, 9), run % 2);
    });
  });
  engine.batch(() => [1, 0.8, 0].forEach((value, index) => engine.setCellContents(at(index, 9), value)));
  const found = counts.map((_, index) => engine.getCellValue(at(index, 7)));
  engine.destroy();
  return { times, counts: lines(found) };
}

function inIronCalc({ cells, counts }) {
  const model = new Model("bench", "en", "UTC", "en");
  model.pauseEvaluation();
  const set = (row, column, value) => model.setUserInput(0, row, column, String(value));
  cells.forEach((row, index) => row.forEach((value, column) => set(index + 1, column + 1, value)));
  [1, 0.8, 0].forEach((value, index) => set(index + 1, 10, value));
  counts.forEach((formula, index) => set(index + 1, 8, formula));
  // It always evaluates everything.
  const times = measured(() => model.evaluate());
  const found = counts.map((_, index) => model.getFormattedCellValue(0, index + 1, 8));
  model.free();
  return { times, counts: lines(found) };
}

const engines = { Tassei: (engine) => inTassei(engine), HyperFormula: (engine) => inHyperFormula(sheet(engine)), IronCalc: (engine) => inIronCalc(sheet(engine)) };

await Promise.all([tassei(), ironcalc()]);
window.measure = (count, name) => {
  const engine = new Engine(count);
  const result = engines[name](engine);
  return { ...result, expected: engine.counts() };
};
window.ready = true;
