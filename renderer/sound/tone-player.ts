/** Makes tones with the browser's own oscillators; no sound file is loaded. */
import type { Tone } from "../../contract/desktop/tones.ts";

/** One note: its pitch in hertz, and how long it sounds in seconds. */
type Note = readonly [hertz: number, seconds: number];

/**
 * Told apart by their course and not by their pitch alone: down for what closes (muted, held), up for
 * what opens (live, resumed), a low double for what failed. None lasts half a second.
 */
const melodies: Readonly<Record<Tone, readonly Note[]>> = {
  muted: [
    [660, 0.06],
    [440, 0.09],
  ],
  live: [
    [440, 0.06],
    [660, 0.09],
  ],
  held: [
    [523, 0.07],
    [392, 0.07],
    [392, 0.07],
  ],
  resumed: [
    [392, 0.07],
    [392, 0.07],
    [523, 0.07],
  ],
  ringing: [
    [784, 0.09],
    [988, 0.09],
    [784, 0.09],
    [988, 0.09],
  ],
  waiting: [
    [880, 0.05],
    [880, 0.05],
    [880, 0.12],
  ],
  failed: [
    [220, 0.12],
    [196, 0.18],
  ],
};

/** Between two notes, in seconds, so that two of one pitch are heard as two. */
const gap = 0.03;
/** A note swells and fades this long, in seconds; at once would click. */
const edge = 0.008;
/** Full volume; oscillators are far louder than speech at the same figure. */
const loudest = 0.35;

/** A tone that could not be heard within this long, in milliseconds, is not played at all. */
const tooLateMs = 500;
/** What would have to wait longer than this for the tones before it, in seconds, is left out. */
const longestQueue = 1;

/** What is used of an `AudioContext`. */
export type ToneAudio = Pick<
  AudioContext,
  "currentTime" | "destination" | "createOscillator" | "createGain" | "resume" | "suspend"
>;

export interface TonePlayer {
  /** Plays the tones one after the other, after those that still sound. `volume` from 0 to 100. */
  play(tones: readonly Tone[], volume: number): void;
}

/**
 * `open` makes the browser's audio at the first tone, and it rests between tones. A browser that
 * refuses sound before a click stays silent, and plays nothing late.
 */
export function createTonePlayer(
  open: () => ToneAudio,
  now: () => number = () => performance.now(),
): TonePlayer {
  let audio: ToneAudio | undefined;
  let busyUntil = 0;
  let sounding = 0;

  function schedule(context: ToneAudio, tones: readonly Tone[], gain: number): void {
    let at = Math.max(context.currentTime, busyUntil);
    if (at - context.currentTime > longestQueue) return;
    for (const [hertz, seconds] of tones.flatMap((tone) => melodies[tone])) {
      sounding += 1;
      const note = playNote(context, { hertz, seconds, at, gain });
      note.onended = () => {
        sounding -= 1;
        if (sounding === 0) void context.suspend();
      };
      at += seconds + gap;
    }
    busyUntil = at + gap;
  }

  return {
    play(tones, volume) {
      if (volume <= 0 || tones.length === 0) return;
      const context = (audio ??= open());
      const asked = now();
      const begin = (): void => {
        if (now() - asked <= tooLateMs) schedule(context, tones, (loudest * volume) / 100);
      };
      // Refused where the system has no sound: there is nobody to tell it to.
      context.resume().then(begin, () => undefined);
    },
  };
}

function playNote(
  audio: ToneAudio,
  note: {
    readonly hertz: number;
    readonly seconds: number;
    readonly at: number;
    readonly gain: number;
  },
): OscillatorNode {
  const { hertz, seconds, at, gain } = note;
  const oscillator = audio.createOscillator();
  const level = audio.createGain();
  oscillator.frequency.value = hertz;
  level.gain.setValueAtTime(0, at);
  level.gain.linearRampToValueAtTime(gain, at + edge);
  level.gain.setValueAtTime(gain, at + seconds - edge);
  level.gain.linearRampToValueAtTime(0, at + seconds);
  oscillator.connect(level).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
  return oscillator;
}
