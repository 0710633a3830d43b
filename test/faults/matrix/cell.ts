/** One press under one trouble: what the user meets, and whether every promise was kept. */
import type { ActionLife, CallView } from "../../../contract/call-view.ts";
import type { ControlKind } from "../../../contract/operations.ts";
import type { AnyIntent } from "../../../contract/intent.ts";
import type { AppError } from "../../../contract/result.ts";
import type { CallsView } from "../../../main/calls/state/call-events.ts";
import type { MadeCall } from "../../support/simulator.ts";
import { actedOf, requestKeyOf } from "../ground/acted.ts";
import { type Pressed, type ProvingGround, sessionIn } from "../ground/proving-ground.ts";
import { cameTooEarly, mostInAMinute } from "../ground/request-pace.ts";
import { differencesOf } from "../ground/truth.ts";
import { intentFor, type Operation, prepare } from "./operations.ts";
import type { Trouble } from "./troubles.ts";
import { english } from "../../support/english.ts";

const { explain } = english;

export interface Cell {
  /** In words, for the table. */
  readonly outcome: string;
  /** How often the service carried the press out. */
  readonly acted: number;
  /** Broken promises; none, if all is well. */
  readonly broken: readonly string[];
}

/** The faults are armed so long: longer than the time limit of a request and its confirmation. */
const firstMs = 31_000;
/** Longer than the confirmation of an unknown outcome and the longest pause that is asked for. */
const afterwardsMs = 130_000;

/**
 * Of the fifty that the service allows; the presses of a person come on top. A call that is placed is
 * read like the one that is there.
 */
const mostRequests = { onOneCall: 20, withAnother: 28 } as const;
const placesCall = ({ control }: Operation): boolean =>
  control === undefined || control === "consult";

export async function tryCell(
  ground: ProvingGround,
  operation: Operation,
  trouble: Trouble,
): Promise<Cell> {
  const made = await prepare(ground, operation);
  await ground.ask("DELETE", "traffic");
  const partyId = operation.onParticipant === true ? await outsiderIn(ground) : undefined;
  const before = ground.performed.length;
  const failuresBefore = failuresTold(ground);
  const watch = watchLives(ground, made, { operation, partyId });
  await trouble.arm?.(ground);
  const press = ground.press({
    ...intentFor(ground, made, operation.press),
    ...(partyId === undefined ? {} : { partyId }),
  } as AnyIntent);
  await trouble.strike?.(ground);
  const soonMs = trouble.liveWithinMs ?? 0;
  await ground.pass(soonMs);
  const isLate = soonMs > 0 && ground.service.view().connection.state !== "live";
  await ground.pass(firstMs - soonMs);
  await ground.ask("DELETE", "faults");
  await ground.pass((trouble.lastsMs ?? 0) + afterwardsMs);
  const acted = await carriedOut(ground, before);
  const phases = watch.stop();
  const hasFailed = phases.at(-1) === "failed" || failuresTold(ground) > failuresBefore;
  const broken = [
    ...(await brokenIn(ground, press, { operation, acted })),
    ...(isLate ? [`not live ${soonMs} ms after the return`] : []),
  ];
  await endCalls(ground);
  // What is done to another call first is not what was pressed.
  const pressedOn = placesCall(operation) ? undefined : made.telephonySessionId;
  const onCall = acted.filter(({ telephonySessionId: id }) => id === pressedOn);
  return { outcome: wordsFor(press, hasFailed), acted: timesOf(onCall), broken };
}

const failuresTold = ({ callEvents }: ProvingGround): number =>
  callEvents.filter(({ kind }) => kind === "action-failed").length;

async function outsiderIn(ground: ProvingGround): Promise<string | undefined> {
  const [call] = await ground.truth();
  return call?.parties.find(({ extensionId }) => extensionId === undefined)?.id;
}

interface Acted {
  /** Absent for a new call. */
  readonly telephonySessionId: string | undefined;
  readonly times: number;
}

const timesOf = (acted: readonly Acted[]): number =>
  acted.reduce((sum, { times }) => sum + times, 0);

/** How often the service carried out each request that was asked for since. */
async function carriedOut(ground: ProvingGround, before: number): Promise<readonly Acted[]> {
  const acted = actedOf(await ground.requests());
  const asked = new Map(
    ground.performed
      .slice(before)
      .map(({ operation }) => [requestKeyOf(operation), sessionIn(operation)] as const),
  );
  return [...asked].map(([key, telephonySessionId]) => ({
    telephonySessionId,
    times: acted.get(key) ?? 0,
  }));
}

async function brokenIn(
  ground: ProvingGround,
  press: Pressed,
  { operation, acted }: { readonly operation: Operation; readonly acted: readonly Acted[] },
): Promise<readonly string[]> {
  const broken: string[] = [];
  if (press.outcome === undefined) broken.push("the press was never answered");
  for (const { telephonySessionId } of acted) {
    const times = timesOf(acted.filter((one) => one.telephonySessionId === telephonySessionId));
    if (times > 1) broken.push(`carried out ${times} times`);
  }
  const { calls } = ground.service.view();
  if (calls.filter(({ state }) => state === "connected").length > 1) {
    broken.push("the user talks into two calls at once");
  }
  const requests = await ground.requests();
  broken.push(...cameTooEarly(requests));
  const most = mostInAMinute(requests);
  if (most > mostRequests[placesCall(operation) ? "withAnother" : "onOneCall"])
    broken.push(`${most} requests in one minute`);
  if (press.outcome?.ok === false) {
    const { reason, remedy } = explain(press.outcome.error);
    if (reason === "" || remedy === "") broken.push("the failure has no words");
  }
  return ground.isSignedOut() ? broken : [...broken, ...(await differencesOf(ground))];
}

const callIn = (view: CallsView, { telephonySessionId }: MadeCall) =>
  view.calls.find((call) => call.telephonySessionId === telephonySessionId);

interface Watched {
  readonly operation: Operation;
  /** The participant that the press is about, when it is not the user himself. */
  readonly partyId: string | undefined;
}

/** Writes down each phase of the press, and whether the call left. */
function watchLives(ground: ProvingGround, made: MadeCall, watched: Watched) {
  const phases: string[] = [];
  const look = (view: CallsView): void => {
    const call = callIn(view, made);
    const phase = phaseIn(view, call, watched);
    if (phases.at(-1) !== phase) phases.push(phase);
  };
  const unsubscribe = ground.service.subscribe(look);
  return {
    stop(): readonly string[] {
      unsubscribe();
      return phases;
    },
  };
}

function phaseIn(view: CallsView, call: CallView | undefined, watched: Watched): string {
  const { control } = watched.operation;
  if (control === undefined) return view.placing?.phase ?? "gone";
  return call === undefined ? "gone" : lifeIn(call, control, watched).phase;
}

function lifeIn(call: CallView, control: ControlKind, { partyId }: Watched): ActionLife {
  if (partyId === undefined) return call.controls[control].life;
  const other = call.participants.find((one) => one.partyId === partyId);
  return other?.mute.life ?? { phase: "idle" };
}

function wordsFor({ outcome }: Pressed, hasFailed: boolean): string {
  if (outcome === undefined) return "never answered";
  if (outcome.ok && outcome.value.outcome !== "accepted") {
    return `nothing sent: ${outcome.value.outcome}`;
  }
  if (outcome.ok) return hasFailed ? "accepted, then told that it was not done" : "accepted, seen";
  const { error } = outcome;
  if (error.code !== "timed-out") return `refused: ${reasonOf(error)}`;
  return hasFailed ? "unknown, then told that it was not done" : "unknown, then seen";
}

function reasonOf(error: AppError): string {
  if (error.code === "service") return `service ${error.status}`;
  if (error.code === "offline") return error.network ?? error.code;
  return error.code === "not-allowed" ? error.reason : error.code;
}

/** Everybody hangs up, so that the next cell begins with an empty desk. */
export async function endCalls(ground: ProvingGround): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const calls = await ground.truth();
    if (calls.length === 0) return;
    for (const { telephonySessionId, parties } of calls) {
      const party = parties.find(({ live }) => live)?.id;
      const path = `calls/${telephonySessionId}/actions`;
      await ground.ask("POST", path, { action: "hangup", ...(party && { party }) });
    }
    await ground.pass(16_000);
  }
}
