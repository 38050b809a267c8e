// The sample plan as a file, changed by a test.
import { readFile } from "node:fs/promises";
import { expect } from "../helpers.mjs";

const sample = new URL("../../../src/sample.json", import.meta.url);

/** Takes in the sample after `change` has been at its plan; with a department, as the file that was handed out to it. */
export async function takeIn(page, change, department) {
  const file = JSON.parse(await readFile(sample, "utf8"));
  change(file.plan);
  if (department) {
    const { id } = file.plan.departments.find(({ name }) => name === department);
    Object.assign(file, { holds: "department", part: { department: id, year: 2024, origin: "0".repeat(64) } });
  }
  await page.locator("input[type=file]").setInputFiles({
    name: "計画.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.getByRole("dialog").getByRole("button", { name: "取り込む" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** The sample with nothing in it. */
export const blank = (plan) => Object.assign(plan, { priorities: [], publications: [] });

/** An indicator. */
export function find(plan, id) {
  const indicators = plan.priorities
    .flatMap((priority) => priority.themes)
    .flatMap((theme) => theme.initiatives)
    .flatMap((initiative) => initiative.actions)
    .flatMap((action) => action.indicators ?? []);
  return indicators.find((indicator) => indicator.id === id);
}

/** What is recorded of an indicator in R6. */
export const record = (plan, id) => find(plan, id).years["2024"];
