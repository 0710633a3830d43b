import { describe, expect, it } from "vitest";

import type { CallView } from "../../../contract/call-view.ts";
import type { OutcomeView } from "../../../contract/outcome.ts";
import type { CapabilityReason } from "../../../contract/result.ts";
import { defaultSettings } from "../../../contract/settings.ts";
import {
  callViewOf,
  ringingCallOf,
  ringingControls,
  sessionIdOf,
  unusable,
  usable as usableControl,
} from "../../../test/support/views/call-views.ts";
import { announce as announceIn } from "./announcement.ts";
import type { Announcement } from "./card.ts";
import { english } from "../../../test/support/english.ts";

type Announced = Parameters<typeof announceIn>[1];
const announce = (told: Announced, wanted: Parameters<typeof announceIn>[2]) =>
  announceIn(english, told, wanted);

const all = defaultSettings.notifications;
const hidden = { ...all, showCaller: false };
const none = {
  ...all,
  ringing: false,
  missed: false,
  parked: false,
  waiting: false,
  failed: false,
  connection: false,
};

const heldControls = { ...callViewOf().controls, hold: usableControl("unhold") };

const callEvents = {
  ringing: { kind: "ringing", call: ringingCallOf({ via: "Sales queue" }) },
  parked: { kind: "parked", call: callViewOf({ state: "parked" }), place: "*801" },
  unparked: {
    kind: "unparked",
    call: callViewOf(),
    end: { how: "picked-up", by: { name: "Rowan Pike" } },
  },
  waiting: {
    kind: "waiting",
    call: callViewOf({ state: "held", controls: heldControls }),
    ...{ step: "too-long", waitedMs: 185_000 },
  },
  failed: {
    kind: "action-failed",
    action: "park",
    call: callViewOf(),
    error: { code: "service", status: 403 },
  },
  failedWithoutCall: { kind: "action-failed", action: "end", error: { code: "call-gone" } },
  lost: { kind: "connection-lost" },
  back: { kind: "connection-back" },
} as const satisfies Record<string, Announced>;

type Named = keyof typeof callEvents;

const parkedControls = (reason: CapabilityReason | undefined): CallView["controls"] => ({
  ...callViewOf().controls,
  retrieve: reason === undefined ? usableControl("retrieve") : unusable("retrieve", reason),
});

function shown(callEvent: Announced, settings = all): Announcement | undefined {
  const change = announce(callEvent, settings);
  return change.change === "show" ? change.announcement : undefined;
}

describe("announce", () => {
  it.each([
    ["ringing", "Avery Lane is calling", "+1 555 010 0123\nThrough Sales queue"],
    ["parked", "Avery Lane is parked", "Waiting at *801"],
    ["unparked", "Avery Lane is no longer parked", "Picked up by Rowan Pike"],
    ["waiting", "Avery Lane is waiting", "On hold for 3 minutes"],
    [
      "lost",
      "Connection lost",
      "Calls go on, but what Ringside shows may be old until it is back.",
    ],
    ["back", "Connection is back", "All calls have been read again."],
  ] as const)("tells of %s", (name, title, body) => {
    expect(shown(callEvents[name])).toMatchObject({ title, body });
  });

  it("tells what failed, why, and what to do", () => {
    expect(shown(callEvents.failed)).toMatchObject({
      title: "Park failed",
      body:
        "RingCentral does not allow this for your extension or this call. " +
        "Ask your administrator, or use the phone itself.",
      telephonySessionId: "s-1",
    });
    expect(shown(callEvents.failedWithoutCall)).not.toHaveProperty("telephonySessionId");
  });

  it("names what was not found as the user entered it, unless names are to be hidden", () => {
    const meaning = { says: "not-found", about: "extension" } as const;
    const failure: Announced = {
      kind: "action-failed",
      action: "transfer",
      error: { code: "service", status: 404, meaning },
      to: "911",
    };
    expect(shown(failure)?.body).toContain("There is no extension 911.");
    const discreet = shown(failure, { ...all, showCaller: false });
    expect(discreet?.body).toContain("There is no such extension.");
  });

  it("offers to answer and to decline the very call that rings", () => {
    expect(shown(callEvents.ringing)?.actions).toEqual([
      { label: "Answer", intent: { action: "answer", telephonySessionId: "s-1", saw: "ringing" } },
      {
        label: "Decline",
        intent: { action: "decline", telephonySessionId: "s-1", saw: "ringing" },
      },
      {
        label: "Voicemail",
        intent: { action: "voicemail", telephonySessionId: "s-1", saw: "ringing" },
      },
    ]);
  });

  it("does not offer to answer without a phone that could", () => {
    const controls = { ...ringingControls, answer: unusable("answer", "no-device-to-answer") };
    const actions = shown({ kind: "ringing", call: ringingCallOf({ controls }) })?.actions;
    expect(actions?.map(({ label }) => label)).toEqual(["Decline", "Voicemail"]);
  });

  it.each(["ringing", "parked", "unparked", "waiting"] as const)(
    "hides who it is for %s on demand",
    (name) => {
      const text = JSON.stringify(shown(callEvents[name], hidden));
      expect(text).not.toContain("Avery");
      expect(text).not.toContain("Rowan");
      expect(text).not.toContain("555");
    },
  );

  it("lets what became of a parked call take the place of its parking", () => {
    expect(shown(callEvents.unparked)?.key).toBe(shown(callEvents.parked)?.key);
    const whatIsKnown = (how: "picked-up" | "hung-up" | "unknown") =>
      shown({ ...callEvents.unparked, end: { how } })?.body;
    expect(whatIsKnown("picked-up")).toBe("Somebody has picked up the call.");
    expect(whatIsKnown("hung-up")).toBe("The caller has hung up.");
    expect(whatIsKnown("unknown")).toMatch(/is not known\.$/);
  });

  it("offers to resume or retrieve who waits, and takes the reminder back when they wait no longer", () => {
    const reminder = shown(callEvents.waiting);
    const intent = { action: "unhold", telephonySessionId: "s-1", saw: "held" };
    expect(reminder?.actions).toEqual([{ label: "Resume", intent }]);
    expect(reminder?.isUrgent).toBe(true);
    const controls = parkedControls(undefined);
    const call = callViewOf({ state: "parked", parkedAt: "*801", controls });
    const parked = shown({ kind: "waiting", call, step: "long", waitedMs: 61_000 });
    expect(parked?.body).toBe("Parked at *801 for 1 minute");
    expect(parked?.actions.map(({ label }) => label)).toEqual(["Retrieve"]);
    expect(parked?.isUrgent).toBe(false);
    const over: Announced = { kind: "waiting-over", telephonySessionId: call.telephonySessionId };
    expect(announce(over, all)).toEqual({ change: "close", key: reminder?.key });
  });

  it("takes the parking back when it is over by the user's own hand, or nobody wants to hear", () => {
    const { key } = shown(callEvents.parked) ?? { key: "" };
    const retrieved: Announced = { ...callEvents.unparked, end: { how: "retrieved" } };
    expect(announce(retrieved, all)).toEqual({ change: "close", key });
    expect(announce(callEvents.unparked, none)).toEqual({ change: "close", key });
  });

  it("tells of a transfer that nobody took, and takes that back when it is no longer so", () => {
    const outcome: OutcomeView = {
      ...{ telephonySessionId: sessionIdOf("s-9"), peer: { name: "Marlow Finch" }, at: 1 },
      ...{ to: { name: "Rowan Pike" }, by: { name: "Rowan Pike" } },
      did: "transferred",
      state: "voicemail",
    };
    const told = shown({ kind: "outcome", outcome });
    expect(told).toMatchObject({
      title: "Marlow Finch was not taken",
      body: "Transferred to Rowan Pike. In the voicemail of Rowan Pike.",
    });
    const discreet = JSON.stringify(shown({ kind: "outcome", outcome }, hidden));
    expect(discreet).not.toMatch(/Marlow|Rowan/);
    const close = { change: "close", key: told?.key };
    const answered: Announced = { kind: "outcome", outcome: { ...outcome, state: "answered" } };
    expect(announce(answered, all)).toEqual(close);
    expect(announce({ kind: "outcome", outcome }, none)).toEqual(close);
  });

  it("offers to retrieve what is parked, also while it takes a moment", () => {
    const usable = callViewOf({ state: "parked", controls: parkedControls(undefined) });
    const soon = callViewOf({ state: "parked", controls: parkedControls("park-not-seen") });
    for (const call of [usable, soon]) {
      expect(shown({ ...callEvents.parked, call })?.actions).toEqual([
        {
          label: "Retrieve",
          intent: { action: "retrieve", telephonySessionId: "s-1", saw: "parked" },
        },
      ]);
    }
    expect(shown(callEvents.parked)?.actions).toEqual([]);
  });

  it.each(Object.keys(callEvents).filter((name) => name !== "unparked") as Named[])(
    "says nothing of %s when that is switched off",
    (name) => {
      expect(announce(callEvents[name], none).change).not.toBe("show");
    },
  );

  it("takes the ringing notification back when the ringing is over, whatever is switched on", () => {
    const { key } = shown(callEvents.ringing) ?? { key: "" };
    const over: Announced = { kind: "ringing-over", call: callViewOf() };
    expect(announce(over, all)).toEqual({ change: "close", key });
    expect(announce(over, none)).toEqual({ change: "close", key });
  });

  it("lets the return of the connection replace its loss", () => {
    expect(shown(callEvents.back)?.key).toBe(shown(callEvents.lost)?.key);
  });

  it("keeps quiet about what the window shows anyway", () => {
    expect(announce({ kind: "answered", call: callViewOf() }, all)).toEqual({ change: "none" });
    const over = announce({ kind: "ended", call: callViewOf() }, all);
    expect(over).toEqual({ change: "close", key: "answered:s-1" });
  });

  it("tells of a talk only if that is wanted, without its name if that is hidden", () => {
    const answered = { kind: "answered", call: callViewOf() } as const;
    const wanted = { ...all, answered: true };
    expect(shown(answered, wanted)?.title).toBe("In a call with Avery Lane");
    expect(JSON.stringify(shown(answered, { ...wanted, showCaller: false }))).not.toMatch(
      /Avery|555/,
    );
    const controls = { ...callViewOf().controls, mute: unusable("mute", "call-held") };
    const labels = shown({ kind: "answered", call: callViewOf({ controls }) }, wanted)?.actions;
    expect(labels?.map(({ label }) => label)).toEqual(["Hold"]);
  });
});
