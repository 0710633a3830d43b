import type { CallView } from "../../contract/call-view.ts";
import type { AppSnapshot, ChooserView } from "../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { CallIntent } from "../../contract/intent.ts";
import type { Words } from "../../contract/i18n/words.ts";
import { namedKind } from "../../contract/operations.ts";
import { stateWords } from "../call/call-text.ts";
import { intentOn } from "../call/intents.ts";

/** One answer to an open question, and the intent that it sends. */
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  /** The note is a telephone number, which is written from left to right in any language. */
  readonly noteIsNumber?: boolean;
  readonly intent: CallIntent;
}

/** Every question that a list can answer; the transfer question has a form of its own. */
export interface Choices {
  readonly items: readonly Choice[];
  /** What to say when there is nothing to choose from. */
  readonly empty: string;
}

const find = (snapshot: AppSnapshot, id: TelephonySessionId): CallView | undefined =>
  snapshot.calls.find((call) => call.telephonySessionId === id);

/** Tells one open question from the next. */
export function questionKey(chooser: ChooserView): string {
  const about = chooser.ask === "call" ? chooser.action : chooser.telephonySessionId;
  return `${chooser.ask} ${about}`;
}

/** The heading of the question. */
export function questionOf(
  { ringingWords, windowWords, operationName, peerTitle }: Words,
  snapshot: AppSnapshot,
  chooser: ChooserView,
): string {
  const words = windowWords.chooser;
  switch (chooser.ask) {
    case "call":
      return words.whichCall(operationName(namedKind(chooser.action)));
    case "flip-target":
      return words.flip;
    case "park-target":
      return words.park;
    case "consult-target": {
      const call = find(snapshot, chooser.telephonySessionId);
      return windowWords.consult.heading(peerTitle(call?.peer ?? {}));
    }
    case "forward-target":
    case "reply": {
      const call = find(snapshot, chooser.telephonySessionId);
      const { forward, reply } = ringingWords;
      const { heading } = chooser.ask === "reply" ? reply : forward;
      return heading(peerTitle(call?.peer ?? {}));
    }
    case "transfer-target": {
      const call = find(snapshot, chooser.telephonySessionId);
      return windowWords.transfer.heading(peerTitle(call?.peer ?? {}));
    }
  }
}

/** The answers to the question; none for a call that has gone or for a transfer. */
export function choicesFor(words: Words, snapshot: AppSnapshot, chooser: ChooserView): Choices {
  if (chooser.ask === "call") return callChoices(words, snapshot, chooser);
  const call = find(snapshot, chooser.telephonySessionId);
  if (call === undefined) return { items: [], empty: words.windowWords.chooser.gone };
  switch (chooser.ask) {
    case "flip-target":
      return flipChoices(words, snapshot, call);
    case "park-target":
      return parkChoices(words, snapshot, call);
    case "consult-target":
    case "forward-target":
    case "reply":
    case "transfer-target":
      return { items: [], empty: "" };
  }
}

function callChoices(
  words: Words,
  snapshot: AppSnapshot,
  chooser: ChooserView & { ask: "call" },
): Choices {
  const calls = chooser.telephonySessionIds.flatMap((id) => find(snapshot, id) ?? []);
  const items = calls.map((call) => ({
    key: call.telephonySessionId,
    label: words.peerTitle(call.peer),
    note: stateWords(words, call),
    intent: intentOn(call, chooser.action),
  }));
  return { items, empty: words.windowWords.chooser.gone };
}

/** The phones that the call can be flipped to. */
export function flipChoices(
  { windowWords }: Words,
  snapshot: AppSnapshot,
  call: CallView,
): Choices {
  const items = snapshot.flipTargets.map(({ callFlipId, label, number }) => ({
    key: callFlipId,
    label,
    ...(number === undefined ? {} : { note: number, noteIsNumber: true }),
    intent: { ...intentOn(call, "flip"), action: "flip", callFlipId } as const,
  }));
  return { items, empty: windowWords.chooser.flipEmpty };
}

/** The places that the call can be parked at. */
export function parkChoices(
  { windowWords }: Words,
  snapshot: AppSnapshot,
  call: CallView,
): Choices {
  const words = windowWords.chooser;
  const orbit: Choice = {
    key: "orbit",
    label: words.ownOrbit,
    note: words.ownOrbitNote,
    intent: { ...intentOn(call, "park"), action: "park", to: { kind: "orbit" } },
  };
  const locations = snapshot.parkLocations.map(
    ({ extensionId, label, extensionNumber }): Choice => ({
      key: extensionId,
      label,
      ...(extensionNumber === undefined
        ? {}
        : { note: windowWords.idle.extension(extensionNumber) }),
      intent: {
        ...intentOn(call, "park"),
        action: "park",
        to: { kind: "location", extensionId },
      },
    }),
  );
  return {
    items: snapshot.ownParkOrbit ? [orbit, ...locations] : locations,
    empty: words.parkEmpty,
  };
}
