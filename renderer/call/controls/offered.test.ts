/** The tray's menu and the window draw one snapshot, so they offer one and the same. */
import { expect, test } from "vitest";

import type { CallView } from "../../../contract/call-view.ts";
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { type ControlKind, controlKinds } from "../../../contract/operations.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import type { MenuEntry } from "../../../main/desktop/tray/menu-entry.ts";
import { trayMenu } from "../../../main/desktop/tray/tray-menu.ts";
import { callViewOf } from "../../../telephony/view/call-view.ts";
import { after, event, self, sessionIn } from "../../../test/support/core-story.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import { buildSnapshotWith } from "../../../test/support/views/snapshots.ts";
import { inbound, outbound, type PartyWords } from "../../../test/support/wire-messages.ts";
import { english } from "../../../test/support/english.ts";

const { windowWords } = english;

const facts = {
  callControlGranted: true,
  features: { park: true, recording: true, flip: true },
  flipTargets: [{ callFlipId: "1", label: "Mobile" }],
  parkLocations: [],
  devices: [{ online: true }],
};

function viewOf(words: PartyWords): CallView {
  const view = callViewOf(sessionIn(after(event(2, words))), {
    ...{ self, facts, formatNumber: (number) => number, nameOfExtension: () => undefined },
  });
  if (view === undefined) throw new Error("the call is not the user's");
  return view;
}

const asText = ({ intent }: { readonly intent: CallIntent }): string => JSON.stringify(intent);

/** The acts of the call in hand, not those of the phones behind them. */
function trayActs(snapshot: AppSnapshot): (MenuEntry & { kind: "act" })[] {
  const entries = trayMenu(snapshot, english);
  const end = entries.findIndex(({ kind }) => kind === "separator");
  return entries.slice(0, end).filter((entry) => entry.kind === "act");
}

/** Every control of the call that the window draws; menus and the hearing guide are none. */
const windowControls = () => [
  ...document.querySelectorAll<HTMLButtonElement>(
    `[role="group"][aria-label="${windowWords.call.controls}"] button[aria-describedby]`,
  ),
];
const isResting = (button: Element): boolean => button.ariaDisabled === "true";
const aboutOf = (button: Element): string =>
  document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent ?? "";

const inCall = ["transfer", "consult", "park", "flip", "end"] as const;
const ringing = ["answer", "decline", "voicemail", "forward", "reply"] as const;
const recorded = { recordings: [{ id: "r-1", active: true }] };

test.each<[string, PartyWords, readonly ControlKind[]]>([
  ["rings", inbound("Proceeding"), ringing],
  ["rings through a queue", inbound("Proceeding", { queueCall: true }), [...ringing, "ignore"]],
  ["is dialled", outbound("Proceeding"), ["end"]],
  ["is connected", inbound("Answered"), ["mute", "hold", "record", ...inCall]],
  ["is connected, outbound", outbound("Answered"), ["mute", "hold", "record", ...inCall]],
  ["is recorded", inbound("Answered", recorded), ["mute", "hold", "pause", ...inCall]],
  ["is on hold", inbound("Hold"), ["mute", "hold", "record", ...inCall]],
  ["is on hold, recorded", inbound("Hold", recorded), ["mute", "hold", "pause", ...inCall]],
  [
    "is a conference",
    inbound("Answered", { conferenceRole: "Host" }),
    ["mute", "hold", "record", ...inCall],
  ],
  ["is parked", inbound("Parked"), ["retrieve"]],
  ["is over", inbound("Disconnected"), []],
  ["is in a state without a name", inbound("Tds"), ["end"]],
])("of a call that %s, tray and window offer the same", async (...[, words, offered]) => {
  const call = viewOf(words);
  expect(call.offered).toEqual(offered);
  const unexplained = controlKinds.filter(
    (kind) => !offered.includes(kind) && call.controls[kind].disabledBecause === undefined,
  );
  expect(unexplained).toEqual([]);

  const snapshot = buildSnapshotWith([call]);
  const acts = trayActs(snapshot);
  expect(acts.map(({ intent }) => intent.action)).toEqual(
    // The pause of a recording has a second way, for card numbers.
    offered.flatMap((kind) => [
      call.controls[kind].does,
      ...(kind === "pause" ? ["card-number"] : []),
    ]),
  );

  const { fake } = await mountWindow(new FakeBridge({ snapshot }));
  await expect.poll(() => document.querySelector("h2")).not.toBeNull();
  const controls = windowControls();
  for (const button of controls) button.click();
  expect(
    fake
      .inputsOf("calls.act")
      .map((intent) => JSON.stringify(intent))
      .toSorted(),
  ).toEqual(
    acts
      .filter(({ enabled }) => enabled)
      .map(asText)
      .toSorted(),
  );

  // What the menu greys out or leaves out keeps its place in the window, and says why.
  const resting = controls.filter(isResting).map(aboutOf);
  expect(resting.filter((about) => about === "")).toEqual([]);
  for (const { label } of acts.filter(({ enabled }) => !enabled)) {
    const reason = label.slice(label.indexOf(" – ") + 3);
    expect(resting.some((about) => about.includes(reason))).toBe(true);
  }
});
