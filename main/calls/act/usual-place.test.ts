import { describe, expect, test } from "vitest";

import type { ParkTarget } from "../../../contract/intent.ts";
import { askEachTime } from "../../../contract/settings.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { asSessionId, inbound, outbound, outsider } from "../../../test/support/wire-messages.ts";
import { usualFlip, usualPark } from "./usual-place.ts";

const home = { callFlipId: "1", label: "Home" };
const mobile = { callFlipId: "2", label: "Pocket", isMobile: true } as const;
const orbit: ParkTarget = { kind: "orbit" };
const counter: ParkTarget = { kind: "location", extensionId: "700100061" };
const dock: ParkTarget = { kind: "location", extensionId: "700100062" };

test.each([
  { what: "the one of the settings", of: [home, mobile], is: "1", last: "2", goes: "1" },
  { what: "the one used last", of: [home, mobile], is: null, last: "1", goes: "1" },
  { what: "a mobile phone at first", of: [home, mobile], is: null, last: null, goes: "2" },
  { what: "the only one", of: [home], is: null, last: null, goes: "1" },
  { what: "a mobile phone, the last being gone", of: [mobile], is: null, last: "1", goes: "2" },
  {
    what: "none of several strange ones",
    of: [home, { ...home, callFlipId: "3" }],
    is: null,
    last: null,
    goes: undefined,
  },
  {
    what: "none, the one of the settings being gone",
    of: [mobile],
    is: "1",
    last: "2",
    goes: undefined,
  },
  {
    what: "none where the user wants to be asked",
    of: [mobile],
    is: askEachTime,
    last: "2",
    goes: undefined,
  },
])("a flip goes to $what", ({ of, is, last, goes }) => {
  expect(usualFlip(of, { defaultFlip: is, lastFlip: last })?.callFlipId).toBe(goes);
});

test.each([
  {
    what: "the place of the settings",
    of: [counter, orbit],
    is: counter,
    last: orbit,
    goes: counter,
  },
  { what: "the place used last", of: [counter, dock, orbit], is: null, last: dock, goes: dock },
  {
    what: "the system's slot at first",
    of: [counter, dock, orbit],
    is: null,
    last: null,
    goes: orbit,
  },
  { what: "the only place", of: [dock], is: null, last: null, goes: dock },
  {
    what: "the only place that this call may go to",
    of: [dock],
    is: null,
    last: orbit,
    goes: dock,
  },
  { what: "none of several", of: [counter, dock], is: null, last: orbit, goes: undefined },
  {
    what: "none where the user wants to be asked",
    of: [orbit],
    is: { kind: "ask" } as const,
    last: orbit,
    goes: undefined,
  },
])("a park goes to $what", ({ of, is, last, goes }) => {
  expect(usualPark(of, { defaultPark: is, lastPark: last })).toEqual(goes);
});

/** Remembers as the application does. */
function rememberingBench() {
  const bench: CallServiceBench = new CallServiceBench({
    onChosen: (choice) => {
      bench.preferences = { ...bench.preferences, ...choice };
    },
  });
  bench.facts = {
    ...bench.facts,
    flipTargets: [home, mobile],
    parkLocations: [
      { extensionId: "700100061", label: "Front counter" },
      { extensionId: "700100062", label: "Loading dock" },
    ],
  };
  bench.service.factsChanged();
  return bench;
}
const first = { telephonySessionId: asSessionId("s-1") };
const second = { telephonySessionId: asSessionId("s-2") };

describe("remembering", () => {
  test("a plain flip is one press, and goes on going where it was sent by name", async () => {
    const bench = rememberingBench();
    const talking = [outsider("Answered"), inbound("Answered")] as const;
    await bench
      .has("s-1", ...talking)
      .has("s-2", ...talking)
      .live();
    expect(bench.service.view().flipPhoneId).toBe("2");
    await bench.act({ action: "flip", callFlipId: "1", ...first });
    await bench.act({ action: "flip", ...second });
    expect(bench.gateway.performed).toMatchObject([{ callFlipId: "1" }, { callFlipId: "1" }]);
  });

  test("a plain park is one press, and goes on going where it was sent by name", async () => {
    const bench = rememberingBench();
    const talking = [outsider("Answered"), inbound("Answered")] as const;
    await bench
      .has("s-1", ...talking)
      .has("s-2", ...talking)
      .live();
    await bench.act({ action: "park", ...first });
    await bench.act({ action: "park", to: dock, ...second });
    expect(bench.gateway.performed).toMatchObject([
      { operation: "park" },
      { operation: "transfer", to: { parkOrbit: "700100062" } },
    ]);
    expect(bench.preferences.lastPark).toEqual(dock);
  });

  test("what the service refused is not remembered", async () => {
    const bench = rememberingBench();
    await bench.has("s-1", outsider("Answered"), inbound("Answered")).live();
    bench.gateway.refusals.push({ code: "service", status: 403 });
    await bench.act({ action: "flip", callFlipId: "1" });
    expect(bench.preferences.lastFlip).toBeNull();
  });

  test("a call that may not go to the system's slot is asked about where several places are left", async () => {
    const bench = rememberingBench();
    await bench.has("s-1", outbound("Answered")).live();
    expect(await bench.act({ action: "park" })).toMatchObject({ value: { outcome: "choosing" } });
  });
});
