/**
 * Places new calls. One is on its way at a time, and shown as such until it shows among the calls:
 * `sent` (other calls are held first: nobody talks into two), `accepted` by the service's yes, `unknown`
 * when no answer came. A call-out is never sent twice: after a lost answer the new call is looked for
 * in presence and events, and if reads do not show it the user is told that it was not placed.
 */
import type { PlacingView } from "../../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { failed, isPlain, type AppError, type Result } from "../../../contract/result.ts";
import { anySession, type TelephonySession } from "../../../telephony/session/session.ts";
import { ownParty } from "../../../telephony/session/own-call.ts";
import { wayOf } from "../../../telephony/session/ring-out.ts";
import type { CallOut, WireNumber } from "../../../telephony/wire/call-operations.ts";
import type { Log } from "../../log.ts";
import type { Clock } from "../../timing/clock.ts";
import type { CallGateway } from "../ports.ts";
import type { CallStore } from "../state/call-store.ts";
import { liveCallsOf, type PresenceReader } from "../sync/presence-reader.ts";
import type { SessionReader } from "../sync/session-reader.ts";

/** How long after the answer, then after each look, a new call that does not show is looked for. */
const lookAfterMs = [0, 3_000, 6_000] as const;

export interface DialerOptions {
  readonly gateway: Pick<CallGateway, "callOut">;
  readonly store: CallStore;
  readonly reader: Pick<SessionReader, "read">;
  readonly presence: Pick<PresenceReader, "read">;
  readonly clock: Clock;
  readonly log: Log;
  /** Holds every call that the user talks in, or is about to. */
  readonly line: {
    isBusy(): boolean;
    free(): Promise<Result<undefined>>;
  };
}

/** A new call: what is sent, and how it is shown meanwhile. */
export interface Placement extends CallOut {
  readonly shown: Pick<PlacingView, "to" | "from">;
  /** Asked in the turn in which it leaves; a no sends nothing. */
  readonly isStillWanted?: () => boolean;
  /** Told once, as soon as the new call is known by its id. */
  readonly onPlaced?: (id: TelephonySessionId) => void;
  /** Told once, when a call that was accepted, or may have been, did not come about. */
  readonly onLost?: (error: AppError) => void;
}

interface Flight {
  readonly placement: Placement;
  /** The sessions known at the press: none of them is the new call. */
  readonly before: ReadonlySet<TelephonySessionId>;
  id: TelephonySessionId | undefined;
  phase: PlacingView["phase"];
  cancel: () => void;
}

export class Dialer {
  readonly #options: DialerOptions;
  #flight: Flight | undefined;
  readonly #stop: () => void;
  #disposed = false;

  constructor(options: DialerOptions) {
    this.#options = options;
    this.#stop = options.store.touched.add((id) => this.#touched(id));
  }

  /** What is on its way now. */
  get placing(): Placement | undefined {
    return this.#flight?.placement;
  }

  /**
   * Settles with the service's answer, and the new session's id where it says it. Must not be called
   * while another one is on its way.
   */
  async place(placement: Placement): Promise<Result<TelephonySessionId | undefined>> {
    const { store, log } = this.#options;
    const { live, ended, leftOut } = store.state;
    const flight: Flight = {
      placement,
      before: new Set([...leftOut, ...[...live, ...ended].map(({ id }) => id)]),
      id: undefined,
      phase: "sent",
      cancel: () => undefined,
    };
    this.#flight = flight;
    this.#show(flight, "sent");
    const answer = await this.#send(placement).catch(() => failed({ code: "internal" }));
    if (this.#disposed) return answer;
    if (answer.ok) {
      log("call placed");
      this.#show(flight, "accepted");
      if (answer.value !== undefined) this.#found(flight, answer.value);
      this.#look(flight, 0);
      return answer;
    }
    log("call not placed", { code: answer.error.code });
    if (answer.error.code === "timed-out") {
      this.#show(flight, "unknown");
      this.#look(flight, 0);
      return answer;
    }
    this.#end(flight);
    return answer;
  }

  dispose(): void {
    this.#disposed = true;
    this.#stop();
    this.#flight?.cancel();
    this.#flight = undefined;
  }

  /** The request leaves in this turn, unless the user talks in another call first. */
  async #send(placement: Placement): Promise<Result<TelephonySessionId | undefined>> {
    const { gateway, line } = this.#options;
    const { deviceId, to, isStillWanted = () => true } = placement;
    const hasToFree = line.isBusy();
    if (hasToFree) {
      const freed = await line.free();
      if (!freed.ok) return freed;
    }
    const isWanted = (): boolean => !this.#disposed && !line.isBusy() && isStillWanted();
    const answer = await gateway.callOut({ deviceId, to }, isWanted);
    return hasToFree ? afterHold(answer) : answer;
  }

  #show(flight: Flight, phase: Flight["phase"]): void {
    flight.phase = phase;
    const { store, clock } = this.#options;
    store.show({ placing: { ...flight.placement.shown, phase, at: clock.now() } });
  }

  #end(flight: Flight): void {
    flight.cancel();
    if (this.#flight !== flight) return;
    this.#flight = undefined;
    this.#options.store.show({ placing: undefined });
  }

  #found(flight: Flight, id: TelephonySessionId): void {
    if (flight.id !== undefined) return;
    flight.id = id;
    flight.placement.onPlaced?.(id);
    if (this.#isThere(id)) this.#end(flight);
  }

  /** The new call shows, or has been and gone. */
  #isThere(id: TelephonySessionId): boolean {
    const session = anySession(this.#options.store.state, id);
    return session?.ended !== undefined || this.#options.store.callOf(id) !== undefined;
  }

  #touched(id: TelephonySessionId): void {
    const flight = this.#flight;
    if (flight === undefined || flight.phase === "sent") return;
    if (flight.id === undefined && this.#isSought(flight, id)) this.#found(flight, id);
    else if (flight.id === id && this.#isThere(id)) this.#end(flight);
  }

  #isSought({ before, placement }: Flight, id: TelephonySessionId): boolean {
    const session = anySession(this.#options.store.state, id);
    return session !== undefined && !before.has(id) && isCallTo(session, placement.to);
  }

  #look(flight: Flight, looks: number): void {
    if (this.#flight !== flight) return;
    const delayMs = lookAfterMs[looks];
    if (delayMs === undefined) {
      this.#lose(flight);
      return;
    }
    const look = (): void => void this.#lookOnce(flight).then(() => this.#look(flight, looks + 1));
    if (delayMs === 0) look();
    else flight.cancel = this.#options.clock.after(delayMs, look);
  }

  /** By its id, else by what presence lists that nobody knew. */
  async #lookOnce(flight: Flight): Promise<void> {
    const { store, reader, presence } = this.#options;
    if (flight.id !== undefined) {
      await reader.read(flight.id);
      return;
    }
    for (const { id } of store.state.live) this.#touched(id);
    if (this.#flight !== flight) return;
    const listed = await presence.read();
    const ids = listed.ok ? liveCallsOf(listed.value).map((call) => call.telephonySessionId) : [];
    for (const id of ids) {
      if (id !== undefined && !flight.before.has(id)) await reader.read(id);
    }
  }

  #lose(flight: Flight): void {
    const { store } = this.#options;
    const { phase, placement } = flight;
    const error: AppError =
      phase === "unknown"
        ? { code: "timed-out", action: "dial" }
        : { code: "bad-reply", detail: "accepted but not carried out" };
    this.#end(flight);
    store.tell({ kind: "action-failed", action: "dial", error, to: placement.shown.to });
    placement.onLost?.(error);
  }
}

/** Whether the user calls this number in it, as far as the session says whom he calls. */
function isCallTo(session: TelephonySession, to: WireNumber): boolean {
  const own = ownParty(session);
  if (own === undefined || wayOf(session, own) !== "outbound") return false;
  const number = own.facts.toNumber?.value;
  return number === ("phoneNumber" in to ? to.phoneNumber : to.extensionNumber);
}

/** That another call was put on hold for it is part of how it failed. */
const afterHold = <T>(answer: Result<T>): Result<T> =>
  !answer.ok && isPlain(answer.error) && answer.error.code !== "timed-out"
    ? failed({ code: "other-left-held", because: answer.error })
    : answer;
