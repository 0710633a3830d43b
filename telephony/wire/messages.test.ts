import { describe, expect, test } from "vitest";

import {
  inbound,
  presenceOf,
  sessionEvent,
  sessionRead,
} from "../../test/support/wire-messages.ts";

/** A name that turns around what follows, on two lines, with a bell. */
const nasty = "\u202EMarlow\n Finch\u0007\u2066";

describe("what others wrote", () => {
  const from = { name: nasty, phoneNumber: "\u202A+15550100177\u202C" };

  test("is clean in an event and in a read", () => {
    const words = inbound("Proceeding", { from, to: { name: nasty } });
    const clean = { from: { name: "Marlow Finch", phoneNumber: "+15550100177" } };
    expect(sessionEvent("s-1", 6, words).parties).toMatchObject([clean]);
    expect(sessionRead("s-1", [words]).parties).toMatchObject([
      { ...clean, to: { name: "Marlow Finch" } },
    ]);
  });

  test("is clean in presence", () => {
    const call = { from: from.phoneNumber, fromName: nasty, to: " ", toName: "\u200B" };
    expect(presenceOf(call).activeCalls).toMatchObject([
      { from: "+15550100177", fromName: "Marlow Finch" },
    ]);
    expect(presenceOf(call).activeCalls?.[0]?.toName).toBeUndefined();
  });

  test("is clean in the place where a call is parked", () => {
    const words = { parkData: "*8\u00001\n", park: { id: "\u202E*801" } };
    expect(sessionEvent("s-1", 6, inbound("Parked", words)).parties).toMatchObject([
      { status: { parkData: "*81" }, park: { id: "*801" } },
    ]);
  });

  test.each(["", "   ", "\u200B\u200B", "\n\t"])(
    "is not said when it cannot be seen: %j",
    (name) => {
      const said = sessionEvent("s-1", 6, inbound("Proceeding", { from: { name } }));
      expect(said.parties[0]?.from).toEqual({
        name: undefined,
        phoneNumber: undefined,
        extensionId: undefined,
        deviceId: undefined,
      });
    },
  );
});
