import { describe, expect, it } from "vitest";

import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import {
  callViewOf,
  ringingCallOf,
  sessionIdOf,
  signedInAs,
  snapshotOf,
  unusable,
  usable,
} from "../../../test/support/views/call-views.ts";
import type { MenuEntry } from "./menu-entry.ts";
import { trayMenu } from "./tray-menu.ts";
import { english } from "../../../test/support/english.ts";

/** The menu as lines of text: disabled entries in brackets, submenus indented. */
function lines(entries: readonly MenuEntry[]): string[] {
  return entries.flatMap((entry) => {
    switch (entry.kind) {
      case "separator":
        return ["--"];
      case "heading":
        return [`# ${entry.label}`];
      case "submenu":
        return [`> ${entry.label}`, ...lines(entry.entries).map((line) => `  ${line}`)];
      case "act":
        return [entry.enabled ? entry.label : `[${entry.label}]`];
      case "command":
        return [entry.label];
      case "availability":
        return [`(${entry.isInForce ? "x" : " "}) ${entry.label}`];
    }
  });
}
const menuOf = (snapshot: AppSnapshot) => lines(trayMenu(snapshot, english));
const rest = [
  "--",
  "Open Ringside",
  "Settings…",
  "Diagnostics…",
  "Open logs",
  "Sign out",
  "--",
  "Quit Ringside",
];

describe("a newer version", () => {
  const updateEntries = (updates: AppSnapshot["updates"]) =>
    trayMenu({ ...snapshotOf([]), updates }, english).filter(
      (entry) => entry.kind === "command" && entry.command === "update",
    );

  it("that is ready can be started from the menu", () => {
    expect(updateEntries({ state: "ready", version: "0.2.0", asks: false })).toEqual([
      { kind: "command", label: "Restart for version 0.2.0", command: "update" },
    ]);
  });

  it("is not offered while it waits for calls, or is still on its way", () => {
    const ready = { state: "ready", version: "0.2.0", asks: false } as const;
    expect(updateEntries({ ...ready, waits: "calls" })).toEqual([]);
    expect(updateEntries({ ...ready, waits: "quiet" })).toEqual([]);
    expect(updateEntries({ state: "loading", version: "0.2.0", percent: 7 })).toEqual([]);
  });
});

describe("trayMenu", () => {
  it("says why it may be old, and of no call that it still is what it was", () => {
    const connection: AppSnapshot["connection"] = {
      ...{ state: "stale", since: 1000, confirmedAt: 1000 },
      because: { code: "events-refused", status: 401 },
    };
    const other = callViewOf({ telephonySessionId: sessionIdOf("s-2"), state: "held" });
    const old = menuOf(snapshotOf([callViewOf(), other], { connection }));
    expect(old.slice(0, 2)).toEqual([
      "# RingCentral refused the connection (401)",
      "# Avery Lane – connected (may be old)",
    ]);
    expect(old).toContain("> Avery Lane – on hold (may be old)");
    expect(menuOf(snapshotOf([], { connection })).slice(0, 2)).toEqual([
      "# RingCentral refused the connection (401)",
      "# No call (may be old)",
    ]);
  });

  it("starts with the call and its actions, refused ones with their reason", () => {
    const call = callViewOf();
    const controls = { ...call.controls, park: unusable("park", "park-incoming-only") };
    expect(menuOf(snapshotOf([{ ...call, controls }]))).toEqual([
      "# Avery Lane – connected",
      "Mute",
      "Hold",
      "Record",
      "Transfer",
      "Ask first",
      "[Park – Only incoming calls can be parked. Transfer this one instead.]",
      "Flip",
      "End call",
      ...rest,
    ]);
  });

  it("goes to whoever waits longest with one choice, if that is not the call in hand", () => {
    const parkedControls = { ...callViewOf().controls, retrieve: usable("retrieve") };
    const waits = (id: string, parkedSince: number) =>
      callViewOf({
        ...{ telephonySessionId: sessionIdOf(id), state: "parked", parkedSince },
        controls: parkedControls,
      });
    const calls = [callViewOf(), waits("s-2", 2_000), waits("s-3", 1_000)];
    const entries = trayMenu(snapshotOf(calls), english);
    expect(entries).toContainEqual({
      ...{ kind: "act", enabled: true, label: "Retrieve: Avery Lane waits longest" },
      intent: { action: "retrieve", telephonySessionId: "s-3", saw: "parked" },
    });
    const held = callViewOf({ state: "held", heldSince: 1_000 });
    expect(menuOf(snapshotOf([held])).join()).not.toContain("waits longest");
  });

  it("names what a press would do now", () => {
    const call = callViewOf({ muted: true, recording: "on" });
    const controls = {
      ...call.controls,
      mute: usable("unmute"),
      record: unusable("record", "already-recording"),
      pause: usable("pause-recording"),
    };
    expect(menuOf(snapshotOf([{ ...call, controls }])).slice(0, 4)).toEqual([
      "# Avery Lane – muted",
      "Unmute",
      "Hold",
      "Pause recording",
    ]);
  });

  it("offers to answer a ringing call or turn it away", () => {
    expect(menuOf(snapshotOf([ringingCallOf()])).slice(0, 7)).toEqual([
      "# Avery Lane – ringing",
      "Answer",
      "Decline",
      "Voicemail",
      "Forward",
      "Reply",
      "--",
    ]);
  });

  it("answers on the named phone by one choice, on another by one more", () => {
    const devices = [
      { deviceId: "d-1", label: "Desk phone", online: true },
      { deviceId: "d-2", label: "Meeting room", online: true },
      { deviceId: "d-3", label: "Attic", online: false },
    ];
    const snapshot = snapshotOf([ringingCallOf()], { devices, answerDeviceId: "d-1" });
    expect(menuOf(snapshot).slice(1, 5)).toEqual([
      "Answer",
      "> Answer on",
      "  Meeting room",
      "Decline",
    ]);
    const [, answer, on] = trayMenu(snapshot, english);
    const intent = { action: "answer", telephonySessionId: "s-1", saw: "ringing" };
    expect(answer).toMatchObject({ intent });
    expect(on).toMatchObject({ entries: [{ intent: { ...intent, deviceId: "d-2" } }] });
  });

  it("lists what became of calls that have left, to be read", () => {
    const outcomes: AppSnapshot["outcomes"] = [
      {
        ...{ telephonySessionId: sessionIdOf("s-9"), peer: { name: "Marlow Finch" }, at: 1 },
        ...{ did: "transferred", to: { name: "Rowan Pike" } },
        ...{ state: "voicemail", by: { name: "Rowan Pike", extension: "113" } },
      },
    ];
    expect(menuOf(snapshotOf([], { outcomes })).slice(0, 5)).toEqual([
      "# No call",
      "--",
      "> Calls that have left",
      "  # Marlow Finch – Transferred to Rowan Pike – In the voicemail of Rowan Pike",
      "--",
    ]);
  });

  it("says where a parked call is", () => {
    const call = callViewOf({ state: "parked", parkedAt: "Front desk" });
    expect(menuOf(snapshotOf([call]))[0]).toBe("# Avery Lane – parked at Front desk");
  });

  it("offers to take a parked call back", () => {
    const call = callViewOf({ state: "parked" });
    const controls = { ...call.controls, retrieve: usable("retrieve") };
    expect(menuOf(snapshotOf([{ ...call, controls }])).slice(0, 2)).toEqual([
      "# Avery Lane – parked",
      "Retrieve",
    ]);
  });

  it("puts every other call in a submenu of its own", () => {
    const ringing = ringingCallOf({
      telephonySessionId: sessionIdOf("s-2"),
      peer: { number: "+1 555 010 0188" },
    });
    expect(menuOf(snapshotOf([callViewOf(), ringing])).slice(9, 17)).toEqual([
      "--",
      "> +1 555 010 0188 – ringing",
      "  Answer",
      "  Decline",
      "  Voicemail",
      "  Forward",
      "  Reply",
      "--",
    ]);
  });

  it("names the call and the state that the user saw in every intent", () => {
    const [, first] = trayMenu(snapshotOf([callViewOf({ state: "held" })]), english);
    expect(first).toMatchObject({
      intent: { action: "mute", telephonySessionId: "s-1", saw: "held" },
    });
  });

  it.each<[string, AppSnapshot, string[]]>([
    ["without a call", snapshotOf(), ["# No call", ...rest]],
    [
      "signed out",
      snapshotOf([], { account: { state: "signed-out" } }),
      ["# Signed out", ...rest.filter((line) => line !== "Sign out")],
    ],
    [
      "in the demo",
      snapshotOf([], {
        account: signedInAs({ demo: true }),
      }),
      ["# No call", ...rest.map((line) => (line === "Sign out" ? "Leave the demo" : line))],
    ],
  ])("offers the rest %s", (_what, snapshot, expected) => {
    expect(menuOf(snapshot)).toEqual(expected);
  });
});

describe("one's own availability in the menu", () => {
  const signedIn = (access: "available" | "missing" = "available"): AppSnapshot["account"] => ({
    ...{ state: "signed-in", demo: false, name: "Avery Quill", extensionNumber: "112" },
    access: [
      {
        function: "set-availability",
        state: access,
        ...(access === "missing"
          ? { missing: { kind: "app-permission", name: "EditPresence" } as const }
          : {}),
      },
    ],
    keeping: { where: "encrypted" },
  });
  const shown = (part: Partial<AppSnapshot>) =>
    menuOf({ ...snapshotOf(), account: signedIn(), ...part });

  it("says what is so and offers the rest, in two groups", () => {
    const lines = shown({ availability: { status: "busy", calls: "all" } });
    const start = lines.indexOf("> Availability: Busy");
    expect(lines.slice(start, start + 7)).toEqual([
      "> Availability: Busy",
      "  ( ) Available",
      "  (x) Busy",
      "  ( ) Shown as offline",
      "  --",
      "  (x) All calls ring",
      "  ( ) Do not disturb",
    ]);
  });

  it("says why the last wish has not come true", () => {
    const failed = { code: "offline" } as const;
    const lines = shown({ availability: { status: "busy", calls: "all", failed } });
    expect(lines).toContain("  # Not changed: RingCentral cannot be reached.");
  });

  it("offers nothing that the account may not set, and is silent where nothing is known", () => {
    const availability = { status: "available", calls: "none" } as const;
    expect(shown({ availability, account: signedIn("missing") })).toContain(
      "# Availability: Do not disturb",
    );
    expect(shown({}).filter((line) => line.includes("Availability"))).toEqual([]);
  });
});
