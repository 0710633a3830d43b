/** Calls that the service places for somebody, as the user is shown them: against the service double. */
import { afterEach, beforeEach, expect, test } from "vitest";

import { openGround, type ProvingGround } from "../../faults/ground/proving-ground.ts";
import type { MadeCall } from "../../support/simulator.ts";

let ground: ProvingGround;
beforeEach(async () => {
  ground = await openGround({ wire: "memory" });
});
afterEach(() => ground.dispose());

async function place(wish: object): Promise<MadeCall> {
  const call = await ground.ask("POST", "calls", { state: "Proceeding", ...wish });
  await ground.pass(1_000);
  return call as MadeCall;
}

async function happens({ telephonySessionId }: MadeCall, action: string): Promise<void> {
  await ground.ask("POST", `calls/${telephonySessionId}/actions`, { action });
  await ground.pass(3_000);
}

const shown = () => ground.service.view().calls;
const told = (): readonly string[] => ground.callEvents.map(({ kind }) => kind);
const mine = { direction: "Outbound", to: "+15550100177" } as const;

test.each(["RingOut", "RingMe"])(
  "the user's own %s rings his phone first, then the other",
  async (origin) => {
    const call = await place({ ...mine, origin });
    expect(shown()).toMatchObject([
      {
        state: "dialing",
        direction: "outbound",
        ringOut: "phone-first",
        peer: { name: "Marlow Finch" },
      },
    ]);
    await happens(call, "answer");
    expect(shown()).toMatchObject([{ state: "dialing" }]);
    expect(shown()[0]?.ringOut).toBeUndefined();
    await happens(call, "answer");
    expect(shown()).toMatchObject([{ state: "connected", direction: "outbound" }]);
    expect(told()).toEqual(["answered"]);
  },
);

test("the user's own RingOut that nobody picks up is no missed call", async () => {
  await happens(await place({ ...mine, origin: "RingOut" }), "decline");
  expect(shown()).toEqual([]);
  expect(told()).toEqual(["ended"]);
});

test("a RingOut whose both parties are the user's tells of no other phone", async () => {
  await place({ ...mine, origin: "RingOut", state: "Answered", bothMine: true });
  expect(shown()).toMatchObject([{ state: "connected", participants: [] }]);
  expect(shown()[0]?.advice).toBeUndefined();
});

test.each([
  ["a colleague's RingOut", { origin: "RingOut", from: "113" }, { name: "Rowan Pike" }],
  ["somebody's RingMe", { origin: "RingMe", from: "+15550100177" }, { name: "Marlow Finch" }],
])("%s rings like any call", async (_what, wish, peer) => {
  await place({ direction: "Inbound", ...wish });
  expect(shown()).toMatchObject([{ state: "ringing", direction: "inbound", peer }]);
  expect(told()).toEqual(["ringing"]);
});
