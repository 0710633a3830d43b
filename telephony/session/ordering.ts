/**
 * What is newer. The service counts a `sequence` per session over all parties; events may come
 * late, twice or in any order, and gaps are normal (an extension sees only its own parties).
 *
 * Each property of a party is remembered with the sequence that said it. A higher sequence
 * replaces it, an equal or lower one is dropped; a property that an event leaves out is not erased.
 * So a late event can still tell a name that newer events left out, and any order of the same
 * events ends in the same facts.
 *
 * One exception: being over is final. A party that was ever reported over stays over, whatever
 * comes with whichever number; among reports of being over, the highest sequence wins. That it left
 * because a read did not tell of it is no report: it gives way to any report of its end, and to a
 * later read that tells of it as alive, but to no event, which may be an old one.
 */
import type { TelephonySessionId } from "../../contract/ids.ts";
import {
  type CoreState,
  findSession,
  type Party,
  type PartyFacts,
  type PartyStatus,
  type Recording,
  type Sessions,
  type Stamped,
  type StampedFacts,
} from "./session.ts";
import { isOver } from "../wire/status.ts";

/** How long an ended session is remembered, and how many at most. */
const endedLifeMs = 10 * 60_000;
const endedLimit = 500;

/** `event`: only a higher sequence is newer. `read`: as new as everything seen when it was begun. */
export type Source = "event" | "read";

const isNewer = (before: Stamped<unknown> | undefined, sequence: number, source: Source): boolean =>
  before === undefined ||
  sequence > before.sequence ||
  (source === "read" && sequence >= before.sequence);

export function newerStatus(
  before: Stamped<PartyStatus>,
  status: PartyStatus,
  stamp: Stamp,
): Stamped<PartyStatus> {
  const nowOver = isOver(status.kind);
  const wins = before.value.inferred
    ? nowOver || stamp.source === "read"
    : winsOverReport(before, nowOver, stamp);
  return wins ? { value: status, sequence: stamp.sequence } : before;
}

function winsOverReport(before: Stamped<PartyStatus>, nowOver: boolean, stamp: Stamp): boolean {
  const wasOver = isOver(before.value.kind);
  return wasOver === nowOver ? isNewer(before, stamp.sequence, stamp.source) : nowOver;
}

/** What one report says; `undefined` means: nothing about this. */
export type SaidFacts = { readonly [K in keyof PartyFacts]: PartyFacts[K] | undefined };

export const nothingSaid: SaidFacts = {
  direction: undefined,
  extensionId: undefined,
  fromNumber: undefined,
  fromName: undefined,
  toNumber: undefined,
  toName: undefined,
  toExtensionId: undefined,
  muted: undefined,
  recordings: undefined,
  parkSlot: undefined,
  conferenceRole: undefined,
  ringRole: undefined,
  queueCall: undefined,
  missedCall: undefined,
  movedTo: undefined,
};

interface Stamp {
  readonly sequence: number;
  readonly source: Source;
}

/** The facts with everything in `said` that is newer; the same object when nothing is. */
export function newerFacts(before: StampedFacts, said: SaidFacts, stamp: Stamp): StampedFacts {
  const next = { ...before };
  let changed = false;
  for (const key of factKeys) {
    if (putNewer(next, key, { ...stamp, value: said[key] })) changed = true;
  }
  return changed ? next : before;
}

const factKeys = [
  "direction",
  "extensionId",
  "fromNumber",
  "fromName",
  "toNumber",
  "toName",
  "toExtensionId",
  "muted",
  "recordings",
  "parkSlot",
  "conferenceRole",
  "ringRole",
  "queueCall",
  "missedCall",
  "movedTo",
] as const satisfies readonly (keyof PartyFacts)[];

type Draft = { [K in keyof PartyFacts]?: Stamped<PartyFacts[K]> };

/** Writes into `draft`, which only its maker knows yet: one copy for all facts of an event. */
function putNewer<K extends keyof PartyFacts>(
  draft: Draft,
  key: K,
  said: Stamp & { readonly value: PartyFacts[K] | undefined },
): boolean {
  const { value, sequence, source } = said;
  const before = draft[key];
  if (value === undefined || !isNewer(before, sequence, source)) return false;
  if (before?.sequence === sequence && sameFact(before.value, value)) return false;
  Object.assign(draft, { [key]: { value, sequence } });
  return true;
}

function sameFact(a: PartyFacts[keyof PartyFacts], b: PartyFacts[keyof PartyFacts]): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  const sameAt = (one: Recording, at: number): boolean => {
    const other = b[at];
    return other?.id === one.id && other.active === one.active;
  };
  return a.length === b.length && a.every(sameAt);
}

/** Whether an event of this sequence brings anything but leftovers for the party. */
export const isNews = (party: Party | undefined, sequence: number): boolean =>
  party === undefined || sequence > party.sequence;

/** Without the session; the very same list when it is not in it. */
export const withoutSession = (sessions: Sessions, id: TelephonySessionId): Sessions =>
  findSession(sessions, id) === undefined
    ? sessions
    : sessions.filter((session) => session.id !== id);

/** Forgets the ended sessions that are too old or too many; costs nothing when there are none. */
export function forgetOldEndings(state: CoreState, now: number): CoreState {
  const tooMany = state.ended.length - endedLimit;
  const keepFrom = state.ended.findIndex(
    ({ ended }, index) => index >= tooMany && now - (ended?.at ?? now) <= endedLifeMs,
  );
  if (keepFrom === 0 || state.ended.length === 0) return state;
  return { ...state, ended: keepFrom < 0 ? [] : state.ended.slice(keepFrom) };
}
