/** The event stream and the requests while the service misbehaves. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { EventSocket } from "../../../main/ringcentral/socket/event-socket.ts";
import { defaultSocketLimits } from "../../../main/ringcentral/socket/socket-limits.ts";
import { createManualClock } from "../../support/service/manual-clock.ts";
import { createHearing, type SignedInService, startSignedIn } from "./signed-in-service.ts";

let signedIn: SignedInService;
beforeEach(async () => {
  signedIn = await startSignedIn();
});
afterEach(() => signedIn.dispose());

const fault = (match: object, effect: object, times = 1) =>
  signedIn.simulator.fault({ match, effect, times });
const answered = () => signedIn.createCall({ direction: "Inbound", state: "Answered" });
const codeOf = (call: Awaited<ReturnType<typeof answered>>) =>
  signedIn.hearing.party(call)?.status.code;

describe("an answer that could fill the memory", () => {
  const presence = "/restapi/v1.0/account/*/extension/*/presence";
  const readPresence = () => signedIn.connection.gateway.readPresence();

  it.each([false, true])("is given up when it is read (gzip: %s)", async (gzip) => {
    const call = await answered();
    await fault({ path: presence }, { kind: "large-reply", bytes: 300_000_000, gzip });
    expect(await readPresence()).toEqual({ ok: false, error: { code: "reply-too-large" } });
    const other = await signedIn.gateway.readSession(call.telephonySessionId);
    expect(other).toMatchObject({ ok: true, value: { id: call.telephonySessionId } });
  });

  it("is read where it is no larger than it may be", async () => {
    await fault({ path: presence }, { kind: "large-reply", bytes: 1_000_000 });
    expect(await readPresence()).toMatchObject({ ok: true });
  });

  it("is left alone where only the status counts", async () => {
    const call = await answered();
    await fault({ path: "/restapi/**/hold" }, { kind: "endless-reply", everyMs: 0 });
    await signedIn.perform({ ...call, operation: "hold" });
    await signedIn.hearing.until(() => codeOf(call) === "Hold");
  });

  it("is not waited for where it tells why something was refused", async () => {
    const call = await answered();
    const match = { path: "/restapi/**/hold" };
    await fault(match, { kind: "answer", status: 409, body: { errors: [] } });
    await fault(match, { kind: "large-reply", bytes: 300_000_000 });
    const answer = await signedIn.gateway.perform({ ...call, operation: "hold" });
    expect(answer).toMatchObject({ ok: false, error: { code: "service", status: 409 } });
  });
});

describe("the event stream", () => {
  it.each([{ kind: "drop" }, { kind: "close" }, { kind: "error", errorCode: "WSG-902" }])(
    "comes back after %j and goes on",
    async (effect) => {
      await fault({ frame: "now" }, effect);
      await signedIn.hearing.until(() => signedIn.hearing.turns.length === 3);
      expect(signedIn.hearing.turns).toEqual(["subscribed", "lost", "subscribed"]);
      const call = await answered();
      await signedIn.hearing.until(() => codeOf(call) === "Answered");
    },
  );

  it("gets the events of the gap after a recovered loss", async () => {
    await fault({ frame: "upgrade" }, { kind: "refuse", status: 503 });
    await fault({ frame: "now" }, { kind: "drop" });
    await signedIn.hearing.until(() => signedIn.hearing.turns.at(-1) === "lost");
    const call = await answered();
    await signedIn.hearing.until(() => codeOf(call) === "Answered");
    expect(signedIn.hearing.turns).toEqual(["subscribed", "lost", "subscribed"]);
  });

  it("reads each event once when frames are duplicated", async () => {
    await fault({ frame: "ServerNotification" }, { kind: "duplicate", copies: 3 }, 20);
    const call = await answered();
    await signedIn.perform({ ...call, operation: "hold" });
    await signedIn.hearing.until(() => codeOf(call) === "Hold");
    const sequences = signedIn.hearing.events.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)]);
  });

  it("passes over a malformed frame", async () => {
    await fault({ frame: "now" }, { kind: "malformed", text: "[1,2" });
    const call = await answered();
    await signedIn.hearing.until(() => codeOf(call) === "Answered");
    expect(signedIn.hearing.turns).toEqual(["subscribed"]);
  });

  it("loses no event that comes in one segment with the subscribe answer", async () => {
    await fault({ frame: "Response" }, { kind: "coalesce", frames: 2 });
    await fault({ frame: "now" }, { kind: "drop" });
    await signedIn.hearing.until(() => signedIn.hearing.turns.at(-1) === "lost");
    const call = await answered();
    await signedIn.hearing.until(() => codeOf(call) === "Answered");
  });

  it("finds a frozen connection and replaces it", async () => {
    const hearing = createHearing();
    const clock = createManualClock();
    const { pingQuietMs, pongMs } = defaultSocketLimits;
    const stream = new EventSocket({
      isOwnHost: () => true,
      rest: signedIn.session.rest,
      ...{ clock, random: () => 0, log: () => undefined },
    });
    stream.start(hearing.listener);
    await hearing.until(() => hearing.turns.length === 1);
    signedIn.connection.stream.dispose();
    await fault({ frame: "now" }, { kind: "freeze" });
    clock.advance(pingQuietMs);
    clock.advance(pongMs);
    expect(hearing.turns).toEqual(["subscribed", "lost"]);
    clock.advance(1);
    await hearing.until(() => hearing.turns.length === 3);
    expect(hearing.turns).toEqual(["subscribed", "lost", "subscribed"]);
    stream.dispose();
  });

  it("gets a fresh token for each connection where tokens are single use", async () => {
    await fault(
      { method: "POST", path: "/restapi/oauth/wstoken" },
      { kind: "single-use-token" },
      9,
    );
    for (const turns of [3, 5]) {
      await fault({ frame: "now" }, { kind: "drop" });
      await signedIn.hearing.until(() => signedIn.hearing.turns.length === turns);
    }
    expect(signedIn.hearing.turns.filter((turn) => turn === "subscribed")).toHaveLength(3);
  });
});

describe("a request", () => {
  const holdPath = (call: { telephonySessionId: string; partyId: string }) =>
    `/restapi/v1.0/account/~/telephony/sessions/${call.telephonySessionId}/parties/${call.partyId}/hold`;

  it("whose reply is lost has an unknown outcome, and its event still comes", async () => {
    const call = await answered();
    await fault({ method: "POST", path: holdPath(call) }, { kind: "lose-reply", how: "reset" });
    expect(await signedIn.gateway.perform({ ...call, operation: "hold" })).toEqual({
      ok: false,
      error: { code: "timed-out" },
    });
    await signedIn.hearing.until(() => codeOf(call) === "Hold");
  });

  it("with an empty reply has succeeded", async () => {
    const call = await answered();
    await fault({ method: "POST", path: holdPath(call) }, { kind: "empty-reply" });
    await signedIn.perform({ ...call, operation: "hold" });
    await signedIn.hearing.until(() => codeOf(call) === "Hold");
  });

  it("for a session that is answered with a page asks once more, then says what is in between", async () => {
    const call = await answered();
    await fault(
      {
        method: "GET",
        path: `/restapi/v1.0/account/~/telephony/sessions/${call.telephonySessionId}`,
      },
      { kind: "html" },
      2,
    );
    expect(await signedIn.gateway.readSession(call.telephonySessionId)).toEqual({
      ok: false,
      error: { code: "offline", network: "captive-portal" },
    });
  });

  it("goes through after its token has expired", async () => {
    const call = await answered();
    await signedIn.simulator.ask("POST", "clock", { advanceMs: 2 * 3_600_000 });
    await signedIn.perform({ ...call, operation: "hold" });
  });
});
