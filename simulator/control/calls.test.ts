import Fastify from "fastify";
import * as v from "valibot";
import { expect, test } from "vitest";

import { observeWorld } from "../world/observed-world.ts";
import { transfer } from "../world/operations/moving.ts";
import { registerCallControl } from "./calls.ts";

const createdSchema = v.object({ partyId: v.string() });
const party = v.looseObject({ id: v.string() });
const callsSchema = v.object({
  calls: v.tuple([v.looseObject({ parties: v.array(party) })]),
});

function controlFixture() {
  const observed = observeWorld();
  const app = Fastify();
  registerCallControl(app, { world: observed.world });
  const ask = async (method: "GET" | "POST", url: string, payload?: object) => {
    const response = await app.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: response.statusCode, body: response.json<unknown>() };
  };
  const firstCall = async () => v.parse(callsSchema, (await ask("GET", "/calls")).body).calls[0];
  const act = (telephonySessionId: string, payload: object) =>
    ask("POST", `/calls/${telephonySessionId}/actions`, payload);
  return { ...observed, ask, act, firstCall };
}

test.each([
  ["Inbound", "Setup", "Setup"],
  ["Inbound", "Proceeding", "Proceeding"],
  ["Inbound", "Answered", "Answered"],
  ["Inbound", "Hold", "Hold"],
  ["Inbound", "Parked", "Parked"],
  ["Outbound", "Setup", "Setup"],
  ["Outbound", "Proceeding", "Proceeding"],
  ["Outbound", "Answered", "Answered"],
  ["Outbound", "Hold", "Hold"],
])("an %s call can be made in state %s", async (direction, state, code) => {
  const { ask, firstCall } = controlFixture();
  const created = await ask("POST", "/calls", { direction, state });
  const { partyId } = v.parse(createdSchema, created.body);
  const own = (await firstCall()).parties.find(({ id }) => id === partyId);
  expect(created.status).toBe(201);
  expect(own).toMatchObject({ extensionId: "700100012", status: { code } });
});

test("what the user has transferred comes back to him, and nothing else does", async () => {
  const { act, call, lines, world, clock } = controlFixture();
  const { telephonySessionId, partyId } = call({ direction: "Inbound", state: "Answered" });
  const on = { caller: world.directory.demoUser, telephonySessionId, partyId };
  const back = async () => (await act(telephonySessionId, { action: "comes-back" })).status;
  expect(await back()).toBe(409);
  expect(transfer(world.exchange, { ...on, target: { extensionNumber: "113" } })).toMatchObject({
    ok: true,
  });
  clock.advance(100);
  expect(await back()).toBe(200);
  clock.advance(100);
  expect(lines().slice(-3)).toEqual([
    "10 -3 Inbound 700100013 Disconnected NoAnswer",
    "11 -4 Inbound 700100012 Setup",
    "12 -4 Inbound 700100012 Proceeding",
  ]);
});

test("a call can be made for another extension, through a queue, recorded", async () => {
  const { ask, firstCall } = controlFixture();
  const wish = { direction: "Inbound", state: "Answered", extension: "113", queue: "150" };
  await ask("POST", "/calls", { ...wish, recording: true });
  expect((await firstCall()).parties.at(-1)).toMatchObject({
    extensionId: "700100013",
    queueCall: true,
    recordings: [{ active: true }],
  });
});

test.each([
  [{ direction: "Inbound", state: "Answered", extension: "999" }, 404],
  [{ direction: "Inbound", state: "Answered", queue: "112" }, 404],
  [{ direction: "Outbound", state: "Answered", to: "nobody" }, 400],
  [{ direction: "Outbound", state: "Parked" }, 403],
  [{ direction: "Sideways", state: "Answered" }, 400],
  [{ direction: "Inbound", state: "Answered", mood: "good" }, 400],
])("the impossible call %o is refused with %i", async (wish, status) => {
  const { ask } = controlFixture();
  expect((await ask("POST", "/calls", wish)).status).toBe(status);
});

test("a call can be made as a conference of three", async () => {
  const { ask, firstCall } = controlFixture();
  await ask("POST", "/calls", { direction: "Inbound", state: "Answered", conference: true });
  const { parties } = await firstCall();
  expect(parties.map(({ conferenceRole }) => conferenceRole)).toEqual([
    "Host",
    "Participant",
    "Participant",
  ]);
});

test("a refused call leaves nothing behind", async () => {
  const { ask, world } = controlFixture();
  await ask("POST", "/calls", { direction: "Outbound", state: "Parked" });
  expect(world.exchange.sessions.size).toBe(0);
});

test("the truth tells the two layers apart", async () => {
  const { act, call, firstCall } = controlFixture();
  const { telephonySessionId } = call({ direction: "Inbound", state: "Hold" });
  await act(telephonySessionId, { action: "mute-on-device" });
  expect(await firstCall()).toMatchObject({
    apiLayer: { muted: false, hold: true },
    deviceLayer: { muted: true, hold: false },
  });
});

test("people act by the party that the action fits", async () => {
  const { act, call, lines } = controlFixture();
  const { telephonySessionId } = call({ direction: "Inbound", state: "Proceeding" });
  await act(telephonySessionId, { action: "answer" });
  await act(telephonySessionId, { action: "hold-on-device" });
  await act(telephonySessionId, { action: "unhold-on-device" });
  await act(telephonySessionId, { action: "hangup" });
  expect(lines()).toEqual([
    "6 -2 Inbound 700100012 Answered",
    "7 -2 Inbound 700100012 Hold",
    "8 -2 Inbound 700100012 Answered",
    "9 -1 Outbound - Disconnected",
  ]);
});

test("a busy callee ends both sides by TargetBusy", async () => {
  const { act, call, lines, clock } = controlFixture();
  const wish = { direction: "Outbound", state: "Proceeding", to: "113" } as const;
  const { telephonySessionId } = call(wish);
  await act(telephonySessionId, { action: "consult-busy" });
  clock.advance(100);
  expect(lines()).toEqual([
    "6 -2 Inbound 700100013 Disconnected TargetBusy",
    "7 -1 Outbound 700100012 Disconnected TargetBusy",
  ]);
});

test("a colleague takes the queue's call that rings here too, and nobody missed it", async () => {
  const { act, call, bodies, session } = controlFixture();
  const at = call({ direction: "Inbound", state: "Proceeding", queue: true });
  await act(at.telephonySessionId, { action: "taken-by-colleague", by: "114" });
  const own = bodies().filter((body) => body.extensionId === "700100012");
  expect(own).toMatchObject([
    { status: { code: "Disconnected" }, queueCall: true, missedCall: false },
  ]);
  expect(own[0]?.status.reason).toBeUndefined();
  expect(session(at).parties.at(-1)).toMatchObject({ owner: "700100014", code: "Answered" });
});

test("only a queue's call can be taken by a colleague", async () => {
  const { act, call } = controlFixture();
  const { telephonySessionId } = call({ direction: "Inbound", state: "Proceeding" });
  expect((await act(telephonySessionId, { action: "taken-by-colleague" })).status).toBe(409);
});

test("a fax that rang goes to the fax machine and ends, and nobody missed it", async () => {
  const { act, call, bodies, clock } = controlFixture();
  const { telephonySessionId } = call({ direction: "Inbound", state: "Proceeding" });
  await act(telephonySessionId, { action: "fax" });
  clock.advance(60_000);
  expect(bodies().filter((body) => body.extensionId === "700100012")).toMatchObject([
    { status: { code: "FaxReceive" }, missedCall: false },
    { status: { code: "Disconnected" }, missedCall: false },
  ]);
});

test("a named colleague picks up a parked call", async () => {
  const { act, call, newest } = controlFixture();
  const at = call({ direction: "Inbound", state: "Parked" });
  await act(at.telephonySessionId, { action: "pickup-parked", by: "115" });
  expect(newest(at).owner).toBe("700100015");
});

test("an action that fits nobody changes nothing and is 409, unknown things are 404", async () => {
  const { act, call, lines } = controlFixture();
  const { telephonySessionId } = call({ direction: "Inbound", state: "Answered" });
  const statuses = await Promise.all([
    act(telephonySessionId, { action: "flip-answered" }),
    act(telephonySessionId, { action: "answer" }),
    act(telephonySessionId, { action: "hangup", party: "p-0" }),
    act("s-0", { action: "hangup" }),
    act(telephonySessionId, { action: "dance" }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([409, 409, 404, 404, 400]);
  expect(lines()).toEqual([]);
});
