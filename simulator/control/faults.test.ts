import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock, type SimClock } from "../clock.ts";
import { textOf } from "../gateway/connection.ts";
import {
  ask,
  connect,
  ownCalls,
  signIn,
  socketUrl,
  TestSocket,
} from "../gateway/socket-fixture.ts";

let simulator: TestSimulator;
let clock: SimClock;
let token: string;

beforeEach(async () => {
  clock = createManualClock();
  const gateway = { quietMs: 0 };
  const name = import.meta.url;
  simulator = await startTestSimulator({ name, seed: 7, limits: "off", clock, gateway });
  token = await signIn(simulator);
});
afterEach(() => simulator.dispose());

const extension = "/restapi/v1.0/account/~/extension/~";
const read = () => ask(`${simulator.url}${extension}`, { token });
const onExtension = { method: "GET", path: "/restapi/v1.0/account/*/extension/*" };

/** Lets the server's own work come to rest: a whole request of the control interface goes through. */
const settle = () => simulator.ask("GET", "clock");

async function answeredCall() {
  const call = await simulator.makeCall({ direction: "Inbound", state: "Answered" });
  const session = `/restapi/v1.0/account/~/telephony/sessions/${call.telephonySessionId}`;
  return { call, hold: `${simulator.url}${session}/parties/${call.partyId}/hold` };
}

/** A socket that is subscribed to the demo user's own calls. */
async function subscribed(): Promise<TestSocket> {
  const { socket } = await connect(simulator, { token });
  await socket.subscribe(ownCalls);
  return socket;
}

const sequences = (socket: TestSocket) =>
  socket.frames.flatMap(({ meta, body }) =>
    meta.type === "ServerNotification"
      ? [(body as { readonly body: { readonly sequence: number } }).body.sequence]
      : [],
  );

describe("a fault for a request", () => {
  it("answers as told, as often as told, and only where it matches", async () => {
    await simulator.fault({
      match: onExtension,
      times: 2,
      effect: { kind: "answer", status: 503, headers: { "retry-after": "7" }, body: { a: 1 } },
    });
    const elsewhere = await ask(`${simulator.url}${extension}/device`, { token });
    const answers = [await read(), await read(), await read()];
    expect(elsewhere.status).toBe(200);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(answers[0]?.headers.get("retry-after")).toBe("7");
    expect(answers[0]?.body).toEqual({ a: 1 });
  });

  it("answers with a page of HTML where JSON is due", async () => {
    await simulator.fault({ match: onExtension, effect: { kind: "html" } });
    const answer = await read();
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.text).toContain("<html>");
  });

  it("delays by the simulator's clock", async () => {
    await simulator.fault({ match: onExtension, effect: { kind: "delay", ms: 60_000 } });
    let answered = false;
    const pending = read().then(({ status }) => {
      answered = true;
      return status;
    });
    // The delayed request is on record before anything else; only time is missing.
    while ((await simulator.requests("GET", /extension/)).length === 0) await settle();
    await settle();
    expect(answered).toBe(false);
    clock.advance(60_000);
    expect(await pending).toBe(200);
  });

  it("loses the request before anything happens", async () => {
    const { call, hold } = await answeredCall();
    const effect = { kind: "lose-request", how: "reset" };
    await simulator.fault({ match: { path: "/restapi/**/hold" }, effect });
    await expect(ask(hold, { method: "POST", token })).rejects.toThrow();
    expect((await simulator.party(call))?.status.code).toBe("Answered");
    expect((await simulator.requests("POST", /hold/))[0]?.status).toBeNull();
  });

  it("loses the reply after acting", async () => {
    const { call, hold } = await answeredCall();
    const effect = { kind: "lose-reply", how: "reset" };
    await simulator.fault({ match: { path: "/restapi/**/hold" }, effect });
    await expect(ask(hold, { method: "POST", token })).rejects.toThrow();
    expect((await simulator.party(call))?.status.code).toBe("Hold");
  });

  it("acts and leaves out the body", async () => {
    const { hold } = await answeredCall();
    const effect = { kind: "empty-reply" };
    await simulator.fault({ match: { path: "/restapi/**/hold" }, effect });
    const answer = await ask(hold, { method: "POST", token });
    expect([answer.status, answer.text]).toEqual([200, ""]);
  });

  it.each([false, true])(
    "acts and answers with more than was asked for (gzip: %s)",
    async (gzip) => {
      await simulator.fault({
        match: onExtension,
        effect: { kind: "large-reply", bytes: 300_000, gzip },
      });
      const answer = await read();
      expect(answer.body).toMatchObject({ padding: "x".repeat(300_000) });
      expect(Object.keys(answer.body as object)).toContain("extensionNumber");
      expect(answer.headers.get("content-encoding")).toBe(gzip ? "gzip" : null);
    },
  );

  it("acts and never ends its answer, by the simulator's clock", async () => {
    const { call, hold } = await answeredCall();
    const effect = { kind: "endless-reply", bytes: 10, everyMs: 1_000 };
    await simulator.fault({ match: { path: "/restapi/**/hold" }, effect });
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(hold, { method: "POST", headers });
    expect((await simulator.party(call))?.status.code).toBe("Hold");
    const reader = response.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect([response.status, await next()]).toEqual([200, '{"padding":"']);
    for (let time = 0; time < 3; time += 1) {
      const more = next();
      await settle();
      clock.advance(1_000);
      expect(await more).toBe("x".repeat(10));
    }
    await reader?.cancel();
  });

  it("acts and answers with other headers", async () => {
    const effect = { kind: "headers", headers: { "X-Rate-Limit-Limit": "1e300" } };
    await simulator.fault({ match: onExtension, effect });
    const answer = await read();
    expect([answer.status, answer.headers.get("x-rate-limit-limit")]).toEqual([200, "1e300"]);
    expect(answer.body).toMatchObject({ extensionNumber: "112" });
  });

  it("lets the reply overtake the event", async () => {
    const { hold } = await answeredCall();
    const socket = await subscribed();
    const effect = { kind: "reply-before-event", gapMs: 40 };
    await simulator.fault({ match: { path: "/restapi/**/hold" }, effect });
    expect((await ask(hold, { method: "POST", token })).status).toBe(200);
    await settle();
    expect(JSON.stringify(await simulator.frames())).not.toContain("ServerNotification");
    clock.advance(40);
    await socket.next("ServerNotification");
    await socket.cut();
  });

  it("lets the event overtake the reply", async () => {
    const { hold } = await answeredCall();
    const socket = await subscribed();
    const effect = { kind: "reply-after-event", gapMs: 40 };
    await simulator.fault({ match: { path: "/restapi/**/hold" }, effect });
    const pending = ask(hold, { method: "POST", token });
    await socket.next("ServerNotification");
    expect((await simulator.requests("POST", /hold/))[0]?.status).toBeNull();
    clock.advance(40);
    expect((await pending).status).toBe(200);
    await socket.cut();
  });

  it("makes a token claim a short life", async () => {
    const match = { path: "/restapi/oauth/*" };
    await simulator.fault({ match, effect: { kind: "expires-in", seconds: 30 } });
    const { body } = await ask(`${simulator.url}/restapi/oauth/wstoken`, { method: "POST", token });
    expect(body).toMatchObject({ expires_in: 30 });
  });
});

describe("a fault for notifications", () => {
  const onEvent = { frame: "ServerNotification", event: "/restapi/**/telephony/sessions" };

  /** Two notifications, sequence 3 (Setup) and 4 (Proceeding), the first of them struck. */
  async function ringWith(effect: object, times = 1): Promise<TestSocket> {
    const socket = await subscribed();
    await simulator.fault({ match: onEvent, times, effect });
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
    await socket.request("GET", "/restapi/v1.0/subscription");
    return socket;
  }

  it.each([
    ["loses one", { kind: "lose" }, [4]],
    ["duplicates one", { kind: "duplicate", copies: 3 }, [3, 3, 3, 4]],
    ["swaps two", { kind: "reorder" }, [4, 3]],
    ["delays one", { kind: "delay", ms: 1_000 }, [4]],
  ])("%s", async (_what, effect, expected) => {
    const socket = await ringWith(effect);
    expect(sequences(socket)).toEqual(expected);
    await socket.cut();
  });

  it("delivers a delayed one when its time has come", async () => {
    const socket = await ringWith({ kind: "delay", ms: 1_000 });
    clock.advance(1_000);
    await socket.request("GET", "/restapi/v1.0/subscription");
    expect(sequences(socket)).toEqual([4, 3]);
    await socket.cut();
  });

  it("puts several frames into one segment", async () => {
    const socket = await subscribed();
    const turns: number[] = [];
    let turn = 0;
    socket.ws.on("message", () => {
      turns.push(turn);
      setImmediate(() => {
        turn += 1;
      });
    });
    const effect = { kind: "coalesce", frames: 2 };
    await simulator.fault({ match: onEvent, effect });
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
    await socket.next("ServerNotification");
    await socket.next("ServerNotification");
    // Frames of one segment are read in one turn of the loop.
    expect(turns).toEqual([0, 0]);
    await socket.cut();
  });

  it.each([
    ["drops the connection", { kind: "drop" }, 1006],
    ["closes it", { kind: "close", code: 1001 }, 1001],
  ])("%s", async (_what, effect, code) => {
    const socket = await subscribed();
    await simulator.fault({ match: onEvent, effect });
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
    expect(await socket.closed).toBe(code);
    expect(sequences(socket)).toEqual([]);
  });
});

describe("a fault for a connection", () => {
  const open = async () => new TestSocket(await socketUrl(simulator, token));

  it("never answers the upgrade", async () => {
    await simulator.fault({ match: { frame: "upgrade" }, effect: { kind: "never-answer" } });
    const socket = await open();
    const other = await open();
    await other.next("ConnectionDetails");
    expect(socket.ws.readyState).toBe(0);
    for (const one of [socket, other]) await one.cut();
  });

  it("refuses the upgrade", async () => {
    await simulator.fault({ match: { frame: "upgrade" }, effect: { kind: "refuse" } });
    const socket = await open();
    const [error] = await Promise.all([
      new Promise<Error>((resolve) => socket.ws.once("error", resolve)),
      socket.closed,
    ]);
    expect(error.message).toContain("401");
  });

  it("stays silent after opening", async () => {
    await simulator.fault({ match: { frame: "open" }, effect: { kind: "silent" } });
    const socket = await open();
    const other = await open();
    await other.next("ConnectionDetails");
    socket.ws.ping();
    await other.request("GET", "/restapi/v1.0/subscription");
    expect(socket.ws.readyState).toBe(1);
    expect(socket.frames).toEqual([]);
    for (const one of [socket, other]) await one.cut();
  });

  it("opens with an error frame and closes", async () => {
    const effect = { kind: "error", errorCode: "WSG-999", message: "No" };
    await simulator.fault({ match: { frame: "open" }, effect });
    const socket = await open();
    expect((await socket.next("Error")).body).toEqual({ errorCode: "WSG-999", message: "No" });
    await socket.closed;
    expect(socket.frames).toHaveLength(1);
  });

  it("freezes it without closing, pings unanswered, and keeps what is missed", async () => {
    const socket = await subscribed();
    const { socket: other } = await connect(simulator, { token });
    await simulator.fault({ match: { frame: "now" }, effect: { kind: "freeze" } });
    let ponged = false;
    socket.ws.on("pong", () => {
      ponged = true;
    });
    socket.ws.ping();
    socket.send([{ type: "Heartbeat", messageId: "deaf/1" }]);
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
    await other.cut();
    await (await connect(simulator, { token })).socket.cut();
    expect([ponged, socket.ws.readyState, sequences(socket)]).toEqual([false, 1, []]);
    const wsc = socket.frames[0]?.meta.wsc?.token ?? "";
    await socket.cut();
    const again = await connect(simulator, { token, wsc });
    await again.socket.request("GET", "/restapi/v1.0/subscription");
    expect(sequences(again.socket)).toEqual([3, 4]);
    await again.socket.cut();
  });

  it.each([
    ["an inbound request", { frame: "ClientRequest", path: "/restapi/v1.0/subscription" }],
    ["the answer to it", { frame: "Response", method: "GET" }],
  ])("loses %s", async (_what, match) => {
    const { socket } = await connect(simulator, { token });
    await simulator.fault({ match, effect: { kind: "lose" } });
    const path = "/restapi/v1.0/subscription";
    socket.send([{ type: "ClientRequest", messageId: "lost/1", method: "GET", path }]);
    const second = await socket.request("GET", path);
    expect(second.meta.messageId).toBe("test/1");
    await socket.cut();
  });

  it("sends something that is no frame", async () => {
    const { socket } = await connect(simulator, { token });
    const texts: string[] = [];
    socket.ws.removeAllListeners("message");
    const heard = new Promise<void>((resolve) => {
      socket.ws.on("message", (data) => {
        texts.push(textOf(data));
        resolve();
      });
    });
    await simulator.fault({ match: { frame: "now" }, effect: { kind: "malformed" } });
    await heard;
    expect(texts).toEqual(["not a frame"]);
    await socket.cut();
  });
});

describe("the list of faults", () => {
  it("shows what is left, and can be cleared", async () => {
    await simulator.fault({ match: onExtension, times: 3, effect: { kind: "html" } });
    await simulator.fault({
      match: { frame: "upgrade" },
      times: "always",
      effect: { kind: "refuse" },
    });
    await read();
    expect(await simulator.ask("GET", "faults")).toMatchObject({
      faults: [
        { match: onExtension, times: 3, left: 2, hits: 1, effect: { kind: "html", status: 200 } },
        { match: { frame: "upgrade" }, left: "always", hits: 0 },
      ],
    });
    await simulator.ask("DELETE", "faults");
    expect(await simulator.ask("GET", "faults")).toEqual({ faults: [] });
    expect((await read()).status).toBe(200);
  });

  it.each([
    [{}],
    [{ match: {}, effect: { kind: "unheard-of" } }],
    [{ match: {}, effect: { kind: "html" }, extra: true }],
    [{ match: { frame: "upgrade" }, effect: { kind: "duplicate" } }],
    [{ match: { frame: "Nothing" }, effect: { kind: "lose" } }],
    [{ match: { path: "relative" }, effect: { kind: "html" } }],
    [{ match: {}, times: 0, effect: { kind: "html" } }],
  ])("refuses %j with 400", async (fault) => {
    await expect(simulator.fault(fault)).rejects.toThrow("answered 400");
  });
});
