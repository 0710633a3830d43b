/**
 * Watches the application at work and answers for it. Everything is kept in memory, within the
 * limits that each part states, and nothing personal is kept at all: the calls' black boxes hold
 * placeholders from the moment of recording.
 */
import type { CallReplay, DiagnosticsView, SystemView } from "../../contract/diagnostics.ts";
import { type Result, done, failed } from "../../contract/result.ts";
import type { CallObserver } from "../calls/state/call-observer.ts";
import type { RateBudget } from "../ringcentral/rest/rate-budget.ts";
import type { StreamTransition } from "../ringcentral/socket/stream-transition.ts";
import { ActionTimer } from "./times/action-timer.ts";
import { CallRecorder } from "./recording/call-recorder.ts";
import { createConnectionHistory } from "./connection-history.ts";
import { createLatencies } from "./times/latencies.ts";
import { type Clocks, createReconcileLog } from "./reconcile-log.ts";
import { replay } from "./recording/replay.ts";
import type { LogLine, ReportParts } from "./report/report.ts";
import { createRing } from "./ring.ts";

export interface DiagnosticsOptions extends Clocks {
  readonly system: SystemView;
}

export interface Diagnostics {
  /**
   * For the calls of one account and the budget that its requests are taken from; those of the one
   * before are heard of no more.
   */
  observe(budget: WatchedBudget): CallObserver;
  /** A step of the account's event socket. */
  stepped(transition: StreamTransition): void;
  /** The account is no longer in use. */
  left(): void;
  read(): DiagnosticsView;
  /** `call-gone` when the call is no longer kept. */
  replay(number: number): Result<CallReplay>;
  /** A line went to the log, redacted. */
  logged(line: string): void;
  /** What a report is made of. */
  kept(): Pick<ReportParts, "view" | "recordings" | "log">;
}

/** Asked whenever somebody looks. */
export type WatchedBudget = Pick<RateBudget, "report">;

/** How many of the log's last lines are kept. */
const logLinesKept = 300;

export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  const { system, wall, steady } = options;
  const recorder = new CallRecorder(wall);
  const latencies = createLatencies();
  const history = createConnectionHistory(wall);
  const reconciles = createReconcileLog(options);
  const log = createRing<LogLine>(logLinesKept);
  let watched: WatchedBudget | undefined;
  const read = (): DiagnosticsView => ({
    system,
    connection: history.views(),
    reconciles: reconciles.views(),
    budget: [...(watched?.report() ?? [])],
    latencies: latencies.views(),
    calls: recorder.summaries(),
  });
  const left = (): void => {
    watched = undefined;
    recorder.left();
    history.left();
  };
  return {
    observe(budget) {
      left();
      watched = budget;
      const timer = new ActionTimer(latencies, steady);
      return {
        pressed: () => timer.pressed(),
        sent: (actionId) => timer.sent(actionId),
        applied(event, change) {
          timer.applied(event, change.after);
          reconciles.applied(event);
          recorder.applied(event, change);
        },
        recomputed: (context) => recorder.recomputed(context),
        connection(connection) {
          history.entered(connection);
          recorder.connection(connection.state);
        },
        lost: (reason) => history.lost(reason),
        reconcileBegan: (why) => reconciles.began(why),
        reconcileEnded: (outcome) => reconciles.ended(outcome),
      };
    },
    stepped: (transition) => history.stepped(transition),
    left,
    read,
    replay(number) {
      const recording = recorder.recording(number);
      return recording === undefined ? failed({ code: "call-gone" }) : done(replay(recording));
    },
    logged: (line) => void log.push({ at: wall(), line }),
    kept: () => ({ view: read(), recordings: recorder.recordings(), log: log.items() }),
  };
}
