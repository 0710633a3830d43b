/** What the control interface can have people and devices do in a call. */
import type { Extension } from "../account/account.ts";
import { isLive, isRingingPhone, type Party, type Session } from "../world/model.ts";
import { joinAsHost } from "../world/operations/conferences.ts";
import type { People } from "../world/people.ts";
import type { World } from "../world/world.ts";

export const actionNames = [
  "answer",
  "decline",
  "hangup",
  "hold-on-device",
  "unhold-on-device",
  "mute-on-device",
  "unmute-on-device",
  "pickup-parked",
  "taken-by-colleague",
  "fax",
  "comes-back",
  "flip-answered",
  "flip-answered-keeping-old",
  "flip-declined",
  "flip-unanswered",
  "consult-busy",
  "join-conference",
] as const;
export type ActionName = (typeof actionNames)[number];

export interface ActionRequest {
  readonly session: Session;
  readonly action: ActionName;
  /** The acting party; without it, the one that the action fits. */
  readonly partyId?: string | undefined;
  /** Who takes the call instead: an extension's id or short number; default the first colleague. */
  readonly by?: string | undefined;
}

export type ActionResult = "done" | "unknown-party" | "wrong-state";

interface Rule {
  /** The candidates, in order of preference, when no party is named. */
  readonly fits: (party: Party, userId: string) => boolean;
  readonly act: (people: People, party: Party) => boolean;
}

const isUsers = (party: Party, userId: string): boolean => party.owner === userId;
const isFlipTarget = (party: Party): boolean => party.task === "flip-target";
const rings = (party: Party): boolean => isRingingPhone(party) && !isFlipTarget(party);
const usersTalk = (party: Party, userId: string): boolean =>
  isUsers(party, userId) && party.code === "Answered";
const another = (party: Party, userId: string): boolean =>
  isLive(party) && !isUsers(party, userId) && party.task !== "wait";

const rules: Record<
  Exclude<ActionName, "pickup-parked" | "taken-by-colleague" | "join-conference">,
  Rule
> = {
  answer: { fits: rings, act: (people, party) => people.answer(party) },
  decline: { fits: rings, act: (people, party) => people.decline(party) },
  hangup: { fits: another, act: (people, party) => people.hangUp(party) },
  "hold-on-device": { fits: usersTalk, act: (people, party) => people.setDeviceHold(party, true) },
  "unhold-on-device": {
    fits: usersTalk,
    act: (people, party) => people.setDeviceHold(party, false),
  },
  "mute-on-device": { fits: usersTalk, act: (people, party) => people.setDeviceMute(party, true) },
  "unmute-on-device": {
    fits: usersTalk,
    act: (people, party) => people.setDeviceMute(party, false),
  },
  "flip-answered": { fits: isFlipTarget, act: (people, party) => people.answer(party) },
  "flip-answered-keeping-old": {
    fits: isFlipTarget,
    act: (people, party) => people.answerKeepingOld(party),
  },
  "flip-declined": { fits: isFlipTarget, act: (people, party) => people.decline(party) },
  "flip-unanswered": {
    fits: isFlipTarget,
    act: (people, party) => people.leaveUnanswered(party),
  },
  "consult-busy": { fits: rings, act: (people, party) => people.isBusy(party) },
  "comes-back": { fits: rings, act: (people, party) => people.sendBack(party) },
  fax: { fits: rings, act: (people, party) => people.sendFax(party) },
};

function colleagueFor({ directory }: World, by: string | undefined): Extension | undefined {
  if (by !== undefined) return directory.byId(by) ?? directory.byExtensionNumber(by);
  return directory.account.extensions.find(
    (extension) => extension.type === "User" && extension.id !== directory.demoUser.id,
  );
}

/** A colleague takes what is not his yet: a parked call, or one that rings at the user's too. */
function takeOver(world: World, request: ActionRequest, named: Party | undefined): boolean {
  const { people } = world;
  const colleague = colleagueFor(world, request.by);
  if (colleague === undefined) return false;
  const isParked = request.action === "pickup-parked";
  const fits = (party: Party): boolean => (isParked ? party.code === "Parked" : rings(party));
  const party = named ?? request.session.parties.find(fits);
  if (party === undefined) return false;
  return isParked ? people.pickUp(party, colleague) : people.takeFromQueue(party, colleague);
}

function joinConference(world: World, session: Session): boolean {
  if (session.origin !== "Conference" || session.parties.length > 0) return false;
  joinAsHost(world.exchange, session, world.directory.demoUser);
  return true;
}

/** Nothing changes unless the result is `done`. */
export function perform(world: World, request: ActionRequest): ActionResult {
  const { session, action, partyId } = request;
  const userId = world.directory.demoUser.id;
  const named = session.parties.find((party) => party.id === partyId);
  if (partyId !== undefined && named === undefined) return "unknown-party";
  const result = (isDone: boolean): ActionResult => (isDone ? "done" : "wrong-state");
  if (action === "join-conference") return result(joinConference(world, session));
  if (action === "pickup-parked" || action === "taken-by-colleague") {
    return result(takeOver(world, request, named));
  }
  const rule = rules[action];
  const live = session.parties.filter(isLive);
  const fitting = live.filter((party) => rule.fits(party, userId));
  const first = fitting.find((party) => isUsers(party, userId)) ?? fitting[0];
  // A call among others has no party that is not the user's to prefer: anybody may hang up.
  const party = named ?? first ?? (action === "hangup" ? live[0] : undefined);
  return party === undefined ? "wrong-state" : result(rule.act(world.people, party));
}
