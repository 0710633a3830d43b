/** Every operation of the gateway, from our request to the service's event that proves it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type CallIds, type SignedInService, startSignedIn } from "./signed-in-service.ts";

let signedIn: SignedInService;
beforeEach(async () => {
  signedIn = await startSignedIn();
});
afterEach(() => signedIn.dispose());

const answered = () => signedIn.createCall({ direction: "Inbound", state: "Answered" });

/** The last party of an ended call leaves a moment after the others. */
async function untilGone({ telephonySessionId }: CallIds): Promise<void> {
  for (;;) {
    const session = await signedIn.gateway.readSession(telephonySessionId);
    if (!session.ok) throw new Error(session.error.code);
    if (session.value === undefined) return;
  }
}

describe("on a connected call", () => {
  it("mutes and unmutes the own party", async () => {
    const call = await answered();
    await signedIn.perform({ ...call, operation: "update-party", muted: true });
    await signedIn.hearing.until(() => signedIn.hearing.party(call)?.muted === true);
    await signedIn.perform({ ...call, operation: "update-party", muted: false });
    await signedIn.hearing.until(() => signedIn.hearing.party(call)?.muted === false);
  });

  it("mutes and unmutes another participant where more than two take part", async () => {
    const call = await answered();
    const callFlipId = signedIn.connection.facts().flipTargets[0]?.callFlipId ?? "";
    await signedIn.perform({ ...call, operation: "flip", callFlipId });
    await signedIn.simulator.act(call, "flip-answered-keeping-old");
    const caller = async () => {
      const read = await signedIn.gateway.readSession(call.telephonySessionId);
      if (!read.ok || read.value === undefined) return expect.unreachable();
      const outside = read.value.parties.find(({ extensionId }) => extensionId === undefined);
      return outside ?? expect.unreachable();
    };
    const { id: partyId } = await caller();
    // Nobody tells an extension about other people's parties: the proof is the session's own word.
    await signedIn.perform({ ...call, partyId, operation: "update-party", muted: true });
    expect((await caller()).muted).toBe(true);
    await signedIn.perform({ ...call, partyId, operation: "update-party", muted: false });
    expect((await caller()).muted).toBe(false);
  });

  it("holds and resumes", async () => {
    const call = await answered();
    await signedIn.perform({ ...call, operation: "hold" });
    await signedIn.hearing.until(() => signedIn.hearing.party(call)?.status.code === "Hold");
    await signedIn.perform({ ...call, operation: "unhold" });
    await signedIn.hearing.until(() => signedIn.hearing.party(call)?.status.code === "Answered");
  });

  it("starts, pauses and resumes a recording", async () => {
    const call = await answered();
    const recording = () => signedIn.hearing.party(call)?.recordings?.at(-1);
    await signedIn.perform({ ...call, operation: "start-recording" });
    await signedIn.hearing.until(() => recording()?.active === true);
    const recordingId = recording()?.id ?? "";
    await signedIn.perform({ ...call, operation: "update-recording", recordingId, active: false });
    await signedIn.hearing.until(() => recording()?.active === false);
    await signedIn.perform({ ...call, operation: "update-recording", recordingId, active: true });
    await signedIn.hearing.until(() => recording()?.active === true);
  });

  it.each([
    ["a phone number", { phoneNumber: "+15550100161" }],
    ["an extension", { extensionNumber: "113" }],
    ["a company number with extension", { phoneNumber: "+15550100100*113" }],
    ["voicemail", { voicemail: "700100013" }],
    ["a park location", { parkOrbit: "700100090" }],
  ] as const)("transfers to %s", async (_name, to) => {
    const call = await answered();
    await signedIn.perform({ ...call, operation: "transfer", to });
    await signedIn.hearing.until(
      () => signedIn.hearing.party(call)?.status.code === "Disconnected",
    );
    const reason = signedIn.hearing.party(call)?.status.reason;
    expect(reason).toBe("parkOrbit" in to ? "ParkLocation" : "BlindTransfer");
  });

  it("parks in the own orbit, and picks up again", async () => {
    const call = await answered();
    await signedIn.perform({ ...call, operation: "park" });
    await signedIn.hearing.until(() => signedIn.hearing.party(call)?.status.code === "Parked");
    expect(signedIn.hearing.party(call)?.park?.id).toMatch(/^\*8\d\d$/);
    const deviceId =
      signedIn.connection.facts().devices.find(({ online }) => online)?.deviceId ?? "";
    await signedIn.perform({ ...call, operation: "pickup", deviceId });
    await signedIn.hearing.until(() =>
      signedIn.hearing.events
        .flatMap(({ parties }) => parties)
        .some(({ status }) => status.reason === "Pickup"),
    );
  });

  it("flips to a phone of the user", async () => {
    const call = await answered();
    const callFlipId = signedIn.connection.facts().flipTargets[0]?.callFlipId ?? "";
    await signedIn.perform({ ...call, operation: "flip", callFlipId });
    await signedIn.simulator.act(call, "flip-answered");
    await signedIn.hearing.until(
      () => signedIn.hearing.party(call)?.status.code === "Disconnected",
    );
  });

  it("ends the call for everybody, and again without a complaint", async () => {
    const call = await answered();
    const operation = { operation: "drop-session", ...call } as const;
    await signedIn.perform(operation);
    await signedIn.hearing.until(
      () => signedIn.hearing.party(call)?.status.code === "Disconnected",
    );
    await signedIn.perform(operation);
  });

  it("finds nothing to hold once the call is over", async () => {
    const call = await answered();
    await signedIn.perform({ operation: "drop-session", ...call });
    await untilGone(call);
    expect(await signedIn.gateway.perform({ ...call, operation: "hold" })).toEqual({
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
    expect(await signedIn.gateway.perform({ ...call, ...operation })).toMatchObject({
      ok: false,
      error: { code: "service", status: 404, meaning: { says: "not-found", about } },
    });
    const read = await signedIn.gateway.readSession(call.telephonySessionId);
    if (!read.ok) return expect.unreachable();
    const own = read.value?.parties.find(({ id }) => id === call.partyId);
    expect(own?.status.code).toBe("Answered");
  });

  it("of an answer: the phone", async () => {
    const call = await signedIn.createCall({ direction: "Inbound", state: "Proceeding" });
    const answer = { ...call, operation: "answer", deviceId: "1" } as const;
    expect(await signedIn.gateway.perform(answer)).toMatchObject({
      ok: false,
      error: { meaning: { says: "not-found", about: "device" } },
    });
  });

  it("of a state that does not allow it: nothing is guessed", async () => {
    const call = await signedIn.createCall({ direction: "Inbound", state: "Proceeding" });
    const refused = await signedIn.gateway.perform({ ...call, operation: "hold" });
    expect(refused).toEqual({
      ok: false,
      error: expect.objectContaining({
        code: "service",
        status: 409,
        meaning: undefined,
      }) as unknown,
    });
  });
});

describe("on a ringing call", () => {
  const ringing = () => signedIn.createCall({ direction: "Inbound", state: "Proceeding" });

  it("answers on a device of the user", async () => {
    const call = await ringing();
    const deviceId =
      signedIn.connection.facts().devices.find(({ online }) => online)?.deviceId ?? "";
    await signedIn.perform({ ...call, operation: "answer", deviceId });
    await signedIn.hearing.until(() => signedIn.hearing.party(call)?.status.code === "Answered");
  });

  it("rejects", async () => {
    const call = await ringing();
    await signedIn.perform({ ...call, operation: "reject" });
    await signedIn.hearing.until(() => {
      const code = signedIn.hearing.party(call)?.status.code ?? "";
      return ["Disconnected", "VoiceMail"].includes(code);
    });
  });
});

describe("a read", () => {
  it("finds the calls by presence and their parties by session", async () => {
    const call = await signedIn.createCall({
      direction: "Outbound",
      state: "Answered",
      to: "+15550100177",
    });
    const presence = await signedIn.gateway.readPresence();
    if (!presence.ok) expect.unreachable();
    expect(presence.value.activeCalls?.[0]?.telephonySessionId).toBe(call.telephonySessionId);
    const session = await signedIn.gateway.readSession(call.telephonySessionId);
    if (!session.ok) expect.unreachable();
    const own = session.value?.parties.find(({ id }) => id === call.partyId);
    expect(own?.extensionId).toBe(signedIn.connection.facts().extensionId);
    expect(session.value?.parties).toHaveLength(2);
  });
});

it("knows the account", () => {
  const facts = signedIn.connection.facts();
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
