// A short run of the fault injection; `cargo xtask soak` runs thousands.
import { expect, test } from "../helpers.mjs";
import { work } from "../../soak/_faults.mjs";

test("whatever goes wrong with the storage, no edit is lost, every start works, nothing is overwritten unasked", async ({ page, pageAddress }) => {
  test.setTimeout(300_000);
  const { faults, lost, unreadable, overwritten } = await work(page, pageAddress, 60);
  expect({ lost, unreadable, overwritten }).toEqual({ lost: [], unreadable: [], overwritten: [] });
  expect(faults).toBeGreaterThanOrEqual(60);
});
