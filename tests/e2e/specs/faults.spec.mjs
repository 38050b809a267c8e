// A short run of the fault injection; `cargo xtask soak` runs thousands.
import { expect, test } from "../helpers.mjs";
import { KINDS, work } from "../../soak/_faults.mjs";

test("whatever goes wrong with the storage, no edit is lost, every start works, nothing is overwritten unasked", async ({ context, pageAddress, trouble }) => {
  test.setTimeout(60_000);
  const most = KINDS.length;
  const { faults, kinds, lost, unreadable, overwritten } = await work(context, pageAddress, most);
  expect({ lost, unreadable, overwritten }).toEqual({ lost: [], unreadable: [], overwritten: [] });
  expect(faults).toBe(most);
  expect(kinds).toMatchObject({ "crash before": 1, "crash after": 1 });
  // Pages that were to end have ended; nothing else went wrong.
  expect(trouble).toEqual(["the page crashed", "the page crashed"]);
  trouble.length = 0;
});
