/** The words of the tones, in the settings. */
import type { Tone } from "../../../desktop/tones.ts";

/** What is said aloud when the user asks how things are. */
export const spokenWords = {
  noCalls: "No calls.",
  stale: "Not up to date.",
  call: (name: string, state: string) => `${name}: ${state}.`,
  waiting: (count: number) =>
    count === 1 ? "1 caller is waiting." : `${count} callers are waiting.`,
} as const;

export const toneWords = {
  title: "Tones",
  note: "Short tones of Ringside itself, so that you need not look. Others hear them only if your microphone does.",
  volume: "Volume",
  silent: "Off",
  percent: (volume: number) => `${volume} %`,
  tones: {
    muted: "Muted",
    live: "You can be heard again",
    held: "On hold",
    resumed: "Resumed",
    ringing: "A call rings",
    waiting: "A caller waits for long",
    failed: "Something failed",
  } satisfies Record<Tone, string>,
} as const;
