/** Compares what the application shows with what the simulator alone knows. */
import type { CallView } from "../../../contract/call-view.ts";
import type { CallState } from "../../../contract/intent.ts";
import type { TrueCall, TrueParty } from "../../support/simulator.ts";
import type { ProvingGround } from "./proving-ground.ts";

/** The signed-in user of every ground. */
const ownExtension = "700100012";

/** Parties that the user no longer takes part with, although they have not left yet. */
const isMailbox = (party: TrueParty): boolean => party.status.code === "VoiceMail";

/** The user's own live parties in the call, else the one that waits where he has parked it. */
function ownParties(call: TrueCall): readonly TrueParty[] {
  const own = call.parties.filter(({ extensionId }) => extensionId === ownExtension);
  const live = own.filter((party) => party.live && !isMailbox(party));
  if (live.length > 0 || own.at(-1)?.status.reason !== "ParkLocation") return live;
  return call.parties.filter((party) => party.live && party.status.code === "Parked");
}

/** Everything in which the application is not what it must be; empty when all is well. */
export async function differencesOf(ground: ProvingGround): Promise<readonly string[]> {
  const view = ground.service.view();
  const truth = (await ground.truth()).filter((call) => ownParties(call).length > 0);
  const differences: string[] = [];
  if (view.connection.state !== "live") differences.push(`connection is ${view.connection.state}`);
  if (view.connection.doubted === true) differences.push("connection is doubted");
  for (const call of truth) {
    const shown = view.calls.find((one) => one.telephonySessionId === call.telephonySessionId);
    if (shown === undefined) differences.push(`${describe(call)} is not shown`);
    else differences.push(...differencesIn(shown, call), ...agesIn(ground, shown, call));
  }
  const real = new Set(truth.map(({ telephonySessionId }) => telephonySessionId));
  for (const shown of view.calls) {
    if (!real.has(shown.telephonySessionId)) {
      differences.push(`${shown.telephonySessionId} is shown as ${shown.state} and is over`);
    }
  }
  return differences;
}

function differencesIn(shown: CallView, call: TrueCall): readonly string[] {
  const id = call.telephonySessionId;
  const own = ownParties(call).find((party) => party.id === shown.partyId);
  if (own === undefined) return [`${id} is shown as party ${shown.partyId}, which has left`];
  const differences: string[] = [];
  const expected = statesOf(own, call);
  if (!expected.includes(shown.state)) {
    differences.push(`${id} is shown as ${shown.state}, the service says ${expected.join(" or ")}`);
  }
  if (shown.muted !== own.muted) differences.push(`${id} is shown with muted ${shown.muted}`);
  const recording = recordingOf(own);
  if (shown.recording !== recording) {
    differences.push(`${id} is shown with recording ${shown.recording}, it is ${recording}`);
  }
  for (const [control, { life }] of Object.entries(shown.controls)) {
    const isOpen = life.phase === "sent" || life.phase === "accepted" || life.phase === "unknown";
    const isRinging = control === "flip" && life.phase === "accepted" && hasRingingPhone(call);
    if (isOpen && !isRinging) differences.push(`${id}: ${control} is still ${life.phase}`);
  }
  return differences;
}

/** What the service's dates and the time of a request leave open. */
const inexactMs = 1_500;

/** Running times, on whatever the client's clock says: no call is older than its session. */
function agesIn({ time }: ProvingGround, shown: CallView, call: TrueCall): readonly string[] {
  const trueMs = time.now() - Date.parse(call.creationTime);
  const instants = { startedAt: shown.startedAt, answeredAt: shown.answeredAt };
  return Object.entries(instants).flatMap(([name, instant = shown.startedAt]) => {
    const ageMs = time.clientClock.now() - instant;
    if (ageMs >= -inexactMs && ageMs <= trueMs + inexactMs) return [];
    const id = shown.telephonySessionId;
    return [`${id}: ${name} was ${ageMs} ms ago, the session is ${trueMs} ms old`];
  });
}

/** A flip is open for as long as the other phone rings. */
const hasRingingPhone = (call: TrueCall): boolean =>
  call.parties.some(
    ({ direction, live, status }) =>
      live && direction === "Inbound" && ["Setup", "Proceeding"].includes(status.code),
  );

/** In which states the user's call may be shown. */
function statesOf(own: TrueParty, call: TrueCall): readonly CallState[] {
  const isOutbound = own.direction === "Outbound";
  switch (own.status.code) {
    case "Setup":
    case "Proceeding":
      return [isOutbound ? "dialing" : "ringing"];
    case "Hold":
      return ["held"];
    case "Parked":
      return ["parked"];
    case "Answered":
      if (!isOutbound || hasAnsweringOther(own, call)) return ["connected"];
      // Whether a person was reached may only be known by who has left since.
      return ["dialing", "connected"];
    default:
      return ["unknown"];
  }
}

const hasAnsweringOther = (own: TrueParty, call: TrueCall): boolean =>
  call.parties.some(
    ({ id, live, status }) =>
      id !== own.id && live && (status.code === "Answered" || status.code === "Hold"),
  );

function recordingOf({ recordings = [] }: TrueParty): CallView["recording"] {
  if (recordings.length === 0) return "off";
  return recordings.some(({ active }) => active) ? "on" : "paused";
}

const describe = (call: TrueCall): string =>
  `${call.telephonySessionId} (${ownParties(call)
    .map(({ status }) => status.code)
    .join(", ")})`;
