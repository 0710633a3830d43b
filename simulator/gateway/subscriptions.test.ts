import { afterEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock } from "../clock.ts";
import { ask, connect, ownCalls, type ReceivedFrame, signIn } from "./socket-fixture.ts";

let simulator: TestSimulator;

async function start(more: Partial<Parameters<typeof startTestSimulator>[0]> = {}) {
  const clock = createManualClock();
  const name = import.meta.url;
  const gateway = { quietMs: 0 };
  simulator = await startTestSimulator({ name, seed: 7, limits: "off", clock, gateway, ...more });
  return clock;
}

afterEach(() => simulator.dispose());

const ring = () => simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
const presence = "/restapi/v1.0/account/~/extension/~/presence";
const own = "/restapi/v1.0/account/700100001/extension/700100012";

interface Envelope {
  readonly event: string;
  readonly subscriptionId: string;
  readonly body: Readonly<Record<string, unknown>>;
}
const notifications = (frames: readonly ReceivedFrame[]): Envelope[] =>
  frames
    .filter(({ meta }) => meta.type === "ServerNotification")
    .map(({ body }) => body as Envelope);

describe("a subscription", () => {
  it.each(["", "/"])(
    "is made over the socket (path ending %j) and told with real ids",
    async (end) => {
      await start();
      const { socket } = await connect(simulator);
      const answer = await socket.request("POST", `/restapi/v1.0/subscription${end}`, {
        deliveryMode: { transportType: "WebSocket" },
        eventFilters: [ownCalls, `${presence}?detailedTelephonyState=true`],
      });
      expect(answer.meta.status).toBe(200);
      expect(answer.body).toMatchObject({
        eventFilters: [`${own}/telephony/sessions`, `${own}/presence?detailedTelephonyState=true`],
        status: "Active",
        expiresIn: 604_800,
        deliveryMode: { transportType: "WebSocket", encryption: false },
      });
      await socket.cut();
    },
  );

  it("delivers in the service's envelope", async () => {
    await start();
    const { socket } = await connect(simulator);
    const { body } = await socket.subscribe(ownCalls);
    await ring();
    const notification = await socket.next("ServerNotification");
    expect(notification.body).toMatchObject({
      uuid: notification.meta.messageId,
      event: `${own}/telephony/sessions`,
      timestamp: "2026-03-02T09:15:00.000Z",
      subscriptionId: (body as { readonly id: string }).id,
      ownerId: "700100012",
      body: { parties: [{ extensionId: "700100012", status: { code: "Setup" } }] },
    });
    await socket.cut();
  });

  it("delivers only own parties, while the account's has all, outside ones without extension", async () => {
    await start();
    const { socket: extension, token } = await connect(simulator);
    const { socket: account } = await connect(simulator, { token });
    await extension.subscribe(ownCalls);
    await account.subscribe("/restapi/v1.0/account/~/telephony/sessions");
    await ring();
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding", extension: "113" });
    await extension.request("GET", "/restapi/v1.0/subscription");
    await account.request("GET", "/restapi/v1.0/subscription");
    const events = (frames: readonly ReceivedFrame[]) =>
      new Set(notifications(frames).map(({ event }) => event));
    expect([...events(extension.frames)]).toEqual([`${own}/telephony/sessions`]);
    expect([...events(account.frames)].sort()).toEqual([
      `${own}/telephony/sessions`,
      "/restapi/v1.0/account/700100001/extension/700100013/telephony/sessions",
      "/restapi/v1.0/account/700100001/telephony/sessions",
    ]);
    for (const socket of [extension, account]) await socket.cut();
  });

  it("honours the conditions of the telephony filter", async () => {
    await start();
    const { socket } = await connect(simulator);
    await socket.subscribe(`${ownCalls}?statusCode=Proceeding&direction=Inbound`);
    await ring();
    await socket.request("GET", "/restapi/v1.0/subscription");
    const codes = notifications(socket.frames).map(({ body }) => JSON.stringify(body["parties"]));
    expect(codes).toHaveLength(1);
    expect(codes[0]).toContain('"code":"Proceeding"');
    await socket.cut();
  });

  it("gives presence as detailed as asked for, and only once", async () => {
    await start();
    const { socket: simple, token } = await connect(simulator);
    const { socket: both } = await connect(simulator, { token });
    const { socket: sip } = await connect(simulator, { token });
    await simple.subscribe(presence);
    await both.subscribe(presence, `${presence}?detailedTelephonyState=true`);
    await sip.subscribe(`${presence}?detailedTelephonyState=true&sipData=true`);
    await ring();
    const [summary, detailed, withSip] = await Promise.all(
      [simple, both, sip].map(async (socket) => {
        await socket.request("GET", "/restapi/v1.0/subscription");
        const seen = notifications(socket.frames);
        await socket.cut();
        return seen;
      }),
    );
    expect(summary?.[0]?.body).not.toHaveProperty("activeCalls");
    expect(detailed?.[0]?.event).toBe(`${own}/presence?detailedTelephonyState=true`);
    expect(detailed?.[0]?.body).toHaveProperty("activeCalls.0.telephonySessionId");
    expect(detailed?.[0]?.body).not.toHaveProperty("activeCalls.0.sipData");
    expect(detailed).toHaveLength(summary?.length ?? -1);
    expect(withSip?.[0]?.body).toHaveProperty("activeCalls.0.sipData");
  });

  it("shows parked calls through the presence of a park location", async () => {
    await start();
    const { socket, token } = await connect(simulator);
    const location = "/restapi/v1.0/account/~/extension/700100090";
    await socket.subscribe(`${location}/presence?detailedTelephonyState=true&sipData=true`);
    const { telephonySessionId, partyId } = await simulator.makeCall({
      direction: "Inbound",
      state: "Answered",
    });
    const party = `/restapi/v1.0/account/~/telephony/sessions/${telephonySessionId}/parties/${partyId}`;
    const body = { parkOrbit: "700100090" };
    await ask(`${simulator.url}${party}/transfer`, { method: "POST", token, body });
    const notification = await socket.next("ServerNotification");
    expect(notification.body).toMatchObject({ body: { telephonyStatus: "ParkedCall" } });
    await socket.cut();
  });

  it("tells of a changed do-not-disturb setting", async () => {
    await start();
    const { socket, token } = await connect(simulator);
    await socket.subscribe(`${presence}/dnd`);
    const body = { dndStatus: "DoNotAcceptAnyCalls" };
    await ask(`${simulator.url}${presence}`, { method: "PUT", token, body });
    expect((await socket.next("ServerNotification")).body).toMatchObject({
      event: `${own}/presence/dnd`,
      body: { extensionId: "700100012", dndStatus: "DoNotAcceptAnyCalls" },
    });
    await socket.cut();
  });

  it("is replaced by a second one on the same connection", async () => {
    await start();
    const { socket } = await connect(simulator);
    const first = await socket.subscribe(ownCalls);
    const second = await socket.subscribe(ownCalls);
    await ring();
    await socket.request("GET", "/restapi/v1.0/subscription");
    const ids = new Set(notifications(socket.frames).map(({ subscriptionId }) => subscriptionId));
    expect([...ids]).toEqual([(second.body as { readonly id: string }).id]);
    expect(ids.has((first.body as { readonly id: string }).id)).toBe(false);
    await socket.cut();
  });

  it("can be read, changed, renewed and deleted, over the socket and by REST", async () => {
    await start();
    const { socket, token } = await connect(simulator);
    const { id } = (await socket.subscribe(ownCalls)).body as { readonly id: string };
    const path = `/restapi/v1.0/subscription/${id}`;
    const deliveryMode = { transportType: "WebSocket" };
    const changed = await socket.request("PUT", path, { deliveryMode, eventFilters: [presence] });
    expect(changed.body).toMatchObject({ id, eventFilters: [`${own}/presence`] });
    const url = `${simulator.url}${path}`;
    expect((await ask(url, { token })).body).toMatchObject({ id });
    expect((await ask(`${url}/renew`, { method: "POST", token })).status).toBe(200);
    const list = await ask(`${simulator.url}/restapi/v1.0/subscription`, { token });
    expect(list.body).toMatchObject({ records: [{ id }] });
    const foreign = await signIn(simulator, "113");
    expect((await ask(url, { method: "DELETE", token: foreign })).status).toBe(404);
    const gone = await socket.request("DELETE", path);
    expect([gone.meta.status, gone.body]).toEqual([204, undefined]);
    expect((await socket.request("DELETE", path)).meta.status).toBe(404);
    await socket.cut();
  });
});

describe("filters", () => {
  it("that may not deliver are named as disabled, with the cause", async () => {
    await start({ permissions: ["CallControl", "WebSocketsSubscriptions"] });
    const { socket } = await connect(simulator);
    const foreign = "/restapi/v1.0/account/~/extension/700100013/telephony/sessions";
    const nobody = "/restapi/v1.0/account/~/extension/1/telephony/sessions";
    const { body } = await socket.subscribe(ownCalls, presence, foreign, nobody);
    expect(body).toMatchObject({
      eventFilters: [`${own}/telephony/sessions`],
      disabledFilters: [
        { filter: `${own}/presence`, reason: "CMN-401" },
        { filter: foreign.replace("~", "700100001"), reason: "SUB-403" },
        { filter: nobody.replace("~", "700100001"), reason: "CMN-102" },
      ],
    });
    await socket.cut();
  });

  it.each([
    ["of no kind", { eventFilters: ["/restapi/v1.0/account/~/weather"] }, "SUB-508"],
    [
      "of another account",
      { eventFilters: ["/restapi/v1.0/account/1/telephony/sessions"] },
      "SUB-508",
    ],
    [
      "that are all disabled",
      { eventFilters: ["/restapi/v1.0/account/~/extension/1/presence"] },
      "SUB-508",
    ],
    ["missing", {}, "CMN-101"],
    ["of a wrong type", { eventFilters: "all" }, "CMN-101"],
    [
      "for another transport",
      { eventFilters: [ownCalls], deliveryMode: { transportType: "WebHook" } },
      "CMN-101",
    ],
  ])("%s are refused with 400", async (_what, body, errorCode) => {
    await start();
    const { socket } = await connect(simulator);
    const deliveryMode = { transportType: "WebSocket" };
    const answer = await socket.request("POST", "/restapi/v1.0/subscription", {
      deliveryMode,
      ...body,
    });
    expect(answer.meta.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ errorCode }] });
    await socket.cut();
  });

  it("need a socket: plain REST cannot subscribe one", async () => {
    await start();
    const token = await signIn(simulator);
    const body = { deliveryMode: { transportType: "WebSocket" }, eventFilters: [ownCalls] };
    const url = `${simulator.url}/restapi/v1.0/subscription`;
    expect((await ask(url, { method: "POST", token, body })).status).toBe(400);
  });
});

describe("order on the socket", () => {
  it("puts the answer before the first notification, which waits for a moment of quiet", async () => {
    const clock = await start({ gateway: { quietMs: 25 } });
    const { socket } = await connect(simulator);
    clock.advance(25);
    await socket.subscribe(ownCalls);
    await ring();
    const sent = async () =>
      JSON.stringify(await simulator.frames()).includes("ServerNotification");
    expect(await sent()).toBe(false);
    clock.advance(25);
    await socket.next("ServerNotification");
    await socket.cut();
  });
});
