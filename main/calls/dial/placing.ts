/** What places new calls, put together. */
import type { DialledTarget } from "../../../contract/dialing.ts";
import type { ActOutcome, DialIntent } from "../../../contract/intent.ts";
import type { Result } from "../../../contract/result.ts";
import type { Log } from "../../log.ts";
import type { ActionRunner } from "../act/action-runner.ts";
import type { CallServiceOptions } from "../call-service.ts";
import type { CallStore } from "../state/call-store.ts";
import type { PresenceReader } from "../sync/presence-reader.ts";
import type { SessionReader } from "../sync/session-reader.ts";
import { type Consults, createConsults } from "./consults.ts";
import { createDial } from "./dial.ts";
import { Dialer } from "./dialer.ts";
import { createLastDialled } from "./last-dialled.ts";
import { Pairs } from "./pairs.ts";

export interface PlacingOptions extends CallServiceOptions {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly presence: PresenceReader;
  readonly runner: Pick<ActionRunner, "line" | "run">;
  readonly nextActionId: () => number;
  readonly log: Log;
}

export interface Placing {
  dial(intent: DialIntent): Promise<Result<ActOutcome>>;
  /** The steps of a warm transfer, and which two calls one is about. */
  readonly consults: Consults;
  readonly pairs: Pick<Pairs, "wasConsult">;
  dispose(): void;
}

export function createPlacing(options: PlacingOptions): Placing {
  const { store, runner } = options;
  const dialer = new Dialer({ ...options, line: runner.line });
  const show = (dialled: readonly DialledTarget[]): void =>
    store.show({ dialled: dialled.length === 0 ? undefined : [...dialled] });
  const dialled = createLastDialled({ keeper: options.dialled, onChange: show });
  show(dialled.list());
  const pairs = new Pairs({ store, keeper: options.pair });
  return {
    consults: createConsults({ ...options, dialer, pairs }),
    pairs,
    dial: createDial({ ...options, dialer, dialled }),
    dispose: () => {
      pairs.dispose();
      dialer.dispose();
    },
  };
}
