/** What must hold in every world of the model test, whatever came to pass in it. */
import { actedTooOften, askedTooOften } from "../ground/acted.ts";
import { excessesOf } from "../ground/excess.ts";
import { type ProvingGround, type Sent, sessionIn } from "../ground/proving-ground.ts";
import { differencesOf } from "../ground/truth.ts";

/** The promises that were broken, in words; none, if all is well. */
export async function brokenPromises(ground: ProvingGround): Promise<readonly string[]> {
  const open = ground.pressed.filter(({ outcome }) => outcome === undefined);
  const broken = [
    ...open.map(({ intent }) => `${intent.action} was never answered`),
    ...actedTooOften(ground.performed, await ground.requests()),
    ...askedTooOften(ground.performed, await ground.requests()),
    ...hitWithoutSight(ground),
    ...joinedWithoutWish(ground),
    ...sentThoughCancelled(ground),
    ...talkedOver(ground),
    ...endedWithoutWish(ground),
    ...(await pausedSilently(ground)),
    ...excessesOf(ground, await ground.requests()),
  ];
  // Nothing in these worlds gives the service a right to end the sign-in.
  if (ground.isSignedOut()) return [...broken, "the sign-in is over"];
  return [...broken, ...(await differencesOf(ground))];
}

/** Presses of these must not reach a call that is shown otherwise than the user saw it. */
const harmful: ReadonlySet<string> = new Set([
  "transfer",
  "park",
  "flip",
  "reject",
  "forward",
  "reply",
  "ignore",
  "drop-session",
  "bridge",
]);

function hitWithoutSight({ performed, pressed }: ProvingGround): readonly string[] {
  const broken: string[] = [];
  for (const { operation, shownAs, pair } of performed) {
    if (!harmful.has(operation.operation)) continue;
    const id = sessionIn(operation);
    const isMeant = pressed.some(({ intent }) => {
      if (!("telephonySessionId" in intent)) return false;
      // Who takes a call back ends the other one of the pair.
      const isBack =
        intent.action === "take-back" &&
        pair?.firstId === intent.telephonySessionId &&
        pair?.consultId === id;
      if (isBack && operation.operation === "drop-session") return true;
      return (
        intent.telephonySessionId === id && (intent.saw === undefined || intent.saw === shownAs)
      );
    });
    if (!isMeant) broken.push(`${operation.operation} hit a call that was seen otherwise`);
  }
  return broken;
}

/** Two calls become one only where the user has paired them and then said so. */
const joinedWithoutWish = ({ performed, pressed }: ProvingGround): readonly string[] =>
  performed.flatMap(({ operation, pair }) => {
    if (operation.operation !== "bridge") return [];
    const { telephonySessionId: first, other } = operation;
    const isPair = pair?.firstId === first && pair.consultId === other.telephonySessionId;
    const isWish = pressed.some(
      ({ intent }) => intent.action === "complete" && intent.telephonySessionId === first,
    );
    return isPair && isWish ? [] : [`${first} was joined with another call without a wish`];
  });

/**
 * A call is ended by who says so, and so is one party of it: the user's own by *End* or *Finish here*,
 * another phone's by *Take back*.
 */
const endedWithoutWish = ({ performed, pressed }: ProvingGround): readonly string[] =>
  performed.flatMap(({ operation, pair, ownPartyId }) => {
    const id = sessionIn(operation);
    const isWished = (...actions: readonly string[]): boolean =>
      pressed.some(
        ({ intent }) =>
          "telephonySessionId" in intent &&
          actions.includes(intent.action) &&
          intent.telephonySessionId === id,
      );
    if (operation.operation === "drop-session") {
      const isOfPair = pair?.consultId === id;
      return isWished("end") || isOfPair ? [] : [`${id} was ended without a wish`];
    }
    if (operation.operation !== "delete-party") return [];
    const isOwn = operation.partyId === ownPartyId;
    const isMeant = isOwn ? isWished("end", "finish-here") : isWished("take-back");
    return isMeant ? [] : [`a party of ${id} was ended without a wish`];
  });

/** A recording that was paused for a card number goes on by itself; where it does not, it is told. */
async function pausedSilently(ground: ProvingGround): Promise<readonly string[]> {
  const { cardNumbers = [] } = ground.service.view();
  return (await ground.truth()).flatMap(({ telephonySessionId: id, parties }) => {
    const last = ground.pressed.findLast(
      ({ intent }) =>
        "telephonySessionId" in intent &&
        intent.telephonySessionId === id &&
        pauses.has(intent.action),
    );
    const isPaused = parties.some(
      ({ live, recordings = [] }) =>
        live && recordings.length > 0 && recordings.every(({ active }) => !active),
    );
    const isTold = cardNumbers.some((one) => one.telephonySessionId === id);
    if (last?.intent.action !== "card-number" || !isPaused || isTold) return [];
    return [`the recording of ${id} stays paused without a word`];
  });
}
const pauses: ReadonlySet<string> = new Set(["card-number", "pause-recording", "toggle-recording"]);

/** What was cancelled while it counted down stays undone; `end`: also what a take-back ends. */
function sentThoughCancelled({ performed, pressed }: ProvingGround): readonly string[] {
  const wishes = pressed.flatMap(({ intent, outcome }) => {
    if (!("telephonySessionId" in intent)) return [];
    const isCancelled = outcome?.ok === true && outcome.value.outcome === "cancelled";
    return isCancelled ? [] : [`${intent.action} ${intent.telephonySessionId}`];
  });
  return performed.flatMap(({ operation, pair }) => {
    const kind = leavingKind(operation);
    const id = sessionIn(operation);
    if (kind === undefined || (kind === "end" && pair?.consultId === id)) return [];
    const isWished = wishes.includes(`${kind} ${id}`);
    return isWished ? [] : [`${kind} was sent although it was cancelled`];
  });
}

function leavingKind(operation: Sent): "transfer" | "park" | "end" | undefined {
  switch (operation.operation) {
    case "transfer":
      return "parkOrbit" in operation.to ? "park" : "transfer";
    case "park":
      return "park";
    case "drop-session":
      return "end";
    default:
      return undefined;
  }
}

/** Resuming a call, or placing one, must not let the user talk into two. */
const talkedOver = ({ performed }: ProvingGround): readonly string[] =>
  performed
    .filter(({ operation, talksBeside }) => startsTalk.has(operation.operation) && talksBeside)
    .map(({ operation }) => `${operation.operation} beside a connected call`);
const startsTalk: ReadonlySet<string> = new Set(["unhold", "call-out"]);
