import { type CallView, type ControlView, waitingSince } from "../../contract/call-view.ts";
import type { PeerView } from "../../contract/peer.ts";
import type { CapabilityReason } from "../../contract/result.ts";
import type { Words } from "../../contract/i18n/words.ts";

/** Beside the state of a call that the service places. */
export const ringOutNote = (
  { windowWords, peerTitle }: Words,
  { ringOut, peer }: CallView,
): string | undefined =>
  ringOut === undefined ? undefined : windowWords.call.ringOut[ringOut](peerTitle(peer));

/** Up to two initials, for the mark of a call; empty without a name. */
export function initials(peer: PeerView): string {
  const parts = (peer.name ?? "").split(/\s+/).filter((part) => /^\p{L}/u.test(part));
  const ends = parts.length > 1 ? [parts[0], parts[parts.length - 1]] : parts;
  return ends.map((part) => Array.from(part ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}

/** Everything that holds for the call at once, as a list in the reader's language. */
export function stateWords({ stateNames, windowWords, locale }: Words, call: CallView): string {
  const words = windowWords.call;
  const facts: string[] = [stateNames[call.state]];
  if (call.muted) facts.push(words.muted);
  if (call.recording === "on") facts.push(words.recording);
  if (call.recording === "paused") facts.push(words.recordingPaused);
  return new Intl.ListFormat(locale, { type: "unit" }).format(facts);
}

/** From when the shown running time counts: the wait of who waits, else the answer, else the start. */
export function runningSince(call: CallView): number | undefined {
  if (call.state === "ended") return undefined;
  return waitingSince(call) ?? call.answeredAt ?? call.startedAt;
}

/** Whether the other side could hear the user, as far as the call's state goes. */
export const canBeHeard = ({ state }: CallView): boolean =>
  state === "connected" || state === "held";

/** Why a ringing call cannot be taken or turned away. */
export function obstaclesOf({ controls }: CallView): readonly CapabilityReason[] {
  const reasons = [controls.answer, controls.decline].flatMap(
    ({ disabledBecause }) => disabledBecause ?? [],
  );
  return [...new Set(reasons)];
}

/** How long nothing has confirmed what is shown, in as few words as it takes. */
export function ageText({ windowWords }: Words, ageMs: number): string {
  const minutes = Math.floor(Math.max(0, ageMs) / 60_000);
  const age = windowWords.connection;
  if (minutes === 0) return age.notUpdatedMoment;
  return minutes < 120 ? age.notUpdatedFor(minutes) : age.notUpdatedHours(Math.floor(minutes / 60));
}

/** Whether the last press is still on its way to a proof. */
export function isUnderWay(control: ControlView): boolean {
  return ["sent", "accepted", "unknown"].includes(control.life.phase);
}

/** How long after its proof an action keeps saying that it is done. */
export const doneShownMs = 2500;
