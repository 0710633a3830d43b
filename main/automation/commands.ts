/** What each verb of the command line does: the same intents as everybody's, and the status to read. */
import { isDeepStrictEqual } from "node:util";

import type { AvailabilityChange } from "../../contract/account/availability.ts";
import type { AppSnapshot, ColleagueView } from "../../contract/app-snapshot.ts";
import type { Answer, Request } from "../../contract/command-line/protocol.ts";
import type { availabilityWords } from "../../contract/command-line/verbs.ts";
import { statusOf } from "../../contract/command-line/status.ts";
import type { DialReading } from "../../contract/dialing.ts";
import type { DesktopSpeech, DesktopWords } from "../../contract/i18n/words.ts";
import type { ActOutcome, AnyIntent, TypedTarget } from "../../contract/intent.ts";
import { namedKind } from "../../contract/operations.ts";
import type { AppError, Result } from "../../contract/result.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Clock } from "../timing/clock.ts";
import type { Run } from "./command-client.ts";
import {
  actionOf,
  type CallRequest,
  intentOf,
  type OnCall,
  type ReadRequest,
  typedIn,
} from "./intent-of.ts";
import { waitForProof } from "./proof.ts";

/** The running application, as far as commands need it. */
export interface CommandPorts {
  readonly speech: DesktopSpeech;
  readonly settings: () => Settings["commandLine"];
  readonly snapshot: () => AppSnapshot;
  /** Returns the unsubscriber. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly act: (intent: AnyIntent) => Promise<Result<ActOutcome>>;
  /** As the goal of a new call or of a transfer; `undefined` while nobody is signed in. */
  readonly readTarget: (to: TypedTarget, asCall: boolean) => DialReading | undefined;
  readonly setAvailability: (change: AvailabilityChange) => Promise<Result<undefined>>;
  /** The company's directory. */
  readonly people: () => readonly ColleagueView[];
  readonly show: () => void;
  readonly clock: Clock;
}

type Say = (answer: Answer) => void;
type OwnRefusal = Exclude<keyof DesktopWords["commandLineWords"]["refusals"], "forbidden">;

/** An action that nothing has shown may have happened; everything else was not sent. */
const refusedAs = (
  { speech }: Pick<CommandPorts, "speech">,
  id: number,
  code: OwnRefusal,
): Answer => ({
  id,
  answer: code === "not-seen" ? "unknown" : "refused",
  code,
  ...speech.words.commandLineWords.refusals[code](),
});

/** Made once; asks the settings at each command. */
export function createCommands(ports: CommandPorts): Run {
  return (request, say) => {
    const { id, verb } = request;
    const { enabled, forbidden } = ports.settings();
    if (!enabled || forbidden.includes(verb)) {
      const why = ports.speech.words.commandLineWords.refusals.forbidden(verb);
      say({ id, answer: "refused", code: "forbidden", ...why });
      return undefined;
    }
    switch (request.verb) {
      case "status":
        say({ id, answer: "status", status: statusOf(ports.snapshot()) });
        return undefined;
      case "watch":
        return watch(id, say, ports);
      case "show":
        ports.show();
        say({ id, answer: "done", how: "seen" });
        return undefined;
      case "availability":
        void setAvailability(request, say, ports);
        return undefined;
      default:
        return act(request, say, ports);
    }
  };
}

/** The status now, and again whenever something in it has changed, while the verb stays allowed. */
function watch(id: number, say: Say, { snapshot, subscribe, settings }: CommandPorts): () => void {
  let last = statusOf(snapshot());
  say({ id, answer: "status", status: last });
  return subscribe(() => {
    const { enabled, forbidden } = settings();
    if (!enabled || forbidden.includes("watch")) return;
    const next = statusOf(snapshot());
    if (isDeepStrictEqual(next, last)) return;
    last = next;
    say({ id, answer: "status", status: next });
  });
}

function act(request: CallRequest, say: Say, ports: CommandPorts): (() => void) | undefined {
  const read = readIntent(request, ports);
  if (!read.ok) {
    say(refusedAs(ports, request.id, read.code));
    return undefined;
  }
  let stop = (): void => undefined;
  let isGone = false;
  const run = async (): Promise<void> => {
    const result = await ports.act(read.intent);
    if (!result.ok) {
      say(refusalOf(request, result.error, ports));
      return;
    }
    const { outcome, telephonySessionId } = result.value;
    if (outcome === "choosing") ports.show();
    if (outcome === "choosing" || outcome === "armed") {
      say(refusedAs(ports, request.id, outcome));
      return;
    }
    const { id } = request;
    const kind = isOnCall(request) ? namedKind(actionOf(request)) : undefined;
    const waits = "wait" in request && request.wait === true && !isGone;
    if (!waits || kind === undefined || telephonySessionId === undefined) {
      const how = outcome === "merged" ? "already" : "accepted";
      say({ id, answer: "done", call: telephonySessionId, how });
      return;
    }
    const waiting = waitForProof({ telephonySessionId, kind }, ports);
    stop = waiting.stop;
    const proof = await waiting.proof;
    if (proof.proof === "seen") say({ id, answer: "done", call: telephonySessionId, how: "seen" });
    else if (proof.proof === "failed") say(refusalOf(request, proof.error, ports));
    else say(refusedAs(ports, id, "not-seen"));
  };
  void run();
  return () => {
    isGone = true;
    stop();
  };
}

/** The answer of the service is the proof. */
async function setAvailability(
  { id, target }: Request & { readonly verb: "availability" },
  say: Say,
  ports: CommandPorts,
): Promise<void> {
  const result = await ports.setAvailability(availabilityOf(target));
  if (result.ok) say({ id, answer: "done", how: "seen" });
  else {
    const { code } = result.error;
    const answer = code === "timed-out" ? "unknown" : "refused";
    say({ id, answer, code, ...ports.speech.words.explain(result.error) });
  }
}

function availabilityOf(word: (typeof availabilityWords)[number]): AvailabilityChange {
  switch (word) {
    case "all-calls":
      return { calls: "all" };
    case "no-calls":
      return { calls: "none" };
    default:
      return { status: word };
  }
}

/** After a timeout nobody knows whether it happened. */
function refusalOf(request: CallRequest, error: AppError, ports: CommandPorts): Answer {
  const target = "target" in request ? request.target : undefined;
  return {
    id: request.id,
    answer: error.code === "timed-out" ? "unknown" : "refused",
    code: error.code === "not-allowed" ? error.reason : error.code,
    ...ports.speech.words.explain(error, target),
    ...(error.code === "not-confirmed" ? confirmOf(request, ports) : {}),
  };
}

function confirmOf(request: CallRequest, { readTarget }: CommandPorts): { confirm?: string } {
  const { verb } = request;
  if (verb !== "transfer" && verb !== "forward" && verb !== "dial") return {};
  const reading = readTarget(typedIn(request), verb === "dial");
  return reading?.verdict === "asks" ? { confirm: reading.confirm } : {};
}

const isOnCall = (request: CallRequest): request is OnCall =>
  request.verb !== "dial" && request.verb !== "resume-longest";

/** Whoever types a number to be dialled has seen it; only a doubt about it is asked about. */
function readIntent(request: CallRequest, ports: CommandPorts): ReadRequest {
  if (request.verb === "resume-longest")
    return { ok: true, intent: { action: "resume-longest", atOnce: true } };
  if (request.verb !== "dial")
    return intentOf(request, { ...ports.snapshot(), people: ports.people() });
  const typed = typedIn(request);
  const reading = ports.readTarget(typed, true);
  const isPlain = reading?.verdict === "asks" && reading.doubt === "new-call";
  const to = isPlain ? { ...typed, confirm: reading.confirm } : typed;
  return { ok: true, intent: { action: "dial", to } };
}
