import { describe, expect, it } from "vitest";

import { isTrustedFrame } from "./trusted-frame.ts";

const origin = "app://ringside";
const main = { origin };

describe("isTrustedFrame", () => {
  it("trusts the window's top frame on our own page", () => {
    expect(isTrustedFrame(main, main, origin)).toBe(true);
  });

  it("refuses a frame that has gone", () => {
    expect(isTrustedFrame(null, main, origin)).toBe(false);
  });

  it("refuses another frame, although it claims the same origin", () => {
    expect(isTrustedFrame({ origin }, main, origin)).toBe(false);
  });

  it.each(["https://ringside", "app://ringside.example.com", "app://other", "null", ""])(
    "refuses the top frame when it shows %s",
    (elsewhere) => {
      const frame = { origin: elsewhere };
      expect(isTrustedFrame(frame, frame, origin)).toBe(false);
    },
  );
});
