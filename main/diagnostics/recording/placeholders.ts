/**
 * Stands in for what is personal: the same name, number or id always gets the same placeholder. Only
 * a keyed digest of the original is kept, under a key that is drawn for each run and never leaves
 * it, so that nothing in memory can be read back, not even a phone number by trying them all.
 */
import { hash, randomBytes } from "node:crypto";

import {
  type PartyId,
  type TelephonySessionId,
  partyId,
  telephonySessionId,
} from "../../../contract/ids.ts";
import { isShortNumber } from "../../../telephony/session/own-call.ts";
import { isName, isNumber } from "../../../telephony/view/peer.ts";
import * as v from "valibot";

/** What the service writes in the place of a name or number that it withholds. */
const nobody = "anonymous";

type Kind = "person" | "number" | "short" | "extension" | "party" | "recording" | "place" | "word";

export interface Placeholders {
  readonly session: TelephonySessionId;
  /** `Person 1`; a word in the place of a name says no more than that. */
  readonly person: (name: string) => string;
  /**
   * `+15550100001`; what is no number says no more than that, an extension number becomes three digits with a leading zero, and what `*` joins
   * stays joined, since the core tells these forms apart.
   */
  readonly number: (text: string) => string;
  /** An extension's id. */
  readonly extension: (id: string) => string;
  /** `call-1-3`: the last number of the service's own id is kept, for the core breaks ties by it. */
  readonly party: (id: PartyId) => PartyId;
  readonly recording: (id: string) => string;
  /** `Place 1`. */
  readonly place: (name: string) => string;
  /** For a word of the service that we do not know. */
  readonly word: (text: string) => string;
}

/** Tells equal texts from different ones and keeps neither. */
export type Digest = (text: string) => string;

/** Under a key of its own, drawn now and held by nobody else. */
export function createDigest(): Digest {
  const key = randomBytes(16).toString("base64");
  return (text) => hash("sha256", key + text, "base64");
}

/** The placeholders of one call. `callNumber` tells calls apart in what a person reads. */
export function createPlaceholders(digestOf: Digest, callNumber: number): Placeholders {
  const known = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const taken = new Set<string>();
  const session = v.parse(telephonySessionId, `call-${callNumber}`);

  function standIn(kind: Kind, original: string, make: (count: number) => string): string {
    const digest = digestOf(`${kind}:${original}`);
    const before = known.get(digest);
    if (before !== undefined) return before;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = make(count);
    known.set(digest, made);
    return made;
  }

  /** A number that the service ends its id with, unless another party of the call has it. */
  function partyName(id: PartyId, count: number): string {
    const own = /-(\d{1,3})$/.exec(id)?.[1];
    const name = `${session}-${own ?? `x${count}`}`;
    if (taken.has(name)) return `${session}-x${count}`;
    taken.add(name);
    return name;
  }

  function plainNumber(text: string): string {
    if (text === "") return text;
    return isShortNumber(text)
      ? standIn("short", text, (count) => String(count).padStart(3, "0"))
      : standIn("number", text, (count) => `+1555010${String(count).padStart(4, "0")}`);
  }

  return {
    session,
    person: (name) =>
      isName(name) ? standIn("person", name, (count) => `Person ${count}`) : nobody,
    number: (text) => (isNumber(text) ? text.split("*").map(plainNumber).join("*") : nobody),
    extension: (id) => standIn("extension", id, (count) => `extension-${count}`),
    party: (id) =>
      v.parse(
        partyId,
        standIn("party", id, (count) => partyName(id, count)),
      ),
    recording: (id) => standIn("recording", id, (count) => `recording-${count}`),
    place: (name) => standIn("place", name, (count) => `Place ${count}`),
    word: (text) => standIn("word", text, (count) => `Word ${count}`),
  };
}
