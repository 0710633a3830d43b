import { describe, expect, test } from "vitest";

import { type ControlKind, controlKinds } from "../../contract/operations.ts";
import type { CapabilityReason } from "../../contract/result.ts";
import {
  asSessionId,
  averyId,
  inbound,
  outbound,
  type PartyWords,
  sessionEvent,
} from "../../test/support/wire-messages.ts";
import { capabilityOf, ownOrbitReason } from "./capabilities.ts";
import type { CapabilityFacts } from "./control-rules.ts";
import { emptyState, reduce } from "../reduce/reduce.ts";
import { anySession, type TelephonySession } from "../session/session.ts";

const facts: CapabilityFacts = {
  callControlGranted: true,
  features: { park: true, recording: true, flip: true },
  flipTargets: [{ callFlipId: "1", label: "Mobile" }],
  parkLocations: [{}],
  devices: [{ online: true }],
};

function sessionOf(words: PartyWords): TelephonySession {
  const event = sessionEvent("s-1", 2, words);
  const state = reduce(emptyState({ extensionId: averyId }), {
    type: "session-event",
    event,
    receivedAt: 1_000,
  });
  const id = asSessionId("s-1");
  const session = anySession(state, id);
  if (session === undefined) throw new Error("the session is not known");
  return session;
}

type Reasons = Readonly<Record<ControlKind, CapabilityReason | undefined>>;
const all = (reason: CapabilityReason): Reasons => ({
  mute: reason,
  hold: reason,
  record: reason,
  pause: reason,
  transfer: reason,
  consult: reason,
  complete: reason === "call-ended" ? reason : "consult-none",
  "take-back": reason === "call-ended" ? reason : "consult-none",
  "finish-here": reason === "call-ended" ? reason : "flip-not-answered",
  park: reason,
  flip: reason,
  end: reason,
  answer: reason,
  decline: reason,
  voicemail: reason,
  forward: reason,
  reply: reason,
  ignore: reason,
  retrieve: reason,
});
const because = "call-not-ringing" as const;
const notRinging = {
  ...{ answer: because, decline: because, voicemail: because },
  ...{ forward: because, reply: because, ignore: because },
} as const;
const turnedAway = {
  decline: undefined,
  voicemail: undefined,
  forward: undefined,
  reply: undefined,
};
const notAsked = {
  complete: "consult-none",
  "take-back": "consult-none",
  "finish-here": "flip-not-answered",
} as const;
const notParked = { retrieve: "call-not-parked" } as const;

const table: readonly (readonly [string, PartyWords, Reasons])[] = [
  [
    "dialing",
    outbound("Proceeding"),
    { ...all("call-not-connected"), ...notRinging, ...notParked, end: undefined },
  ],
  [
    "ringing",
    inbound("Proceeding"),
    {
      ...all("call-ringing"),
      ...notParked,
      ...{ answer: undefined, ...turnedAway, ignore: "not-a-queue-call" },
    },
  ],
  [
    "ringing through a queue",
    inbound("Proceeding", { queueCall: true }),
    { ...all("call-ringing"), ...notParked, answer: undefined, ...turnedAway, ignore: undefined },
  ],
  [
    "connected",
    inbound("Answered"),
    {
      mute: undefined,
      hold: undefined,
      record: undefined,
      pause: "not-recording",
      transfer: undefined,
      consult: undefined,
      ...notAsked,
      park: undefined,
      flip: undefined,
      end: undefined,
      ...notRinging,
      ...notParked,
    },
  ],
  [
    "held",
    inbound("Hold"),
    {
      mute: "call-held",
      hold: undefined,
      record: "call-held",
      pause: "not-recording",
      transfer: undefined,
      consult: undefined,
      ...notAsked,
      park: undefined,
      flip: "call-held",
      end: undefined,
      ...notRinging,
      ...notParked,
    },
  ],
  ["parked", inbound("Parked"), { ...all("call-parked"), ...notRinging, retrieve: undefined }],
  ["ended", inbound("Disconnected"), all("call-ended")],
  [
    "unknown",
    inbound("Tds"),
    { ...all("call-not-connected"), ...notRinging, ...notParked, end: undefined },
  ],
  [
    "in a conference",
    inbound("Answered", { conferenceRole: "Host" }),
    {
      mute: undefined,
      hold: undefined,
      record: "conference",
      pause: "not-recording",
      transfer: "conference",
      consult: "conference",
      ...notAsked,
      park: "conference",
      flip: "conference",
      end: undefined,
      ...notRinging,
      ...notParked,
    },
  ],
];

describe("what each control may do", () => {
  for (const [name, words, reasons] of table) {
    const session = sessionOf(words);
    for (const control of controlKinds) {
      test(`${control} of a call that is ${name}: ${reasons[control] ?? "possible"}`, () => {
        expect(capabilityOf(session, control, facts).reason).toBe(reasons[control]);
      });
    }
  }

  test("nothing, without the permission to control calls", () => {
    const without = { ...facts, callControlGranted: false };
    for (const control of controlKinds) {
      expect(capabilityOf(sessionOf(inbound("Answered")), control, without).reason).toBe(
        "call-control-not-granted",
      );
    }
  });

  test.each<[string, ControlKind, PartyWords, Partial<CapabilityFacts>, CapabilityReason]>([
    [
      "recording is off for the account",
      "record",
      inbound("Answered"),
      { features: { ...facts.features, recording: false } },
      "recording-not-allowed",
    ],
    [
      "flip is off for the account",
      "flip",
      inbound("Answered"),
      { features: { ...facts.features, flip: false } },
      "flip-not-allowed",
    ],
    ["there is no flip phone", "flip", inbound("Answered"), { flipTargets: [] }, "no-flip-number"],
    [
      "no device is online",
      "answer",
      inbound("Proceeding"),
      { devices: [{ online: false }] },
      "no-device-to-answer",
    ],
    [
      "the extension has no voicemail",
      "voicemail",
      inbound("Proceeding"),
      { features: { ...facts.features, voicemail: false } },
      "voicemail-not-allowed",
    ],
    [
      "no device is online that could stop ringing",
      "ignore",
      inbound("Proceeding", { queueCall: true }),
      { devices: [{ online: false }] },
      "no-device-to-answer",
    ],
    [
      "there is no place to park in",
      "park",
      inbound("Answered"),
      { parkLocations: [], features: { ...facts.features, park: false } },
      "park-not-allowed",
    ],
    [
      "only incoming calls can be parked",
      "park",
      outbound("Answered"),
      { parkLocations: [] },
      "park-incoming-only",
    ],
  ])("not when %s", (...[, control, words, less, reason]) => {
    expect(capabilityOf(sessionOf(words), control, { ...facts, ...less }).reason).toBe(reason);
  });

  test("the own orbit takes connected incoming calls only", () => {
    expect(ownOrbitReason(sessionOf(inbound("Answered")), facts)).toBeUndefined();
    expect(ownOrbitReason(sessionOf(inbound("Hold")), facts)).toBe("call-held");
    expect(ownOrbitReason(sessionOf(outbound("Answered")), facts)).toBe("park-incoming-only");
  });

  test("toggles say what a press would do", () => {
    const does = (words: PartyWords, control: ControlKind) =>
      capabilityOf(sessionOf(words), control, facts).does;
    expect(does(inbound("Answered", { muted: true }), "mute")).toBe("unmute");
    expect(does(inbound("Hold"), "hold")).toBe("unhold");
    const paused = { recordings: [{ id: "r-1", active: false }] };
    expect(does(inbound("Answered", paused), "pause")).toBe("resume-recording");
  });
});
