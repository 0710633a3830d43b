import { expect, test } from "vitest";

import { observeWorld, type ObservedWorld } from "./observed-world.ts";
import { hold, unhold } from "./operations/in-call.ts";
import { callOut, dropSession } from "./operations/sessions.ts";
import { place } from "./placing.ts";
import { callerEndpoint, outsideEndpoint } from "./ringing.ts";

const marlow = "+15550100177";

/** Each telephony event with the milliseconds since the first. */
function timeline(observed: ObservedWorld): readonly string[] {
  const first = observed.clock.now();
  const seen: string[] = [];
  observed.world.subscribe((event) => {
    if (event.kind !== "telephony") return;
    const [party] = event.body.parties;
    const at = Date.parse(event.body.eventTime) - first;
    const owner = event.extensionId ?? "outside";
    const index = party.id.slice(party.id.lastIndexOf("-"));
    seen.push(
      `${String(event.body.sequence)} ${String(at)} ${index} ${owner} ${party.status.code}`,
    );
  });
  return seen;
}

function ringThroughQueue(observed: ObservedWorld) {
  const { world, user } = observed;
  const queue = observed.colleague("150");
  return place(world.exchange, {
    from: outsideEndpoint(world.exchange, marlow),
    dialled: "+15550100100",
    target: { kind: "extension", extension: queue },
    agent: user,
    pace: "captured",
  });
}

test("a call through a queue takes the captured course from Setup to the last party's end", () => {
  const observed = observeWorld();
  const seen = timeline(observed);
  const { world, clock, user } = observed;
  const call = ringThroughQueue(observed);
  clock.advance(16_060);
  const own = call.callee();
  if (own === undefined) throw new Error("nobody rings");
  const request = { caller: user, telephonySessionId: call.session.id, partyId: own.id };
  world.people.answer(own);
  hold(world.exchange, request);
  unhold(world.exchange, request);
  world.people.hangUp(own);
  clock.advance(1000);
  expect(seen).toEqual([
    "2 0 -1 outside Setup",
    "3 20 -2 700100050 Setup",
    "4 140 -1 outside Answered",
    "5 8690 -2 700100050 Disconnected",
    "6 8690 -3 700100012 Setup",
    "7 8720 -3 700100012 Proceeding",
    "8 16060 -3 700100012 Answered",
    "9 16060 -3 700100012 Hold",
    "10 16060 -3 700100012 Answered",
    "11 16060 -3 700100012 Disconnected",
    "12 16070 -1 outside Disconnected",
  ]);
});

test("the ringing agent's event has exactly the captured fields, and says that a queue sent it", () => {
  const observed = observeWorld();
  const call = ringThroughQueue(observed);
  observed.clock.advance(9000);
  const event = observed.events.findLast((candidate) => candidate.kind === "telephony");
  expect(event).toEqual({
    kind: "telephony",
    extensionId: "700100012",
    body: {
      sequence: 7,
      sessionId: "410000000001",
      telephonySessionId: call.session.id,
      serverId: "10.0.0.1.TAM",
      eventTime: "2026-03-02T09:15:08.720Z",
      parties: [
        {
          accountId: "700100001",
          extensionId: "700100012",
          id: call.callee()?.id,
          direction: "Inbound",
          to: { phoneNumber: "+15550100100", name: "Avery Quill", extensionId: "700100012" },
          from: { phoneNumber: marlow, name: "Marlow Finch" },
          status: {
            code: "Proceeding",
            mobilePickupData: {
              ccMailboxes: ["700100012"],
              to: "#1000001@sip.example.test:5060",
              sid: "50000000000001",
              srvLvl: "-1",
              srvLvlExt: "400",
            },
            rcc: false,
          },
          park: {},
          missedCall: false,
          standAlone: false,
          muted: false,
          queueCall: true,
        },
      ],
      origin: { type: "Call" },
    },
  });
});

test("the outside caller's party has an account but no owner", () => {
  const observed = observeWorld();
  ringThroughQueue(observed);
  const [first] = observed.bodies();
  expect(first).toMatchObject({ accountId: "700100001", direction: "Outbound" });
  expect(first).not.toHaveProperty("extensionId");
});

test("pickup data is sent with ringing and the first answer and never again", () => {
  const observed = observeWorld();
  const call = ringThroughQueue(observed);
  observed.clock.advance(9000);
  const own = call.callee();
  if (own === undefined) throw new Error("nobody rings");
  const at = { caller: observed.user, telephonySessionId: call.session.id, partyId: own.id };
  observed.bodies();
  observed.world.people.answer(own);
  hold(observed.world.exchange, at);
  unhold(observed.world.exchange, at);
  const said = observed.bodies().map((party) => party.status.mobilePickupData !== undefined);
  expect(said).toEqual([true, false, false]);
});

test("a call to an outside number takes the captured course", () => {
  const observed = observeWorld();
  const seen = timeline(observed);
  const { world, clock, user } = observed;
  const call = place(world.exchange, {
    from: callerEndpoint(user, "80700100012"),
    caller: user,
    target: { kind: "number", phoneNumber: marlow },
    pace: "captured",
  });
  clock.advance(7250);
  const callee = call.callee();
  if (callee === undefined) throw new Error("nobody rings");
  world.people.answer(callee);
  clock.advance(100);
  dropSession(world.exchange, { caller: user, telephonySessionId: call.session.id });
  clock.advance(100);
  expect(seen).toEqual([
    "2 0 -1 700100012 Setup",
    "3 40 -2 outside Proceeding",
    "4 3540 -1 700100012 Proceeding",
    "5 7250 -2 outside Answered",
    "6 7270 -1 700100012 Answered",
    "7 7350 -1 700100012 Disconnected",
    "8 7360 -2 outside Disconnected",
  ]);
});

test("an internal caller is Answered before the colleague's telephone even rings", () => {
  const observed = observeWorld();
  const seen = timeline(observed);
  const { world, clock, user } = observed;
  callOut(world.exchange, { caller: user, deviceId: "80700100012", extensionNumber: "113" });
  clock.advance(1000);
  expect(seen).toEqual([
    "2 0 -1 700100012 Setup",
    "3 19 -2 700100013 Setup",
    "4 58 -1 700100012 Answered",
    "5 80 -2 700100013 Proceeding",
  ]);
});

test("the own side of an outgoing call has device and extension but no name", () => {
  const observed = observeWorld();
  const { world, user } = observed;
  callOut(world.exchange, { caller: user, deviceId: "80700100012", phoneNumber: marlow });
  const [own] = observed.bodies();
  expect(own?.from).toEqual({
    phoneNumber: "+15550100112",
    extensionId: "700100012",
    deviceId: "80700100012",
  });
  expect(own?.to).toEqual({ phoneNumber: marlow, name: "Marlow Finch" });
});

test("a colleague's telephone shows the caller's short number", () => {
  const observed = observeWorld();
  const { world, user, clock } = observed;
  callOut(world.exchange, { caller: user, deviceId: "80700100012", extensionNumber: "113" });
  clock.advance(100);
  expect(observed.bodies().at(-1)?.from.phoneNumber).toBe("112");
});

test.each([
  ["an unknown device", { deviceId: "1", phoneNumber: marlow }, 404],
  ["an offline device", { deviceId: "82700100012", phoneNumber: marlow }, 403],
  ["a device that is no telephone", { deviceId: "83700100012", phoneNumber: marlow }, 403],
  ["no target", { deviceId: "80700100012" }, 400],
  ["two targets", { deviceId: "80700100012", phoneNumber: marlow, extensionNumber: "113" }, 400],
  ["a number that is none", { deviceId: "80700100012", phoneNumber: "12" }, 400],
  ["an unknown extension", { deviceId: "80700100012", extensionNumber: "999" }, 404],
])("calling out with %s is refused and opens no session", (_case, request, status) => {
  const { world, user } = observeWorld();
  const outcome = callOut(world.exchange, { caller: user, ...request });
  expect(outcome).toMatchObject({ ok: false, refusal: { status } });
  expect(world.exchange.sessions.size).toBe(0);
});

test("a caller who gives up leaves a missed call", () => {
  const observed = observeWorld();
  const at = observed.call({ direction: "Inbound", state: "Proceeding" });
  const [caller] = observed.session(at).parties;
  if (caller === undefined) throw new Error("no caller");
  observed.world.people.hangUp(caller);
  observed.clock.advance(100);
  expect(observed.bodies().at(-1)).toMatchObject({
    missedCall: true,
    status: { code: "Disconnected", rcc: false },
  });
});
