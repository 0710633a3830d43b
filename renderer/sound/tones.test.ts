import { describe, expect, test } from "vitest";

import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { CallView } from "../../contract/call-view.ts";
import { defaultSettings } from "../../contract/settings.ts";
import type { Tone } from "../../contract/desktop/tones.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildRingingCall,
  buildSettings,
  buildSnapshotWith,
  builtAt,
  sessionId,
} from "../../test/support/views/snapshots.ts";
import { type ToneAudio, createTonePlayer } from "./tone-player.ts";
import { tonesBetween } from "./tones-between.ts";

const held = { state: "held", heldSince: builtAt } as const;
const muted = buildCall({ muted: true });
const second = (part: Partial<CallView> = {}) =>
  buildCall({ telephonySessionId: sessionId("s-2"), ...part });
const failedAt = (at: number) => {
  const error = { code: "service", status: 403 } as const;
  const park = buildControl("park", { life: { phase: "failed", kind: "park", at, error } });
  return buildCall({ controls: buildControls({ park }) });
};
const waits = (step: "fresh" | "long" | "too-long"): Partial<AppSnapshot> => ({
  waiting: [{ telephonySessionId: buildCall().telephonySessionId, since: builtAt, step }],
});

describe("what a change sounds like", () => {
  type Case = [string, { before: CallView[]; after: CallView[]; heard: Tone[] }];
  const cases: Case[] = [
    ["a mute", { before: [buildCall()], after: [muted], heard: ["muted"] }],
    ["the end of a mute", { before: [muted], after: [buildCall()], heard: ["live"] }],
    ["a hold", { before: [buildCall()], after: [buildCall(held)], heard: ["held"] }],
    ["its end", { before: [buildCall(held)], after: [buildCall()], heard: ["resumed"] }],
    ["a call that rings", { before: [], after: [buildRingingCall()], heard: ["ringing"] }],
    [
      "one that still rings",
      { before: [buildRingingCall()], after: [buildRingingCall()], heard: [] },
    ],
    ["a failure", { before: [buildCall()], after: [failedAt(1)], heard: ["failed"] }],
    ["a failure that still stands", { before: [failedAt(1)], after: [failedAt(1)], heard: [] }],
    ["the next failure", { before: [failedAt(1)], after: [failedAt(2)], heard: ["failed"] }],
    ["a call that was muted when it was first seen", { before: [], after: [muted], heard: [] }],
    [
      "a swap of two calls",
      {
        before: [buildCall(), second(held)],
        after: [buildCall(held), second()],
        heard: ["held", "resumed"],
      },
    ],
  ];
  test.each(cases)("%s", (_name, { before, after, heard }) => {
    expect(tonesBetween(buildSnapshotWith(before), buildSnapshotWith(after))).toEqual(heard);
  });

  test("a wait is heard at each of its steps, and not between them", () => {
    const at = (step: "fresh" | "long" | "too-long") =>
      buildSnapshotWith([buildCall(held)], waits(step));
    expect(tonesBetween(at("fresh"), at("long"))).toEqual(["waiting"]);
    expect(tonesBetween(at("long"), at("long"))).toEqual([]);
    expect(tonesBetween(at("long"), at("too-long"))).toEqual(["waiting"]);
    expect(tonesBetween(at("too-long"), at("fresh"))).toEqual([]);
  });
});

describe("the window", () => {
  test("plays what is switched on, of what happens after its first look", async () => {
    const { fake, screen, played } = await mountWindow(
      new FakeBridge({ snapshot: buildSnapshotWith([buildCall({ muted: true })]) }),
    );
    await expect.element(screen.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
    expect(played).toEqual([]);
    fake.push(
      buildSnapshotWith([buildCall(), buildRingingCall({ telephonySessionId: sessionId("s-2") })], {
        revision: 2,
      }),
    );
    await expect.poll(() => played).toEqual(["live"]);
  });

  test("is silent about what is switched off", async () => {
    const { tones } = defaultSettings;
    const settings = buildSettings({ tones: { ...tones, on: { ...tones.on, muted: false } } });
    const { fake, screen, played } = await mountWindow(
      new FakeBridge({ settings, snapshot: buildSnapshotWith([buildCall()]) }),
    );
    await expect.element(screen.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
    fake.push(buildSnapshotWith([buildCall({ muted: true, ...held })], { revision: 2 }));
    await expect.poll(() => played).toEqual(["held"]);
  });

  test("a refused press is heard", async () => {
    const fake = new FakeBridge({ snapshot: buildSnapshotWith([buildCall()]) });
    fake.answers.set("calls.act", { ok: false, error: { code: "call-gone" } });
    const { screen, played } = await mountWindow(fake);
    await screen.getByRole("button", { name: "Mute", exact: true }).click();
    await expect.poll(() => played).toEqual(["failed"]);
  });
});

/** Audio that renders without a sound card; counts its notes. `resume` as the browser would. */
function audioOf(offline: OfflineAudioContext, resume = (): Promise<void> => Promise.resolve()) {
  const count = { notes: 0 };
  const audio: ToneAudio = {
    get currentTime() {
      return offline.currentTime;
    },
    destination: offline.destination,
    createOscillator: () => {
      count.notes += 1;
      return offline.createOscillator();
    },
    createGain: () => offline.createGain(),
    resume,
    suspend: () => Promise.resolve(),
  };
  return { audio, count };
}
const oneSecond = () => new OfflineAudioContext(1, 44_100, 44_100);

describe("the hotkey that asks how things are", () => {
  const holding = () =>
    mountWindow(
      new FakeBridge({
        snapshot: buildSnapshotWith([buildCall({ muted: true }), second(held)], waits("long")),
      }),
    );
  const state = "Marlow Finch: Connected, Muted. Marlow Finch: On hold. 1 caller is waiting.";

  test("is answered aloud and for a screen reader", async () => {
    const { fake, screen, said } = await holding();
    await expect.element(screen.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
    fake.speak(false);
    expect(said).toEqual([state]);
    await expect.element(screen.getByRole("alert")).toHaveTextContent(state);
  });

  test("leaves it to a screen reader that looks at the window", async () => {
    const { fake, screen, said } = await holding();
    await expect.element(screen.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
    window.focus();
    expect(document.hasFocus()).toBe(true);
    fake.speak(true);
    await expect.element(screen.getByRole("alert")).toHaveTextContent(state);
    expect(said).toEqual([]);
  });

  test("is answered without a call too", async () => {
    const { fake, screen, said } = await mountWindow(new FakeBridge());
    await expect.element(screen.getByRole("main")).toBeVisible();
    fake.speak(false);
    expect(said).toEqual(["No calls."]);
  });
});

describe("the player", () => {
  /** The loudest sample of a second in which these tones were played. */
  async function peakOf(tones: readonly Tone[], volume: number): Promise<number> {
    const offline = oneSecond();
    createTonePlayer(() => audioOf(offline).audio).play(tones, volume);
    await Promise.resolve();
    const samples = (await offline.startRendering()).getChannelData(0);
    return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  }

  test("is as loud as it was set, and silent at zero", async () => {
    const loud = await peakOf(["muted"], 100);
    expect(loud).toBeGreaterThan(0.2);
    expect(loud / (await peakOf(["muted"], 20))).toBeCloseTo(5, 0);
    expect(await peakOf(["muted"], 0)).toBe(0);
  });

  test("plays nothing late, where a browser lets it sound only after a click", async () => {
    let time = 0;
    let allow = (): void => undefined;
    const { audio, count } = audioOf(
      oneSecond(),
      () => new Promise((resolve) => (allow = () => resolve())),
    );
    const player = createTonePlayer(
      () => audio,
      () => time,
    );
    player.play(["muted"], 100);
    time = 501;
    allow();
    await new Promise(requestAnimationFrame);
    expect(count.notes).toBe(0);
    player.play(["muted"], 100);
    allow();
    await expect.poll(() => count.notes).toBe(2);
  });

  test("a storm of tones is cut short", async () => {
    const { audio, count } = audioOf(oneSecond());
    const player = createTonePlayer(() => audio);
    for (let tone = 0; tone < 100; tone += 1) player.play(["failed"], 100);
    await expect.poll(() => count.notes).toBeGreaterThan(0);
    await new Promise(requestAnimationFrame);
    expect(count.notes).toBeLessThan(12);
  });
});
