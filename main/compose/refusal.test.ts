import { expect, it } from "vitest";

import { refusalOf } from "./refusal.ts";

const noCall = { code: "not-allowed", reason: "no-call" } as const;

it.each([
  ["toggle-mute", "mute"],
  ["toggle-hold", "hold"],
  ["toggle-recording", "record"],
  ["park", "park"],
] as const)("tells why %s was refused, as %s", (action, kind) => {
  expect(refusalOf({ action }, noCall)).toEqual({
    kind: "action-failed",
    action: kind,
    error: noCall,
  });
});

it.each([{ code: "offline" }, { code: "timed-out" }, { code: "service", status: 403 }] as const)(
  "leaves $code to the call service, which tells it itself",
  (error) => {
    expect(refusalOf({ action: "park" }, error)).toBeUndefined();
  },
);
