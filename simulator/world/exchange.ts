/**
 * The switch: it keeps every call, is the only place that changes a party, and tells of each change
 * in the order in which it happens. What a change means to others is decided elsewhere.
 */
import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { Directory } from "../account/account.ts";
import { isLive, type Party, type PartyTask, type Session } from "./model.ts";
import { eventBody } from "./render.ts";
import type { Direction, Endpoint, OriginBody, WorldEvent } from "./types.ts";

/** `captured` follows the delays seen in real calls; `instant` runs all steps within the call. */
export type Pace = "captured" | "instant";

/** A step of a call's course, `atMs` after its beginning. */
export type Step = readonly [atMs: number, run: () => void];

/** A party to add; `code` defaults to `Setup`, `task` to `talk`. */
export interface NewParty {
  readonly session: Session;
  readonly direction: Direction;
  readonly owner?: string | undefined;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly code?: Party["code"];
  readonly reason?: Party["reason"];
  readonly task?: PartyTask;
  readonly flips?: Party | undefined;
  readonly queueId?: string | undefined;
  readonly parkSlot?: string;
  readonly role?: Party["role"];
  readonly ringRole?: Party["ringRole"];
}

/** What may be changed of a party after it was created. */
export type PartyChange = Partial<
  Pick<
    Party,
    "from" | "to" | "code" | "reason" | "peer" | "parkSlot" | "recordings" | "missed" | "answering"
  >
>;

const firstLegacyId = 410_000_000_001;
const firstPickupId = 50_000_000_000_001;

/** It starts nothing by itself. */
export class Exchange {
  readonly clock: SimClock;
  readonly random: Random;
  readonly directory: Directory;
  readonly sessions = new Map<string, Session>();
  readonly #byExtension = new Map<string, Set<Party>>();
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #followers: ((party: Party) => void)[] = [];
  #legacyId = firstLegacyId;
  #pickupId = firstPickupId;

  constructor(parts: Pick<Exchange, "clock" | "random" | "directory">) {
    this.clock = parts.clock;
    this.random = parts.random;
    this.directory = parts.directory;
  }

  /** The live parties of an extension, oldest first. */
  partiesOf(extensionId: string): ReadonlySet<Party> {
    return this.#byExtension.get(extensionId) ?? new Set();
  }

  /** Listeners are called within the change, must not throw and must not change the world. */
  subscribe(listener: (event: WorldEvent) => void): () => void {
    const entry = (event: WorldEvent): void => listener(event);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Called after each told change; lets presence and manners follow without being asked. */
  onChange(follower: (party: Party) => void): void {
    this.#followers.push(follower);
  }

  openSession(origin: OriginBody["type"], voiceCallToken?: string): Session {
    const session: Session = {
      id: this.random.id("s-"),
      legacyId: String(this.#legacyId),
      origin,
      createdAt: this.clock.now(),
      parties: [],
      nextSequence: 2,
      linked: undefined,
      voiceCallToken,
      timers: new Set(),
    };
    this.#legacyId += 1;
    this.sessions.set(session.id, session);
    return session;
  }

  /** Adds a party and tells of it. */
  add(facts: NewParty): Party {
    const party = this.#create(facts);
    facts.session.parties.push(party);
    if (party.owner !== undefined) this.#index(party.owner, party);
    this.tell(party);
    return party;
  }

  #create(facts: NewParty): Party {
    const { session, direction, owner, from, to, task = "talk" } = facts;
    const isUser = owner !== undefined && this.directory.byId(owner)?.type === "User";
    const rings = direction === "Inbound" && isUser && task === "talk" && facts.code === undefined;
    return {
      ...{ session, direction, owner, from, to, task },
      id: `p-${session.id.slice(2)}-${String(session.parties.length + 1)}`,
      flips: facts.flips,
      queueId: facts.queueId,
      startedAt: this.clock.now(),
      code: facts.code ?? "Setup",
      reason: facts.reason,
      peer: undefined,
      parkSlot: facts.parkSlot,
      apiLayer: { muted: false, hold: false },
      deviceLayer: { muted: false, hold: false },
      recordings: [],
      missed: false,
      mobilePickupId: rings ? String(this.#pickupId++) : undefined,
      role: facts.role,
      ringRole: facts.ringRole,
      answering: false,
    };
  }

  #index(owner: string, party: Party): void {
    const parties = this.#byExtension.get(owner);
    if (parties === undefined) this.#byExtension.set(owner, new Set([party]));
    else parties.add(party);
  }

  #unindex(party: Party): void {
    if (party.owner !== undefined) this.#byExtension.get(party.owner)?.delete(party);
  }

  /** Changes a party and tells of it. The last party's end ends the session. */
  change(party: Party, change: PartyChange): void {
    Object.assign(party, change);
    if (!isLive(party)) this.#unindex(party);
    this.tell(party);
    if (!party.session.parties.some(isLive)) this.forget(party.session);
  }

  /** Tells of a change that was made in a layer. */
  tell(party: Party): void {
    const body = eventBody(party, this.directory.account.id, this.clock.now());
    if (party.code === "Answered") party.mobilePickupId = undefined;
    this.emit({ kind: "telephony", extensionId: party.owner, body });
    for (const follow of this.#followers) follow(party);
  }

  /** Steps at 0 run before this returns; the others die with the session. */
  run(session: Session, pace: Pace, steps: readonly Step[]): void {
    for (const [atMs, step] of steps) {
      if (pace === "instant" || atMs <= 0) step();
      else this.#later(session, atMs, step);
    }
  }

  #later(session: Session, delayMs: number, step: () => void): void {
    if (this.sessions.get(session.id) !== session) return;
    const cancel = this.clock.after(delayMs, () => {
      session.timers.delete(cancel);
      step();
    });
    session.timers.add(cancel);
  }

  /** Forgets a session and its waits, whatever its parties say. */
  forget(session: Session): void {
    for (const cancel of session.timers) cancel();
    session.timers.clear();
    for (const party of session.parties) this.#unindex(party);
    if (session.linked !== undefined) session.linked.linked = undefined;
    this.sessions.delete(session.id);
  }
}
