/**
 * Nobody talks into two calls at once. Before a call is resumed, every other one that is connected,
 * or about to be, is put on hold and seen to be; only then may the resuming be sent. A call that is
 * being ended, transferred or parked is waited for instead.
 */
import type { CallView } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { done, failed, type ActionKind, type Result } from "../../../contract/result.ts";
import { pendingLeave } from "../../../telephony/actions.ts";
import type { Outcome } from "./action-runner.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Attempt } from "./plan.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "../sync/session-reader.ts";

/** How long the event of an accepted hold is waited for before the session is read. */
export const heldMs = 1_000;

export interface FreeLineOptions {
  readonly store: CallStore;
  readonly reader: Pick<SessionReader, "read">;
  readonly clock: Clock;
  readonly run: (id: TelephonySessionId, attempt: Attempt) => Outcome;
  /** What the hold control of a call is on the way to become. */
  readonly underWay: (call: CallView) => ActionKind | undefined;
}

export interface FreeLine {
  /** Whether the user talks, or is about to, in another call than this. */
  isTaken(id: TelephonySessionId): boolean;
  /** Puts the other calls on hold. Fails, with nothing resumed, when one was not seen to be held. */
  free(id: TelephonySessionId): Promise<Result<undefined>>;
  dispose(): void;
}

export const isResume = (kind: ActionKind | undefined): boolean =>
  kind === "unhold" || kind === "swap";

export function createFreeLine(options: FreeLineOptions): FreeLine {
  const { store, reader, clock, run, underWay } = options;
  const waits = new Set<{ readonly end: () => void }>();
  const talks = (call: CallView): boolean => call.state === "connected" || isResume(underWay(call));
  const others = (id: TelephonySessionId): readonly CallView[] =>
    store.view.calls.filter((call) => call.telephonySessionId !== id && talks(call));

  async function hold(call: CallView): Promise<Result<undefined>> {
    const id = call.telephonySessionId;
    const session = store.session(id);
    if (session !== undefined && pendingLeave(session) === undefined) {
      const { partyId } = call;
      const operation = { operation: "hold", telephonySessionId: id, partyId } as const;
      const held = await run(id, { kind: "hold", control: "hold", partyId, operation });
      if (!held.ok) return notHeld(held.error.code === "timed-out" ? "unknown" : "refused");
    }
    const seen = await firstSeen(id);
    if (seen !== "nothing") return seen === "quiet" ? done(undefined) : notHeld("refused");
    const read = await reader.read(id);
    return read.ok && seenOf(id) === "quiet" ? done(undefined) : notHeld("unknown");
  }

  /** `resumed`: a newer press wants to talk in it again. */
  function seenOf(id: TelephonySessionId): "quiet" | "resumed" | "nothing" {
    const call = store.callOf(id);
    if (call === undefined) return "quiet";
    if (isResume(underWay(call))) return "resumed";
    return call.state === "connected" ? "nothing" : "quiet";
  }

  function firstSeen(id: TelephonySessionId): Promise<ReturnType<typeof seenOf>> {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof seenOf>>();
    const wait = { end: () => resolve("resumed") };
    const look = (): void => {
      const seen = seenOf(id);
      if (seen !== "nothing") resolve(seen);
    };
    const cancel = clock.after(heldMs, () => resolve("nothing"));
    const stop = store.touched.add((touched) => {
      if (touched === id) look();
    });
    waits.add(wait);
    look();
    return promise.finally(() => {
      cancel();
      stop();
      waits.delete(wait);
    });
  }

  return {
    isTaken: (id) => others(id).length > 0,
    async free(id) {
      const results = await Promise.all(others(id).map(hold));
      return results.find(({ ok }) => !ok) ?? done(undefined);
    },
    dispose() {
      for (const { end } of waits) end();
    },
  };
}

const notHeld = (outcome: "refused" | "unknown"): Result<never> =>
  failed({ code: "other-not-held", outcome });
