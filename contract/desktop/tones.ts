import * as v from "valibot";

/**
 * The short tones of the window. `live`: a mute was lifted, so the user can be heard; `waiting`: a
 * caller on hold or parked has waited for long; `failed`: what was pressed did not happen.
 */
export const tones = ["muted", "live", "held", "resumed", "ringing", "waiting", "failed"] as const;
export type Tone = (typeof tones)[number];

/** Which tones are played, and how loud: 0 is silence, 100 as loud as the system lets it be. */
export const toneSettings = v.strictObject({
  volume: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  on: v.strictObject(v.entriesFromList(tones, v.boolean())),
});
export type ToneSettings = v.InferOutput<typeof toneSettings>;

/** One value for every tone. */
export const eachTone = <T>(make: (tone: Tone) => T): Record<Tone, T> => ({
  muted: make("muted"),
  live: make("live"),
  held: make("held"),
  resumed: make("resumed"),
  ringing: make("ringing"),
  waiting: make("waiting"),
  failed: make("failed"),
});
