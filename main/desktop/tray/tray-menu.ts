/**
 * What the tray menu offers: the call and its actions first, then the other calls, then the rest.
 * A pure description; `tray.ts` makes the system's menu of it.
 */
import { availabilityChoices } from "../../../contract/account/availability.ts";
import {
  type CallView,
  type ControlView,
  countdownIn,
  isUsable,
  resumeOf,
} from "../../../contract/call-view.ts";
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import type { ControlKind } from "../../../contract/operations.ts";
import type { DesktopWords } from "../../../contract/i18n/words.ts";
import { shortened } from "../../../contract/outside-text.ts";
import type { MenuEntry } from "./menu-entry.ts";
import { cardEntryOf, isForCardNumber, runningCardEntries } from "./card-entries.ts";
import { focusOf, placeOf, whoOf } from "./tray-state.ts";

export function trayMenu(snapshot: AppSnapshot, spoken: DesktopWords): readonly MenuEntry[] {
  const words = spoken.menu;
  const separator: MenuEntry = { kind: "separator" };
  const focus = focusOf(snapshot);
  const isOld = isOutOfDate(snapshot);
  const others = snapshot.calls.filter((call) => call !== focus && call.state !== "ended");
  return [
    ...(isOld ? [lossOf(snapshot, spoken)] : []),
    ...countdownEntries(snapshot, spoken),
    ...parted(runningCardEntries(snapshot, spoken)),
    ...pairEntries(snapshot, spoken),
    ...(focus === undefined
      ? [headingWithoutCall(snapshot, spoken)]
      : callEntries(focus, snapshot, spoken)),
    separator,
    ...longestEntries(snapshot, spoken),
    ...others.map((call): MenuEntry => ({
      kind: "submenu",
      label: headingOf(call, isOld, spoken),
      entries: callEntries(call, snapshot, spoken).slice(1),
    })),
    ...outcomeEntries(snapshot, spoken),
    ...(others.length + snapshot.outcomes.length > 0 ? [separator] : []),
    ...availabilityEntries(snapshot, spoken),
    { kind: "command", label: words.open, command: "open" },
    { kind: "command", label: words.settings, command: "settings" },
    { kind: "command", label: words.diagnostics, command: "diagnostics" },
    { kind: "command", label: words.logs, command: "logs" },
    ...accountEntries(snapshot, spoken),
    separator,
    ...updateEntries(snapshot, spoken),
    { kind: "command", label: words.quit, command: "quit" },
  ];
}

/** What counts down can be taken back first of all. */
function countdownEntries({ calls }: AppSnapshot, spoken: DesktopWords): readonly MenuEntry[] {
  const countdown = countdownIn(calls);
  if (countdown === undefined) return [];
  const { call, life } = countdown;
  const label = spoken.secondChanceWords.menu.cancel(
    spoken.operationName(life.kind),
    whoOf(spoken, call),
  );
  return [{ kind: "command", label, command: "cancel" }, { kind: "separator" }];
}

const parted = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.length === 0 ? [] : [...entries, { kind: "separator" }];

/** How a warm transfer under way goes on, whichever of its calls is in hand. */
function pairEntries({ calls, consult }: AppSnapshot, spoken: DesktopWords): readonly MenuEntry[] {
  const first = calls.find((call) => isFirst(call, consult));
  if (first === undefined) return [];
  const kinds = ofPair.filter((kind) => first.offered.includes(kind));
  return [
    ...kinds.map((kind) => controlEntry(first, first.controls[kind], spoken)),
    { kind: "separator" },
  ];
}

/** Who waits longest, if that is not the call that the menu begins with, nor one of a pair. */
function longestEntries(snapshot: AppSnapshot, spoken: DesktopWords): readonly MenuEntry[] {
  const { calls, consult, waiting } = snapshot;
  const call = calls.find((one) => one.telephonySessionId === waiting[0]?.telephonySessionId);
  if (call === undefined || call === focusOf(snapshot)) return [];
  const intent = resumeOf(call);
  const control = intent.action === "retrieve" ? "retrieve" : "hold";
  if (consult !== undefined || !isUsable(call, control)) return [];
  const action = spoken.operationName(call.controls[control].does);
  const label = spoken.menu.waitsLongest(action, whoOf(spoken, call));
  return [{ kind: "act", label, enabled: true, intent }, { kind: "separator" }];
}

const ofPair: readonly ControlKind[] = ["complete", "take-back"];
const isFirst = (call: CallView, consult: AppSnapshot["consult"]): boolean =>
  call.telephonySessionId === consult?.firstId;

/** As the window has it: also what was just read is not kept up to date by any event yet. */
const isOutOfDate = ({ account, connection }: AppSnapshot): boolean =>
  account.state === "signed-in" && connection.state !== "live";

const lossOf = ({ connection }: AppSnapshot, { connectionTitle }: DesktopWords): MenuEntry => ({
  kind: "heading",
  label: connectionTitle(connection),
});

function headingWithoutCall(snapshot: AppSnapshot, { menu: words }: DesktopWords): MenuEntry {
  const label = {
    "signed-out": words.signedOut,
    "signing-in": words.signingIn,
    "signed-in": words.noCall,
  }[snapshot.account.state];
  return { kind: "heading", label: isOutOfDate(snapshot) ? words.old(label) : label };
}

/** Receipts, to be read: nothing can be done about a call that has left. */
function outcomeEntries(
  { outcomes }: AppSnapshot,
  { outcomeLine, outcomeWords }: DesktopWords,
): readonly MenuEntry[] {
  if (outcomes.length === 0) return [];
  const entries = outcomes.map((outcome): MenuEntry => ({
    kind: "heading",
    label: shortened(outcomeLine(outcome), { units: longestLine }),
  }));
  return [{ kind: "submenu", label: outcomeWords.title, entries }];
}

/** Only when nobody is on the phone. */
function updateEntries(
  { updates }: AppSnapshot,
  { updateWords }: DesktopWords,
): readonly MenuEntry[] {
  if (updates.state !== "ready" || updates.waits !== undefined) return [];
  return [{ kind: "command", label: updateWords.menu(updates.version), command: "update" }];
}

/** Menus grow as wide as their widest entry. */
const longestLine = 120;

/** What is so and what it can be; where nothing of it may be set, only the first. */
function availabilityEntries(
  { account, availability }: AppSnapshot,
  { availabilityWords: words, availabilityNow, availabilityChoice, explain }: DesktopWords,
): readonly MenuEntry[] {
  if (account.state !== "signed-in" || availability === undefined) return [];
  const label = words.title(availabilityNow(availability));
  const isMissing = account.access.some(
    (item) => item.function === "set-availability" && item.state === "missing",
  );
  if (isMissing) return [{ kind: "heading", label }];
  const choices = availabilityChoices(availability).flatMap(({ change, isInForce }, at, all) => {
    const entry: MenuEntry = {
      ...{ kind: "availability", label: availabilityChoice(change), isInForce, change },
    };
    // What one says of oneself and which calls ring are two choices; a line parts them.
    const before = all[at - 1]?.change;
    const isNew = before !== undefined && "calls" in change !== "calls" in before;
    return isNew ? [{ kind: "separator" } as const, entry] : [entry];
  });
  const { failed } = availability;
  const trouble = failed && words.notSet(explain(failed).reason);
  const heading: MenuEntry[] = trouble === undefined ? [] : [{ kind: "heading", label: trouble }];
  return [{ kind: "submenu", label, entries: [...heading, ...choices] }];
}

function accountEntries(
  { account }: AppSnapshot,
  { menu: words }: DesktopWords,
): readonly MenuEntry[] {
  if (account.state !== "signed-in") return [];
  const label = account.demo ? words.leaveDemo : words.signOut;
  return [{ kind: "command", label, command: "sign-out" }];
}

function callEntries(
  call: CallView,
  snapshot: AppSnapshot,
  spoken: DesktopWords,
): readonly MenuEntry[] {
  return [
    { kind: "heading", label: headingOf(call, isOutOfDate(snapshot), spoken) },
    ...call.offered
      .filter((kind) => !ofPair.includes(kind) || !isFirst(call, snapshot.consult))
      // Where it runs out, it stands above all.
      .filter((kind) => kind !== "pause" || !isForCardNumber(call, snapshot))
      .flatMap((kind) => [
        controlEntry(call, call.controls[kind], spoken),
        ...otherPhones(call, kind, { snapshot, spoken }),
        ...(kind === "pause" ? cardEntryOf(call, spoken) : []),
      ]),
  ];
}

/** Answer and Retrieve take the phone that the snapshot names; the others are one more press. */
function otherPhones(
  call: CallView,
  kind: ControlKind,
  { snapshot, spoken }: { readonly snapshot: AppSnapshot; readonly spoken: DesktopWords },
): readonly MenuEntry[] {
  const { devices, answerDeviceId } = snapshot;
  if (kind !== "answer" && kind !== "retrieve") return [];
  if (!isUsable(call, kind)) return [];
  const others = devices.filter(({ online, deviceId }) => online && deviceId !== answerDeviceId);
  if (others.length === 0) return [];
  const { telephonySessionId, state: saw } = call;
  const entries = others.map(({ deviceId, label }): MenuEntry => ({
    kind: "act",
    label,
    enabled: true,
    intent: { action: kind, telephonySessionId, saw, deviceId },
  }));
  return [{ kind: "submenu", label: spoken.menu[`${kind}On`], entries }];
}

const headingOf = (call: CallView, isOld: boolean, spoken: DesktopWords): string =>
  isOld ? spoken.menu.old(stateOf(call, spoken)) : stateOf(call, spoken);

function stateOf(call: CallView, spoken: DesktopWords): string {
  const words = spoken.menu;
  const who = whoOf(spoken, call);
  switch (call.state) {
    case "ringing":
      return words.callRinging(who);
    case "dialing":
      return call.ringOut === "phone-first" ? words.callPhoneFirst(who) : words.callDialing(who);
    case "connected":
      return call.muted ? words.callMuted(who) : words.callConnected(who);
    case "held":
      return words.callHeld(who);
    case "parked":
      return call.parkedAt === undefined
        ? words.callParked(who)
        : words.callParkedAt(who, placeOf(call.parkedAt));
    case "ended":
    case "unknown":
      return words.callOther(who);
  }
}

function usableName(
  name: string,
  { life }: ControlView,
  { menu, secondChanceWords }: DesktopWords,
): string {
  if (life.phase === "armed") return menu.armed(name);
  return life.phase === "counting" ? secondChanceWords.menu.now(name) : name;
}

function controlEntry(call: CallView, control: ControlView, spoken: DesktopWords): MenuEntry {
  const { menu: words, operationName, reasons } = spoken;
  const name = operationName(control.does);
  const reason = control.disabledBecause;
  const usable = usableName(name, control, spoken);
  return {
    kind: "act",
    label: reason === undefined ? usable : words.because(name, reasons[reason]),
    enabled: reason === undefined,
    intent: {
      action: control.does,
      telephonySessionId: call.telephonySessionId,
      saw: call.state,
    },
  };
}
