import type { CallView, ControlView } from "../../../contract/call-view.ts";
import type { Words } from "../../../contract/i18n/words.ts";

/** What a control shows under its name besides, or instead of, its hotkey. */
export type ControlStatus = ControlView["life"]["phase"];

/**
 * The phase to show. A proof is news for a moment only; `isRecent` is asked only about a proof, so
 * that a control at rest needs no clock.
 */
export function statusOf(control: ControlView, isRecent: (at: number) => boolean): ControlStatus {
  const { life } = control;
  if (life.phase === "seen") return isRecent(life.at) ? "seen" : "idle";
  return life.phase;
}

/**
 * The word for the phase. A proof says what was done, and not that something was: by then the
 * control may bear the name of the opposite.
 */
export function statusText(
  { windowWords, secondChanceWords, doneName }: Words,
  { life }: ControlView,
  status: ControlStatus,
): string {
  if (status === "idle") return "";
  if (status === "counting") return secondChanceWords.counting;
  if (status !== "seen") return windowWords.phases[status];
  return life.phase === "seen" ? doneName(life.kind) : "";
}

/** The sentences behind a control, for its description: how it goes, why not, which key. */
export function descriptionOf(
  words: Words,
  control: ControlView,
  { status, hotkey }: { readonly status: ControlStatus; readonly hotkey: string | undefined },
): string[] {
  const { life } = control;
  const sentences: string[] = [];
  if (status !== "idle") sentences.push(`${statusText(words, control, status)}.`);
  if (status === "counting") sentences.push(words.secondChanceWords.remedy);
  if (control.disabledBecause !== undefined) sentences.push(words.reasons[control.disabledBecause]);
  if (life.phase === "failed") {
    const { reason, remedy } = words.explain(life.error, life.to);
    sentences.push(reason, remedy);
  }
  if (hotkey !== undefined) sentences.push(words.windowWords.call.pressToo(hotkey));
  return sentences;
}

/**
 * The one control of a recording: what a press does now, with the newest press of its parts. There
 * is none to stop with, since the service has none.
 */
export function recordingControl({ recording, controls }: CallView): ControlView {
  const { record, pause } = controls;
  const now = recording === "off" ? record : pause;
  const then = recording === "off" ? pause : record;
  return atOf(then) > atOf(now) ? { ...now, life: then.life } : now;
}

const atOf = ({ life }: ControlView): number => (life.phase === "idle" ? -Infinity : life.at);
