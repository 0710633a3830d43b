/**
 * Nobody talks into two calls at once. Before a call is resumed, every other one that is connected,
 * or about to be, is put on hold and seen to be; only then may the resuming be sent. A call that is
 * being ended, transferred or parked is waited for instead.
 */
import type { CallView } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { done, failed, type Result } from "../../../contract/result.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import { pendingLeave } from "../../../telephony/actions/attempts.ts";
import { isResume } from "../../../telephony/actions/operations.ts";
import type { Outcome, RequestAttempt } from "./plan.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "../sync/session-reader.ts";

/** How long the event of an accepted hold is waited for before the session is read. */
export const heldMs = 1_000;

export interface HoldOthersOptions {
  readonly store: CallStore;
  readonly reader: Pick<SessionReader, "read">;
  readonly clock: Clock;
  readonly run: (id: TelephonySessionId, attempt: RequestAttempt) => Outcome;
  /** What the hold control of a call is on the way to become. */
  readonly underWay: (call: CallView) => ActionKind | undefined;
}

export interface HoldOthers {
  /** Whether the user talks, or is about to, in another call than this; `undefined`: in any. */
  isNeeded(id: TelephonySessionId | undefined): boolean;
  /** Puts the other calls on hold. Fails, with nothing resumed, when one was not seen to be held. */
  hold(id: TelephonySessionId | undefined): Promise<Result<undefined>>;
  dispose(): void;
}

export function createHoldOthers(options: HoldOthersOptions): HoldOthers {
  const { store, reader, clock, run, underWay } = options;
  const waits = new Set<{ readonly end: () => void }>();
  const isBeingResumed = (call: CallView): boolean => {
    const kind = underWay(call);
    return kind !== undefined && isResume(kind);
  };
  const talks = (call: CallView): boolean => call.state === "connected" || isBeingResumed(call);
  const others = (id: TelephonySessionId | undefined): readonly CallView[] =>
    store.view.calls.filter((call) => call.telephonySessionId !== id && talks(call));

  async function holdOne(call: CallView): Promise<Result<undefined>> {
    const id = call.telephonySessionId;
    const session = store.session(id);
    if (session !== undefined && pendingLeave(session) === undefined) {
      const { partyId } = call;
      const operation = { operation: "hold", telephonySessionId: id, partyId } as const;
      const held = await run(id, { kind: "hold", control: "hold", partyId, operation });
      if (!held.ok) return notHeld(held.error.code === "timed-out" ? "unknown" : "refused");
    }
    const seen = await untilQuiet(id);
    if (seen !== "talking") return seen === "quiet" ? done(undefined) : notHeld("refused");
    const read = await reader.read(id);
    return read.ok && quietnessOf(id) === "quiet" ? done(undefined) : notHeld("unknown");
  }

  /** `resumed`: a newer press wants to talk in it again. */
  function quietnessOf(id: TelephonySessionId): "quiet" | "resumed" | "talking" {
    const call = store.callOf(id);
    if (call === undefined) return "quiet";
    if (isBeingResumed(call)) return "resumed";
    return call.state === "connected" ? "talking" : "quiet";
  }

  function untilQuiet(id: TelephonySessionId): Promise<ReturnType<typeof quietnessOf>> {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof quietnessOf>>();
    const wait = { end: () => resolve("resumed") };
    const look = (): void => {
      const seen = quietnessOf(id);
      if (seen !== "talking") resolve(seen);
    };
    const cancel = clock.after(heldMs, () => resolve("talking"));
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
    isNeeded: (id) => others(id).length > 0,
    async hold(id) {
      const results = await Promise.all(others(id).map(holdOne));
      return results.find(({ ok }) => !ok) ?? done(undefined);
    },
    dispose() {
      for (const { end } of waits) end();
    },
  };
}

const notHeld = (outcome: "refused" | "unknown"): Result<never> =>
  failed({ code: "other-not-held", outcome });
