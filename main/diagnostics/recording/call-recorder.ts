/**
 * Keeps a black box for each of the last calls. Fed by the call service's observer, in the hot path:
 * recording costs a few digests and a copy (`bench/rows/recording.ts`).
 */
import type { ConnectionView } from "../../../contract/app-snapshot.ts";
import type { RecordedCallView } from "../../../contract/diagnostics.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { CoreEvent } from "../../../telephony/reduce/core-event.ts";
import { isShortNumber } from "../../../telephony/session/own-call.ts";
import type { ViewContext } from "../../../telephony/view/call-view.ts";
import {
  anySession,
  type CoreState,
  type TelephonySession,
  findSession,
} from "../../../telephony/session/session.ts";
import type { Applied } from "../../calls/state/call-observer.ts";
import { BlackBox, type Recording } from "./black-box.ts";
import { type Digest, createDigest, createPlaceholders } from "./placeholders.ts";
import { type RecordedEvent, redactEvent, redactFacts, redactSelf } from "./redact-event.ts";

/** How many calls are kept; the oldest that is over goes first. */
export const callsKept = 50;

export class CallRecorder {
  readonly #now: () => number;
  readonly #digest: Digest = createDigest();
  /** Oldest first. */
  readonly #boxes = new Set<BlackBox>();
  /** By the digest of the call's id, which is thus kept nowhere. */
  readonly #boxOf = new Map<string, BlackBox>();
  #context: ViewContext | undefined;
  #contextNumber = 0;
  #connection: ConnectionView["state"] = "off";
  #lastNumber = 0;

  /** `now` in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Newest first. */
  recordings(): readonly Recording[] {
    return [...this.#boxes].map((box) => box.recording()).toReversed();
  }

  /** Newest first. */
  summaries(): RecordedCallView[] {
    return [...this.#boxes].map((box) => box.summary()).toReversed();
  }

  recording(number: number): Recording | undefined {
    return [...this.#boxes].find((box) => box.number === number)?.recording();
  }

  applied(event: CoreEvent, change: Applied): void {
    this.#seeWith(change.context);
    for (const [id, part] of partsOf(event, change.before)) this.#record(id, part, change);
  }

  /** Views are computed with this from now on, although no event told of it. */
  recomputed(context: ViewContext): void {
    this.#seeWith(context);
    for (const box of this.#boxes) {
      if (!box.isOver) this.#tellContext(box, this.#now(), context);
    }
  }

  connection(state: ConnectionView["state"]): void {
    if (state === this.#connection) return;
    this.#connection = state;
    for (const box of this.#boxes) {
      if (!box.isOver) box.put(this.#now(), { kind: "connection", state });
    }
  }

  /** The account is no longer in use: of calls that still live nothing more will be heard. */
  left(): void {
    for (const box of this.#boxes) box.isOver = true;
    this.#boxOf.clear();
    this.#context = undefined;
    this.#connection = "off";
  }

  #seeWith(context: ViewContext): void {
    if (this.#context === context) return;
    this.#context = context;
    this.#contextNumber += 1;
  }

  /** Once for each box and context. */
  #tellContext(box: BlackBox, at: number, { facts }: ViewContext): void {
    if (box.contextNumber === this.#contextNumber) return;
    box.contextNumber = this.#contextNumber;
    box.put(at, { kind: "facts", facts: redactFacts(facts) });
  }

  #record(id: TelephonySessionId, event: RecordedEvent, change: Applied): void {
    const at = instantOf(event) ?? this.#now();
    const box = this.#boxFor(id, at, change);
    if (box === undefined) return;
    this.#tellContext(box, at, change.context);
    const session = anySession(change.after, id);
    nameExtensions(box, session, change.context);
    box.put(at, { kind: "core", event: redactEvent(event, box) });
    box.becomes(session);
  }

  /** A box is begun with a call and never in its middle, since such a one could not be replayed. */
  #boxFor(id: TelephonySessionId, at: number, change: Applied): BlackBox | undefined {
    const key = this.#digest(id);
    if (anySession(change.before, id) !== undefined) return this.#boxOf.get(key);
    if (anySession(change.after, id) === undefined) return undefined;
    const box = this.#begin(at, change);
    this.#boxOf.set(key, box);
    if (this.#boxes.size > callsKept) this.#dropOldest();
    return box;
  }

  #begin(startedAt: number, { before, context }: Applied): BlackBox {
    this.#lastNumber += 1;
    const placeholders = createPlaceholders(this.#digest, this.#lastNumber);
    const box = new BlackBox({
      number: this.#lastNumber,
      startedAt,
      placeholders,
      self: redactSelf(before.self, placeholders),
      facts: redactFacts(context.facts),
      contextNumber: this.#contextNumber,
      connection: this.#connection,
    });
    this.#boxes.add(box);
    return box;
  }

  #dropOldest(): void {
    const boxes = [...this.#boxes];
    const oldest = boxes.find((box) => box.isOver) ?? boxes[0];
    if (oldest === undefined) return;
    this.#boxes.delete(oldest);
    for (const [key, box] of this.#boxOf) {
      if (box === oldest) this.#boxOf.delete(key);
    }
  }
}

/** The event as each of the calls that it is about sees it. */
function partsOf(
  event: CoreEvent,
  before: CoreState,
): readonly (readonly [TelephonySessionId, RecordedEvent])[] {
  switch (event.type) {
    case "time":
      return [];
    case "session-event":
      return [[event.event.telephonySessionId, event]];
    case "session-read":
      return [[event.session.id, event]];
    case "clock-set":
    case "self":
      // Those that are over too: while they are remembered, their views change with what is known.
      return [...before.live, ...before.ended].map(({ id }) => [id, event] as const);
    case "presence":
      return (event.presence.activeCalls ?? []).flatMap((call) => {
        const id = call.telephonySessionId;
        if (id === undefined || findSession(before.live, id) === undefined) return [];
        return [[id, { ...event, presence: { activeCalls: [call] } }] as const];
      });
    default:
      return [[event.id, event]];
  }
}

function instantOf(event: RecordedEvent): number | undefined {
  if (event.type === "self" || event.type === "clock-set") return undefined;
  return "at" in event ? event.at : event.receivedAt;
}

/**
 * A colleague's name is shown where the service gave only his extension, for as long as the
 * directory names him: a replay knows the names of the last moment, as the live view does.
 */
function nameExtensions(
  { names, placeholders }: BlackBox,
  session: TelephonySession | undefined,
  { nameOfExtension }: ViewContext,
): void {
  const note = (numberOrId: string, placeholder: string): void => {
    const name = nameOfExtension(numberOrId);
    if (name === undefined) names.delete(placeholder);
    else names.set(placeholder, placeholders.person(name));
  };
  for (const { facts } of session?.parties ?? []) {
    for (const number of [facts.fromNumber?.value, facts.toNumber?.value]) {
      const short = number?.split("*").filter(isShortNumber) ?? [];
      for (const one of short) note(one, placeholders.number(one));
    }
    for (const id of [facts.extensionId?.value, facts.toExtensionId?.value]) {
      if (id !== undefined) note(id, placeholders.extension(id));
    }
  }
}
