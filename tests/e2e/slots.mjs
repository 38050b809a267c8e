// What the program keeps in localStorage, read and written without it (see src/keep/).
import { crc32 } from "node:zlib";

export const OPEN = "tassei:1:open";
export const slotKey = (plan, side) => `tassei:1:${plan}:${side}`;

const check = (text) => (crc32(Buffer.from(text, "utf16le")) >>> 0).toString(16).padStart(8, "0");

/** A value as the program would store it. */
export function seal(file, header = {}) {
  const { id, name } = JSON.parse(file).plan;
  const line = { plan: id, name, seq: 3, revision: 3, exported: null, saved_at: "2025-08-08T04:15:00Z", stamp: "test", trail: [], ...header };
  const body = `${JSON.stringify(line)}\n${file}`;
  return `tassei-slot 1 ${check(body)}\n${body}`;
}

/** The header and the file of a value, or null if it is not whole. */
export function unseal(value, plan) {
  const first = /^tassei-slot 1 ([0-9a-f]{8})\n/.exec(value ?? "");
  if (!first || check(value.slice(first[0].length)) !== first[1]) return null;
  const [line, ...rest] = value.slice(first[0].length).split("\n");
  const header = JSON.parse(line);
  return plan === undefined || header.plan === plan ? { header, file: rest.join("\n") } : null;
}

/** The newest whole state of a plan among entries of localStorage, or null. */
export function newest(entries, plan) {
  const whole = ["a", "b"].map((side) => unseal(entries[slotKey(plan, side)], plan)).filter(Boolean);
  return whole.sort((one, other) => other.header.seq - one.header.seq)[0] ?? null;
}

/** Its snapshots, the newest first. */
export function snapshots(entries, plan) {
  const keys = Object.keys(entries).filter((key) => key.startsWith(`tassei:1:${plan}:s:`));
  return keys.sort().reverse().map((key) => unseal(entries[key], plan));
}
