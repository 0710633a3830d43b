import { expect, it } from "vitest";

import { isClockTrouble } from "./clock-trouble.ts";

const coded = (code: string) =>
  new TypeError("failed", { cause: Object.assign(new Error(), { code }) });
const dateInvalid = new Error("net::ERR_CERT_DATE_INVALID");

it.each([
  [coded("CERT_NOT_YET_VALID"), "2026-11-24", true],
  [dateInvalid, "2015-01-01", true],
  [coded("CERT_HAS_EXPIRED"), "2015-01-01", true],
  // The certificate may as well be out of date.
  [dateInvalid, "2026-11-24", false],
  [new Error("net::ERR_CERT_AUTHORITY_INVALID"), "2015-01-01", false],
  ["no error", "2015-01-01", false],
])("%s on %s tells of the clock: %s", (error, day, expected) => {
  expect(isClockTrouble(error, Date.parse(day))).toBe(expected);
});
