/** New calls: from outside, to outside and inside, with the course and delays of captured calls. */
import type { Extension } from "../account/account.ts";
import type { Exchange, Pace, Step } from "./exchange.ts";
import type { Party, Session } from "./model.ts";
import {
  addCalled,
  extensionEndpoint,
  handOver,
  nextAgent,
  outsideEndpoint,
  startRinging,
  type Target,
} from "./ringing.ts";
import type { Endpoint, OriginBody } from "./types.ts";

/** Milliseconds after a call's first event, as captured. */
const captured = {
  outgoing: { callee: 40, ringBack: 3540 },
  internal: { callee: 19, reached: 58, ringing: 80 },
  incoming: { callee: 20, ringing: 50, reached: 140, agent: 8690 },
} as const;

/** A call that somebody makes, from a telephone or by the API. */
export interface Placement {
  readonly from: Endpoint;
  /** The caller's extension, absent for outside callers. */
  readonly caller?: Extension | undefined;
  readonly target: Target;
  readonly pace: Pace;
  readonly origin?: OriginBody["type"];
  /** The company number or a direct number, for callers from outside. */
  readonly dialled?: string | undefined;
  /** The agent whom the called queue chooses; without it, the queue's next. */
  readonly agent?: Extension | undefined;
  /** Goes no further than the first Setup of the party that the call is about. */
  readonly staysInSetup?: boolean;
}

/** A placed call; its caller's Setup has been told. */
export interface PlacedCall {
  readonly session: Session;
  readonly caller: Party;
  /** The called telephone, as soon as there is one. */
  callee(): Party | undefined;
}

function dialledEndpoint(exchange: Exchange, placement: Placement): Endpoint {
  const { target, dialled } = placement;
  if (target.kind === "number") return outsideEndpoint(exchange, target.phoneNumber);
  if (dialled !== undefined) return { phoneNumber: dialled };
  return extensionEndpoint(target.extension);
}

/** Starts a call; with pace `instant` it is ringing when this returns. */
export function place(exchange: Exchange, placement: Placement): PlacedCall {
  const session = exchange.openSession(placement.origin ?? "Call");
  const caller = exchange.add({
    session,
    direction: "Outbound",
    owner: placement.caller?.id,
    from: placement.from,
    to: dialledEndpoint(exchange, placement),
  });
  exchange.run(session, placement.pace, stepsOf(exchange, placement, caller));
  const isCallee = (party: Party): boolean =>
    party.direction === "Inbound" && party.task !== "wait";
  return { session, caller, callee: () => session.parties.findLast(isCallee) };
}

function stepsOf(exchange: Exchange, placement: Placement, caller: Party): readonly Step[] {
  if (placement.target.kind === "number") return outgoingSteps(exchange, placement, caller);
  const isInternal = placement.caller !== undefined;
  return isInternal
    ? internalSteps(exchange, placement, caller)
    : incomingSteps(exchange, placement, caller);
}

function outgoingSteps(exchange: Exchange, placement: Placement, caller: Party): readonly Step[] {
  if (placement.staysInSetup === true) return [];
  const { session } = caller;
  const { target, from } = placement;
  return [
    [captured.outgoing.callee, () => addCalled(exchange, { session, target, from })],
    [captured.outgoing.ringBack, () => startRinging(exchange, caller)],
  ];
}

function internalSteps(exchange: Exchange, placement: Placement, caller: Party): readonly Step[] {
  const { target } = placement;
  const { session } = caller;
  const from =
    placement.caller === undefined ? placement.from : extensionEndpoint(placement.caller);
  const called: { party?: Party } = {};
  const callee = (): void => {
    called.party = addCalled(exchange, { session, target, from });
  };
  const first: readonly Step[] = [
    [captured.internal.callee, callee],
    [captured.internal.reached, () => reach(exchange, caller)],
  ];
  if (placement.staysInSetup === true) return first;
  return [...first, [captured.internal.ringing, () => rings(exchange, called.party, placement)]];
}

function incomingSteps(exchange: Exchange, placement: Placement, caller: Party): readonly Step[] {
  const { target, from, dialled, staysInSetup } = placement;
  const { session } = caller;
  const called: { party?: Party } = {};
  const { callee, ringing, reached, agent } = captured.incoming;
  const isQueue = target.kind === "extension" && target.extension.type === "Department";
  const steps: Step[] = [
    [
      callee,
      () => {
        called.party = addCalled(exchange, { session, target, from, dialled });
      },
    ],
    [reached, () => reach(exchange, caller)],
  ];
  if (isQueue) steps.push([agent, () => rings(exchange, called.party, placement)]);
  else if (staysInSetup !== true) {
    steps.splice(1, 0, [ringing, () => rings(exchange, called.party, placement)]);
  }
  return steps;
}

/** A telephone starts to ring; a queue hands over to its agent. */
function rings(exchange: Exchange, called: Party | undefined, placement: Placement): void {
  if (called?.task !== "wait") {
    startRinging(exchange, called);
    return;
  }
  const agent = placement.agent ?? nextAgent(exchange, called.owner);
  if (agent === undefined) return;
  const staysInSetup = placement.staysInSetup ?? false;
  handOver(exchange, { waiting: called, agent, pace: placement.pace, staysInSetup });
}

/** The network has reached its goal, which says nothing of a human answer. */
function reach(exchange: Exchange, caller: Party): void {
  if (caller.code === "Setup") exchange.change(caller, { code: "Answered" });
}
