import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createSdk, own, signIn, telephonyFilter, until } from "./official-clients.ts";
import {
  askSocketToken,
  askToken,
  type Json,
  type RawSocket,
  send,
  subscriptionBody,
} from "./raw-client.ts";
import { eventsOf, isDetails, isNotification, WireBench, wscOf } from "./wire-bench.ts";

// The matchers' own types say "any", which would spread to all that they stand in.
const aText: unknown = expect.any(String);
const aNumber: unknown = expect.any(Number);
const theLibrary: unknown = expect.stringContaining("RCJSSDK/");
const account = "/restapi/v1.0/account/~";
const sessions = `${account}/telephony/sessions`;
const subscription = "/restapi/v1.0/subscription";
const deskPhone = "80700100012";

/** One test for each item of the checklist in section 11 of our notes on the API. */
describe("the simulator's checklist", () => {
  const bench = new WireBench(import.meta.url);
  beforeEach(() => bench.start());
  afterEach(() => bench.dispose());

  describe("1: tokens", () => {
    it("reads forms, takes empty as absent and the public client by its id", async () => {
      const empty = { access_token_ttl: "", refresh_token_ttl: "", endpoint_id: "", scope: "" };
      const jwt = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", ...empty };
      const { status, answer } = await askToken(bench.simulator, {
        ...jwt,
        assertion: bench.simulator.jwt,
      });
      expect(status).toBe(200);
      expect(answer).toMatchObject({
        token_type: "bearer",
        expires_in: 3600,
        refresh_token_expires_in: 604_800,
        owner_id: "700100012",
      });
      const stranger = { ...jwt, assertion: bench.simulator.jwt, client_id: "stranger" };
      expect((await askToken(bench.simulator, stranger)).status).toBeGreaterThanOrEqual(400);
    });

    it("raises a wished life of -1 s to the least, and always names both lives", async () => {
      const refresh = { grant_type: "refresh_token", refresh_token: bench.tokens.refresh };
      const { answer } = await askToken(bench.simulator, { ...refresh, access_token_ttl: "-1" });
      expect(answer).toMatchObject({ expires_in: 600, refresh_token_expires_in: 604_800 });
    });

    it("rotates refresh tokens: the same new pair within the grace, refused after it", async () => {
      const refresh = (token: string) =>
        askToken(bench.simulator, { grant_type: "refresh_token", refresh_token: token });
      const next = await refresh(bench.tokens.refresh);
      expect((await bench.rest(`${own}/presence`)).status).toBe(401);
      bench.simulator.clock.advance(59 * 60_000);
      expect((await refresh(bench.tokens.refresh)).access).toBe(next.access);
      expect((await bench.rest(`${own}/presence`, { token: next.access })).status).toBe(200);
      bench.simulator.clock.advance(9_000);
      expect((await refresh(bench.tokens.refresh)).access).toBe(next.access);
      bench.simulator.clock.advance(2_000);
      expect((await refresh(bench.tokens.refresh)).status).toBeGreaterThanOrEqual(400);
    });

    it("refuses the old refresh token an hour after the refresh, though nobody used the new pair", async () => {
      const form = { grant_type: "refresh_token", refresh_token: bench.tokens.refresh };
      await askToken(bench.simulator, form);
      bench.simulator.clock.advance(61 * 60_000);
      expect((await askToken(bench.simulator, form)).status).toBeGreaterThanOrEqual(400);
    });

    it.each(["bearer", "Bearer", "BEARER"])("takes the scheme written %s", async (scheme) => {
      const headers = { authorization: `${scheme} ${bench.tokens.access}` };
      expect((await send(`${bench.simulator.url}${own}/presence`, { headers })).status).toBe(200);
    });

    it("revokes a whole session by either token", async () => {
      const form = { token: bench.tokens.refresh, client_id: bench.simulator.clientId };
      const url = `${bench.simulator.url}/restapi/oauth/revoke`;
      const revoked = await send(url, { method: "POST", form });
      expect(revoked).toMatchObject({ status: 200, body: undefined });
      expect((await bench.rest(`${own}/presence`)).status).toBe(401);
    });
  });

  describe("2: REST", () => {
    it("takes a JSON label without a body on every method, and a JSON body on DELETE", async () => {
      const { telephonySessionId, partyId } = await bench.answered();
      const party = `${sessions}/${telephonySessionId}/parties/${partyId}`;
      const label = { "content-type": "application/json" };
      expect((await bench.rest(party, { headers: label })).status).toBe(200);
      expect((await bench.rest(`${party}/hold`, { method: "POST", headers: label })).status).toBe(
        200,
      );
      expect((await bench.rest(`${party}/unhold`, { method: "POST", json: "{}" })).status).toBe(
        200,
      );
      const keep = { method: "DELETE", json: `{"keepConferenceAlive":true}` };
      expect((await bench.rest(party, keep)).status).not.toBe(400);
      const session = `${sessions}/${telephonySessionId}`;
      expect((await bench.rest(session, { method: "DELETE", headers: label })).status).toBe(204);
    });

    it("resolves ~ to the own account and extension", async () => {
      const byName = await bench.rest(
        "/restapi/v1.0/account/700100001/extension/700100012/presence",
      );
      expect((await bench.rest(`${own}/presence`)).body).toEqual(byName.body);
    });

    it("sees the official library's own headers", async () => {
      await (await signIn(bench.simulator)).platform().get(`${own}/presence`);
      const [request] = await bench.simulator.requests("GET", /\/presence$/);
      expect(request?.requestHeaders).toMatchObject({
        "client-id": bench.simulator.clientId,
        "x-user-agent": theLibrary,
        "content-type": "application/json",
      });
    });
  });

  it("3: gives a socket token for an empty body, with an address without a query", async () => {
    const answer = await askSocketToken(bench.simulator, bench.tokens.access);
    expect(Object.keys(answer).toSorted()).toEqual(["expires_in", "uri", "ws_access_token"]);
    expect(String(answer["uri"])).toMatch(/^ws:\/\/[^?]+$/);
    expect(String(answer["ws_access_token"])).toMatch(/^[\w.~-]+$/);
  });

  describe("4: subscriptions on the socket", () => {
    it("begins with the connection's details and a token to recover with", async () => {
      const socket = await bench.subscribed();
      const { meta, body } = await socket.frame(() => true);
      expect(meta).toMatchObject({
        type: "ConnectionDetails",
        status: 200,
        wsc: { token: aText, sequence: aNumber },
        headers: { RCRequestId: aText },
      });
      expect(body).toMatchObject({
        creationTime: aText,
        maxConnectionsPerSession: 50,
        recoveryBufferSize: 100,
        recoveryTimeout: 180,
        idleTimeout: 1_800,
        absoluteTimeout: 86_400,
        maxActiveRequests: 10,
      });
    });

    it("answers creation, update and deletion as ClientRequest, with or without a last slash", async () => {
      const socket = await bench.connect();
      await socket.frame(isDetails);
      const body = subscriptionBody(telephonyFilter);
      const first = await socket.request({ method: "POST", path: `${subscription}/` }, body);
      const second = await socket.request({ method: "POST", path: subscription }, body);
      expect([first.meta["type"], first.meta["status"]]).toEqual(["ClientRequest", 200]);
      expect(second.body?.["id"]).not.toBe(first.body?.["id"]);
      const path = `${subscription}/${String(second.body?.["id"])}`;
      expect((await socket.request({ method: "PUT", path }, body)).meta["status"]).toBe(200);
      const asDocumented = { eventFilters: [telephonyFilter] };
      const updated = await socket.request({ method: "PUT", path }, asDocumented);
      expect(updated.meta["status"]).toBe(200);
      const odd = await socket.request({ method: "PUT", path }, { ...body, odd: true });
      expect(odd.meta["status"]).toBe(400);
      const deleted = await socket.request({ method: "DELETE", path });
      expect([deleted.meta["status"], deleted.body]).toEqual([204, undefined]);
    });

    it("keeps one subscription per connection: a second one replaces the first", async () => {
      const socket = await bench.subscribed();
      const second = await socket.request(
        { method: "POST", path: subscription },
        subscriptionBody(telephonyFilter),
      );
      await bench.answered();
      const { body } = await socket.frame(isNotification);
      expect(body?.["subscriptionId"]).toBe(second.body?.["id"]);
    });
  });

  describe("5: recovery", () => {
    const closed = ({ ws }: RawSocket) =>
      until(() => {
        expect(ws.readyState).toBe(3);
      });
    async function lost(socket: RawSocket): Promise<string> {
      const wsc = wscOf(await socket.frame(isDetails))["token"];
      socket.ws.terminate();
      await closed(socket);
      return String(wsc);
    }

    it("replays what was missed after the details", async () => {
      const wsc = await lost(await bench.subscribed());
      const call = await bench.answered();
      const socket = await bench.connect(wsc);
      expect((await socket.frame(isDetails)).body?.["recoveryState"]).toBe("Successful");
      await socket.frame(isNotification);
      expect(socket.frames[0]?.meta["type"]).toBe("ConnectionDetails");
      expect(eventsOf(socket)[0]?.["telephonySessionId"]).toBe(call.telephonySessionId);
    });

    it("keeps only as much as its buffer holds, the latest, and still calls it a success (P28)", async () => {
      await bench.start({ gateway: { recoveryBufferSize: 2 } });
      const wsc = await lost(await bench.subscribed());
      const call = await bench.answered();
      await bench.simulator.act(call, "hangup");
      await until(async () => {
        expect(await bench.simulator.truth(call.telephonySessionId)).toBeUndefined();
      });
      const socket = await bench.connect(wsc);
      expect((await socket.frame(isDetails)).body?.["recoveryState"]).toBe("Successful");
      await until(() => {
        expect(eventsOf(socket)).toHaveLength(2);
      });
      const codes = eventsOf(socket).map(({ parties }) => (parties as Json[])[0]?.["status"]);
      expect(codes.at(-1)).toMatchObject({ code: "Disconnected" });
    });

    it("fails when its time is over, and begins a new session", async () => {
      const wsc = await lost(await bench.subscribed());
      bench.simulator.clock.advance(181_000);
      const socket = await bench.connect(wsc);
      const details = await socket.frame(isDetails);
      expect(details.body?.["recoveryState"]).toBe("Failed");
      expect(wscOf(details)["token"]).not.toBe(wsc);
    });
  });

  it("7: limits each group by the documented numbers, and restarts the penalty", async () => {
    await bench.start({ limits: "documented" });
    const { headers } = await bench.rest(`${own}/presence`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-rate-limit-limit": "50",
      "x-rate-limit-remaining": "49",
      "x-rate-limit-window": "60",
    });
    expect(headers.get("x-rate-limit-group")?.toLowerCase()).toBe("light");
    for (let request = 1; request < 50; request += 1) await bench.rest(`${own}/presence`);
    const refused = await bench.rest(`${own}/presence`);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(refused.body).toMatchObject({ errors: [{ errorCode: "CMN-301" }] });
    bench.simulator.clock.advance(50_000);
    expect((await bench.rest(`${own}/presence`)).headers.get("retry-after")).toBe("60");
    bench.simulator.clock.advance(50_000);
    expect((await bench.rest(`${own}/presence`)).status).toBe(429);
    bench.simulator.clock.advance(61_000);
    expect((await bench.rest(`${own}/presence`)).status).toBe(200);
  });

  it("8: gives sessions unwrapped, new ones wrapped, and owners only to its own parties", async () => {
    const { telephonySessionId } = await bench.answered();
    const { body } = await bench.rest(`${sessions}/${telephonySessionId}`);
    expect(body).toMatchObject({ id: telephonySessionId, origin: { type: "Call" } });
    expect(body).not.toHaveProperty("session");
    const parties = body?.["parties"] as Json[];
    const mine = parties.filter(({ extensionId }) => extensionId === "700100012");
    expect(mine).toMatchObject([
      { accountId: "700100001", owner: { accountId: "700100001", extensionId: "700100012" } },
    ]);
    const outside = parties.filter((party) => !("owner" in party));
    expect(outside.length).toBeGreaterThan(0);
    for (const party of outside) expect(party).not.toHaveProperty("extensionId");
    const callOut = { from: { deviceId: deskPhone }, to: { extensionNumber: "113" } };
    const post = (path: string, json: object) =>
      bench.rest(`${account}/telephony/${path}`, { method: "POST", json: JSON.stringify(json) });
    expect(await post("call-out", callOut)).toMatchObject({
      status: 201,
      body: { session: { parties: [{ status: { code: "Setup" } }] } },
    });
    expect(await post("conference", {})).toMatchObject({
      status: 201,
      body: { session: { parties: [], voiceCallToken: aText } },
    });
  });

  it("9: counts from 2 over all parties, and tells an extension of its own parties only", async () => {
    const all = await bench.subscribed(`${account}/telephony/sessions`);
    const mine = await bench.subscribed();
    const { telephonySessionId } = await bench.answered({ queue: true });
    await bench.simulator.act({ telephonySessionId, partyId: "" }, "hangup");
    const last = ({ sequence }: Json): number => Number(sequence);
    await until(() => {
      const codes = eventsOf(all).map((event) => (event["parties"] as Json[])[0]?.["status"]);
      expect(codes.filter((status) => (status as Json)["code"] === "Disconnected").length).toBe(3);
    });
    const sequences = eventsOf(all).map(last);
    expect(sequences).toEqual(sequences.map((_sequence, index) => index + 2));
    const ownEvents = eventsOf(mine);
    expect(ownEvents.length).toBeLessThan(sequences.length);
    for (const event of [...ownEvents, ...eventsOf(all)]) expect(event["parties"]).toHaveLength(1);
    for (const event of ownEvents)
      expect(event["parties"]).toMatchObject([{ extensionId: "700100012" }]);
  });

  it("10: keeps what a device does apart from what the API does (P29)", async () => {
    const call = await bench.answered();
    const party = `${sessions}/${call.telephonySessionId}/parties/${call.partyId}`;
    const mute = (muted: boolean) =>
      bench.rest(party, { method: "PATCH", json: JSON.stringify({ muted }) });
    await bench.simulator.act(call, "mute-on-device");
    await mute(true);
    expect((await mute(false)).body).toMatchObject({ muted: true });
    await bench.simulator.act(call, "unmute-on-device");
    expect((await bench.rest(party)).body).toMatchObject({ muted: false });
    await bench.simulator.act(call, "hold-on-device");
    await bench.rest(`${party}/unhold`, { method: "POST" });
    expect((await bench.rest(party)).body).toMatchObject({ status: { code: "Hold" } });
    const truth = await bench.simulator.truth(call.telephonySessionId);
    expect(truth).toMatchObject({ apiLayer: { hold: false }, deviceLayer: { hold: true } });
  });

  it("lets nobody in who shows no token", async () => {
    expect((await send(`${bench.simulator.url}${own}/presence`)).status).toBe(401);
    await expect(createSdk(bench.simulator).platform().get(`${own}/presence`)).rejects.toThrow();
  });
});
