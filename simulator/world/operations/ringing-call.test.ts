import { describe, expect, test } from "vitest";

import { accepted, observeWorld, refusalOf } from "../observed-world.ts";
import { restParty } from "../render.ts";
import { answer, forward, ignore, reject, reply } from "./ringing-call.ts";

const ringing = { direction: "Inbound", state: "Proceeding" } as const;
const queued = { ...ringing, queue: true } as const;
const deviceId = "80700100012";
const render = (party: Parameters<typeof restParty>[0]) => restParty(party, "700100001");

describe("answer", () => {
  test("is accepted at once and answered when the device took the call", () => {
    const observed = observeWorld();
    const at = observed.call(ringing);
    const party = accepted(answer(observed.world.exchange, { ...at, deviceId }));
    expect(restParty(party, "700100001")).toMatchObject({
      status: { code: "Proceeding" },
      to: { deviceId },
    });
    observed.lines();
    observed.clock.advance(1000);
    expect(observed.lines()).toEqual(["7 -2 Inbound 700100012 Answered"]);
  });

  test("is refused a second time, with foreign and offline devices, and after the answer", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(ringing);
    const refusal = (id: string) => refusalOf(answer(exchange, { ...at, deviceId: id }));
    expect(refusal("80700100013")).toBe("404 CMN-102");
    expect(refusal("82700100012")).toBe("403 TAS-106");
    expect(refusal(deviceId)).toBeUndefined();
    expect(refusal(deviceId)).toBe("409 SIM-409");
    observed.clock.advance(1000);
    expect(refusal(deviceId)).toBe("409 SIM-409");
  });

  test("loses the race against a caller who hangs up", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(ringing);
    accepted(answer(exchange, { ...at, deviceId }));
    const [caller] = observed.session(at).parties;
    if (caller !== undefined) people.hangUp(caller);
    observed.lines();
    observed.clock.advance(1000);
    expect(observed.lines()).toEqual(["8 -2 Inbound 700100012 Disconnected"]);
  });
});

describe("reject", () => {
  test("sends a direct call to voicemail, where a message ends it", () => {
    const observed = observeWorld();
    const at = observed.call(ringing);
    reject(observed.world.exchange, at);
    expect(observed.lines()).toEqual(["6 -2 Inbound 700100012 VoiceMail"]);
    observed.clock.advance(20_000);
    expect(observed.world.exchange.sessions.size).toBe(0);
  });

  test("gives a queue's call back to the queue, which rings the next agent", () => {
    const observed = observeWorld();
    const at = observed.call(queued);
    reject(observed.world.exchange, at);
    observed.clock.advance(9000);
    expect(observed.lines()).toEqual([
      "8 -3 Inbound 700100012 Disconnected Rejected",
      "9 -4 Inbound 700100050 Setup",
      "10 -4 Inbound 700100050 Disconnected",
      "11 -5 Inbound 700100013 Setup",
      "12 -5 Inbound 700100013 Proceeding",
    ]);
  });

  test.each([
    ["an answered call", { direction: "Inbound", state: "Answered" }],
    ["an own outgoing call", { direction: "Outbound", state: "Proceeding" }],
  ] as const)("is refused for %s", (_case, creation) => {
    const observed = observeWorld();
    const at = observed.call(creation);
    expect(refusalOf(reject(observed.world.exchange, at))).toBe("409 SIM-409");
  });
});

describe("ignore", () => {
  test("lets the next agent have the call", () => {
    const observed = observeWorld();
    const at = observed.call(queued);
    accepted(ignore(observed.world.exchange, { ...at, deviceId }));
    expect(observed.lines()).toEqual([
      "8 -3 Inbound 700100012 Disconnected",
      "9 -4 Inbound 700100050 Setup",
    ]);
  });

  test("is for queue calls only", () => {
    const observed = observeWorld();
    const at = observed.call(ringing);
    const outcome = ignore(observed.world.exchange, { ...at, deviceId });
    expect(refusalOf(outcome)).toBe("409 SIM-409");
  });
});

describe("forward", () => {
  test("ends the own party by BlindTransfer and rings the colleague", () => {
    const observed = observeWorld();
    const at = observed.call(ringing);
    accepted(forward(observed.world.exchange, { ...at, target: { extensionNumber: "113" } }));
    observed.clock.advance(100);
    expect(observed.lines()).toEqual([
      "6 -2 Inbound 700100012 Disconnected BlindTransfer",
      "7 -3 Inbound 700100013 Setup",
      "8 -3 Inbound 700100013 Proceeding",
    ]);
  });

  test("is refused once the call is answered", () => {
    const observed = observeWorld();
    const at = observed.call({ direction: "Inbound", state: "Answered" });
    const target = { extensionNumber: "113" };
    expect(refusalOf(forward(observed.world.exchange, { ...at, target }))).toBe("409 SIM-409");
  });
});

describe("reply", () => {
  test("answers with the party before its end, then ends it, and later the caller", () => {
    const observed = observeWorld();
    const at = observed.call({ ...ringing, state: "Setup" });
    const body = accepted(reply(observed.world.exchange, at, render));
    expect(body.status).toEqual({ code: "Setup", reason: "CallReplied" });
    expect(observed.lines()).toEqual(["5 -2 Inbound 700100012 Disconnected CallReplied"]);
    observed.clock.advance(5000);
    expect(observed.lines()).toEqual(["6 -1 Outbound - Disconnected"]);
  });
});
