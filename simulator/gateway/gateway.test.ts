import { connect as connectTcp } from "node:net";
import { afterEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock } from "../clock.ts";
import { ask, connect, ownCalls, signIn, socketUrl, TestSocket } from "./socket-fixture.ts";

let simulator: TestSimulator;

/** Time stands still, so whatever happens does so because a test caused it. */
async function start(more: Partial<Parameters<typeof startTestSimulator>[0]> = {}) {
  const clock = createManualClock();
  const name = import.meta.url;
  const gateway = { quietMs: 0 };
  simulator = await startTestSimulator({ name, seed: 7, limits: "off", clock, gateway, ...more });
  return clock;
}

afterEach(() => simulator.dispose());

const ring = () => simulator.makeCall({ direction: "Inbound", state: "Proceeding" });

describe("a fresh connection", () => {
  it("is told the limits first, with a recovery token", async () => {
    await start();
    const { socket, details } = await connect(simulator);
    expect(socket.frames[0]).toBe(details);
    expect(details.meta).toMatchObject({ status: 200, wsc: { sequence: 1 } });
    expect(details.body).toEqual({
      creationTime: "2026-03-02T09:15:00.000+0000",
      maxConnectionsPerSession: 50,
      recoveryBufferSize: 100,
      recoveryTimeout: 180,
      idleTimeout: 1_800,
      absoluteTimeout: 86_400,
      maxActiveRequests: 10,
    });
    await socket.cut();
  });

  it("is refused without a good token, and elsewhere than at the gateway's path", async () => {
    await start();
    const url = await socketUrl(simulator, await signIn(simulator));
    for (const wrong of [url.replace(/=.*/, "=ws-nobody"), url.replace("/ws?", "/elsewhere?")]) {
      const socket = new TestSocket(wrong);
      expect(await socket.closed).toBe(1006);
      expect(socket.frames).toEqual([]);
    }
  });

  it("may use one token again and again, unless single use is asked for", async () => {
    await start();
    const token = await signIn(simulator);
    const url = await socketUrl(simulator, token);
    const sockets = [new TestSocket(url), new TestSocket(url)];
    for (const socket of sockets) await socket.next("ConnectionDetails");
    await simulator.fault({
      match: { method: "POST", path: "/restapi/oauth/wstoken" },
      effect: { kind: "single-use-token" },
    });
    const strict = await socketUrl(simulator, token);
    const first = new TestSocket(strict);
    await first.next("ConnectionDetails");
    const second = new TestSocket(strict);
    expect(await second.closed).toBe(1006);
    for (const socket of [...sockets, first]) await socket.cut();
  });

  it("echoes a heartbeat", async () => {
    await start();
    const { socket } = await connect(simulator);
    socket.send([{ type: "Heartbeat", messageId: "beat/1" }]);
    expect((await socket.next("Heartbeat")).meta.messageId).toBe("beat/1");
    await socket.cut();
  });

  it.each([
    ["no JSON", "not json", "CMN-103"],
    ["an object", "{}", "CMN-104"],
    ["an empty array", "[]", "CMN-104"],
    ["an unknown type", '[{"type":"Surprise","messageId":"a"}]', "CMN-101"],
    [
      "a path outside the API",
      '[{"type":"ClientRequest","messageId":"a","method":"GET","path":"/control/traffic"}]',
      "CMN-101",
    ],
  ])("answers %s with an error frame and goes on", async (_what, text, errorCode) => {
    await start();
    const { socket } = await connect(simulator);
    socket.ws.send(text);
    expect((await socket.next("Error")).body).toMatchObject({ errorCode });
    expect((await socket.request("GET", "/restapi/v1.0/subscription")).meta.status).toBe(200);
    await socket.cut();
  });

  it("closes on a frame of a megabyte and leaves the others alone", async () => {
    await start();
    const { socket, token } = await connect(simulator);
    const { socket: other } = await connect(simulator, { token });
    socket.ws.send("x".repeat(1_048_576));
    expect(await socket.closed).toBe(1009);
    expect((await other.request("GET", "/restapi/v1.0/subscription")).meta.status).toBe(200);
    await other.cut();
  });
});

describe("requests over the socket", () => {
  it("are answered by the same routes, as ClientRequest frames with the request's id", async () => {
    await start({ limits: "documented" });
    const { socket } = await connect(simulator);
    const path = "/restapi/v1.0/account/~/extension/~";
    const answer = await socket.request("GET", path);
    expect(answer.meta).toMatchObject({ messageId: "test/1", status: 200 });
    expect(answer.meta).toHaveProperty("headers.RCRequestId");
    expect(answer.meta).toHaveProperty("headers.X-Rate-Limit-Group", "light");
    expect(answer.body).toMatchObject({ id: 700100012 });
    const wrong = await socket.request("GET", "/restapi/v1.0/nothing");
    expect(wrong.meta.status).toBe(404);
    expect(wrong.body).toMatchObject({ errors: [{ errorCode: "CMN-120" }] });
    await socket.cut();
  });

  it("carry query and body, and have no body for 204", async () => {
    await start();
    const { socket } = await connect(simulator);
    const call = await ring();
    const query = { detailedTelephonyState: true };
    const path = "/restapi/v1.0/account/~/extension/~/presence";
    socket.send([{ type: "ClientRequest", messageId: "q/1", method: "GET", path, query }]);
    const presence = await socket.next("ClientRequest");
    expect(presence.body).toHaveProperty("activeCalls");
    const party = `/restapi/v1.0/account/~/telephony/sessions/${call.telephonySessionId}/parties/${call.partyId}`;
    const rejected = await socket.request("POST", `${party}/reject`);
    expect(rejected.meta.status).toBe(204);
    expect(rejected.body).toBeUndefined();
    await socket.cut();
  });

  it("are 401 after the user signed out", async () => {
    await start();
    const { socket, token } = await connect(simulator);
    const form = { token, client_id: simulator.clientId };
    await ask(`${simulator.url}/restapi/oauth/revoke`, { method: "POST", form });
    const answer = await socket.request("GET", "/restapi/v1.0/subscription");
    expect(answer.meta.status).toBe(401);
    await socket.cut();
  });

  it("are at most ten at a time", async () => {
    await start();
    const { socket } = await connect(simulator);
    await simulator.fault({
      match: { path: "/restapi/v1.0/account/**" },
      times: "always",
      effect: { kind: "lose-reply" },
    });
    const path = "/restapi/v1.0/account/~/extension/~";
    for (let index = 0; index < 11; index += 1) {
      socket.send([{ type: "ClientRequest", messageId: `m/${index}`, method: "GET", path }]);
    }
    const refused = await socket.next("ClientRequest");
    expect(refused.meta).toMatchObject({ messageId: "m/10", status: 429 });
    await socket.cut();
  });
});

describe("an address that leads nowhere", () => {
  it.each(["/restapi/%zz", "/restapi/ a b", `/restapi/v1.0/subscription/${"a".repeat(3_000)}`])(
    "is 404 in the service's format, over the socket and over HTTP: %s",
    async (path) => {
      await start();
      const { socket, token } = await connect(simulator);
      const framed = await socket.request("GET", path);
      const plain = await ask(`${simulator.url}${path}`, { token });
      expect([framed.meta.status, plain.status]).toEqual([404, 404]);
      expect(framed.body).toEqual(plain.body);
      expect(framed.body).toMatchObject({ errors: [{ errorCode: "CMN-120" }] });
      expect(plain.headers.get("RCRequestId")).not.toBeNull();
      await socket.cut();
    },
  );

  it("is no reason for the gateway to fall over", async () => {
    await start();
    const { socket } = await connect(simulator);
    const raw = connectTcp(Number(new URL(simulator.url).port), "127.0.0.1");
    raw.end(
      "GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    const chunks = await raw.setEncoding("utf8").toArray();
    expect(chunks.join("")).toMatch(/^HTTP\/1\.1 404 /);
    expect((await socket.request("GET", "/restapi/v1.0/subscription")).meta.status).toBe(200);
    await socket.cut();
  });
});

describe("an idle or old connection", () => {
  it("is closed with WSG-902 after half an hour without a frame", async () => {
    const clock = await start();
    const { socket, details } = await connect(simulator);
    clock.advance(1_799_000);
    await socket.request("GET", "/restapi/v1.0/subscription");
    clock.advance(1_799_000);
    expect(socket.frames.filter(({ meta }) => meta.type === "Error")).toEqual([]);
    clock.advance(2_000);
    expect((await socket.next("Error")).body).toMatchObject({ errorCode: "WSG-902" });
    await socket.closed;
    const again = await connect(simulator, { wsc: details.meta.wsc?.token ?? "" });
    expect(again.details.body).toMatchObject({ recoveryState: "Failed" });
    await again.socket.cut();
  });

  it("is closed with WSG-903 after a day, however busy", async () => {
    const clock = await start();
    const { socket } = await connect(simulator);
    for (let hour = 0; hour < 48; hour += 1) {
      clock.advance(1_790_000);
      await socket.request("GET", "/restapi/v1.0/subscription/none");
    }
    clock.advance(86_400_000 - 48 * 1_790_000);
    expect((await socket.next("Error")).body).toMatchObject({ errorCode: "WSG-903" });
    await socket.closed;
  });
});

describe("recovery", () => {
  it("brings the missed notifications after ConnectionDetails, on the same subscription", async () => {
    await start();
    const { socket, details, token } = await connect(simulator);
    await socket.subscribe(ownCalls);
    await socket.cut();
    await ring();
    const again = await connect(simulator, { token, wsc: details.meta.wsc?.token ?? "" });
    expect(again.details.body).toMatchObject({ recoveryState: "Successful" });
    expect(again.details.meta.wsc?.token).toBe(details.meta.wsc?.token);
    expect(again.details.meta.wsc?.sequence).toBeGreaterThan(1);
    const missed = await again.socket.next("ServerNotification");
    expect(missed.body).toHaveProperty("body.parties.0.status.code", "Setup");
    await ring();
    await again.socket.next("ServerNotification");
    await again.socket.cut();
  });

  it("keeps a hundred notifications and loses the oldest beyond that", async () => {
    await start();
    const { socket, details, token } = await connect(simulator);
    await socket.subscribe(ownCalls);
    await socket.cut();
    const first = await ring();
    for (let call = 0; call < 60; call += 1) await ring();
    const again = await connect(simulator, { token, wsc: details.meta.wsc?.token ?? "" });
    await again.socket.request("GET", "/restapi/v1.0/subscription");
    const missed = again.socket.frames.filter(({ meta }) => meta.type === "ServerNotification");
    expect(missed).toHaveLength(100);
    expect(JSON.stringify(missed)).not.toContain(first.telephonySessionId);
    await again.socket.cut();
  });

  it.each([
    ["after three minutes", 181_000, undefined],
    ["with a token of nobody", 0, "wsc-unknown"],
  ])("fails %s, with a new session and no subscription", async (_when, waitMs, wsc) => {
    const clock = await start();
    const { socket, details, token } = await connect(simulator);
    const { body } = await socket.subscribe(ownCalls);
    await socket.cut();
    // The server has seen the close once another connection is through.
    await (await connect(simulator, { token })).socket.cut();
    clock.advance(waitMs);
    const shown = wsc ?? details.meta.wsc?.token ?? "";
    const again = await connect(simulator, { token, wsc: shown });
    expect(again.details.body).toMatchObject({ recoveryState: "Failed" });
    expect(again.details.meta.wsc?.token).not.toBe(shown);
    const id = (body as { readonly id: string }).id;
    const read = await again.socket.request("GET", `/restapi/v1.0/subscription/${id}`);
    expect(read.meta.status).toBe(404);
    await again.socket.cut();
  });

  it("is not given to another user", async () => {
    await start();
    const { socket, details } = await connect(simulator);
    await socket.cut();
    const token = await signIn(simulator, "113");
    const other = await connect(simulator, { token, wsc: details.meta.wsc?.token ?? "" });
    expect(other.details.body).toMatchObject({ recoveryState: "Failed" });
    await other.socket.cut();
  });
});
