/** Every operation of the gateway, from our request to the service's event that proves it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type CallIds, type SignedInLine, startSignedInLine } from "./signed-in-line.ts";

let line: SignedInLine;
beforeEach(async () => {
  line = await startSignedInLine();
});
afterEach(() => line.dispose());

const answered = () => line.createCall({ direction: "Inbound", state: "Answered" });

/** The last party of an ended call leaves a moment after the others. */
async function untilGone({ telephonySessionId }: CallIds): Promise<void> {
  for (;;) {
    const session = await line.gateway.readSession(telephonySessionId);
    if (!session.ok) throw new Error(session.error.code);
    if (session.value === undefined) return;
  }
}

describe("on a connected call", () => {
  it("mutes and unmutes the own party", async () => {
    const call = await answered();
    await line.perform({ ...call, operation: "update-party", muted: true });
    await line.hearing.until(() => line.hearing.party(call)?.muted === true);
    await line.perform({ ...call, operation: "update-party", muted: false });
    await line.hearing.until(() => line.hearing.party(call)?.muted === false);
  });

  it("mutes and unmutes another participant where more than two take part", async () => {
    const call = await answered();
    const callFlipId = line.line.facts().flipTargets[0]?.callFlipId ?? "";
    await line.perform({ ...call, operation: "flip", callFlipId });
    await line.simulator.act(call, "flip-answered-keeping-old");
    const caller = async () => {
      const read = await line.gateway.readSession(call.telephonySessionId);
      if (!read.ok || read.value === undefined) return expect.unreachable();
      const outside = read.value.parties.find(({ extensionId }) => extensionId === undefined);
      return outside ?? expect.unreachable();
    };
    const { id: partyId } = await caller();
    // Nobody tells an extension about other people's parties: the proof is the session's own word.
    await line.perform({ ...call, partyId, operation: "update-party", muted: true });
    expect((await caller()).muted).toBe(true);
    await line.perform({ ...call, partyId, operation: "update-party", muted: false });
    expect((await caller()).muted).toBe(false);
  });

  it("holds and resumes", async () => {
    const call = await answered();
    await line.perform({ ...call, operation: "hold" });
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Hold");
    await line.perform({ ...call, operation: "unhold" });
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Answered");
  });

  it("starts, pauses and resumes a recording", async () => {
    const call = await answered();
    const recording = () => line.hearing.party(call)?.recordings?.at(-1);
    await line.perform({ ...call, operation: "start-recording" });
    await line.hearing.until(() => recording()?.active === true);
    const recordingId = recording()?.id ?? "";
    await line.perform({ ...call, operation: "update-recording", recordingId, active: false });
    await line.hearing.until(() => recording()?.active === false);
    await line.perform({ ...call, operation: "update-recording", recordingId, active: true });
    await line.hearing.until(() => recording()?.active === true);
  });

  it.each([
    ["a phone number", { phoneNumber: "+15550100161" }],
    ["an extension", { extensionNumber: "113" }],
    ["a company number with extension", { phoneNumber: "+15550100100*113" }],
    ["voicemail", { voicemail: "700100013" }],
    ["a park location", { parkOrbit: "700100090" }],
  ] as const)("transfers to %s", async (_name, to) => {
    const call = await answered();
    await line.perform({ ...call, operation: "transfer", to });
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Disconnected");
    const reason = line.hearing.party(call)?.status.reason;
    expect(reason).toBe("parkOrbit" in to ? "ParkLocation" : "BlindTransfer");
  });

  it("parks in the own orbit, and picks up again", async () => {
    const call = await answered();
    await line.perform({ ...call, operation: "park" });
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Parked");
    expect(line.hearing.party(call)?.park?.id).toMatch(/^\*8\d\d$/);
    const deviceId = line.line.facts().devices.find(({ online }) => online)?.deviceId ?? "";
    await line.perform({ ...call, operation: "pickup", deviceId });
    await line.hearing.until(() =>
      line.hearing.events
        .flatMap(({ parties }) => parties)
        .some(({ status }) => status.reason === "Pickup"),
    );
  });

  it("flips to a phone of the user", async () => {
    const call = await answered();
    const callFlipId = line.line.facts().flipTargets[0]?.callFlipId ?? "";
    await line.perform({ ...call, operation: "flip", callFlipId });
    await line.simulator.act(call, "flip-answered");
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Disconnected");
  });

  it("ends the call for everybody, and again without a complaint", async () => {
    const call = await answered();
    const operation = { operation: "drop-session", ...call } as const;
    await line.perform(operation);
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Disconnected");
    await line.perform(operation);
  });

  it("finds nothing to hold once the call is over", async () => {
    const call = await answered();
    await line.perform({ operation: "drop-session", ...call });
    await untilGone(call);
    expect(await line.gateway.perform({ ...call, operation: "hold" })).toEqual({
      ok: false,
      error: { code: "call-gone" },
    });
  });
});

describe("what the service does not find is named, and the call goes on", () => {
  it.each([
    [{ operation: "transfer", to: { extensionNumber: "911" } }, "extension"],
    [{ operation: "transfer", to: { phoneNumber: "+15550100100*911" } }, "phone-number"],
    [{ operation: "transfer", to: { voicemail: "1" } }, "mailbox"],
    [{ operation: "transfer", to: { parkOrbit: "1" } }, "park-location"],
    [{ operation: "flip", callFlipId: "9" }, "flip-phone"],
    [{ operation: "update-recording", recordingId: "1", active: false }, "recording"],
  ] as const)("%j: the %s", async (operation, about) => {
    const call = await answered();
    expect(await line.gateway.perform({ ...call, ...operation })).toMatchObject({
      ok: false,
      error: { code: "service", status: 404, meaning: { says: "not-found", about } },
    });
    const read = await line.gateway.readSession(call.telephonySessionId);
    if (!read.ok) return expect.unreachable();
    const own = read.value?.parties.find(({ id }) => id === call.partyId);
    expect(own?.status.code).toBe("Answered");
  });

  it("of an answer: the phone", async () => {
    const call = await line.createCall({ direction: "Inbound", state: "Proceeding" });
    const answer = { ...call, operation: "answer", deviceId: "1" } as const;
    expect(await line.gateway.perform(answer)).toMatchObject({
      ok: false,
      error: { meaning: { says: "not-found", about: "device" } },
    });
  });

  it("of a state that does not allow it: nothing is guessed", async () => {
    const call = await line.createCall({ direction: "Inbound", state: "Proceeding" });
    const refused = await line.gateway.perform({ ...call, operation: "hold" });
    expect(refused).toMatchObject({ ok: false, error: { code: "service", status: 409 } });
    expect(refused).not.toHaveProperty("error.meaning");
  });
});

describe("on a ringing call", () => {
  const ringing = () => line.createCall({ direction: "Inbound", state: "Proceeding" });

  it("answers on a device of the user", async () => {
    const call = await ringing();
    const deviceId = line.line.facts().devices.find(({ online }) => online)?.deviceId ?? "";
    await line.perform({ ...call, operation: "answer", deviceId });
    await line.hearing.until(() => line.hearing.party(call)?.status.code === "Answered");
  });

  it("rejects", async () => {
    const call = await ringing();
    await line.perform({ ...call, operation: "reject" });
    await line.hearing.until(() => {
      const code = line.hearing.party(call)?.status.code ?? "";
      return ["Disconnected", "VoiceMail"].includes(code);
    });
  });
});

describe("a read", () => {
  it("finds the calls by presence and their parties by session", async () => {
    const call = await line.createCall({
      direction: "Outbound",
      state: "Answered",
      to: "+15550100177",
    });
    const presence = await line.gateway.readPresence();
    if (!presence.ok) expect.unreachable();
    expect(presence.value.activeCalls?.[0]?.telephonySessionId).toBe(call.telephonySessionId);
    const session = await line.gateway.readSession(call.telephonySessionId);
    if (!session.ok) expect.unreachable();
    const own = session.value?.parties.find(({ id }) => id === call.partyId);
    expect(own?.extensionId).toBe(line.line.facts().extensionId);
    expect(session.value?.parties).toHaveLength(2);
  });
});

it("knows the account", () => {
  const facts = line.line.facts();
  expect(facts).toMatchObject({
    extensionId: "700100012",
    name: "Avery Quill",
    callControlGranted: true,
    features: { park: true, recording: true, flip: true },
    companyNumber: "+15550100100",
  });
  expect(facts.flipTargets.length).toBeGreaterThan(0);
  expect(facts.parkLocations.map(({ extensionId }) => extensionId)).toContain("700100090");
  expect(facts.colleagues.map(({ name }) => name)).toContain("Rowan Pike");
  expect(facts.devices.some(({ online }) => online)).toBe(true);
});
