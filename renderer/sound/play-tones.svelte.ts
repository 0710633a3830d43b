import { untrack } from "svelte";

import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { WindowState } from "../window-state.svelte.ts";
import type { TonePlayer } from "./tone-player.ts";
import { tonesBetween } from "./tones-between.ts";

/** Plays what changes from one snapshot to the next, and what was refused. Call it in a component. */
export function playTones(windowState: WindowState, player: TonePlayer): void {
  const settings = () => untrack(() => windowState.settings?.tones);
  let heard: AppSnapshot | undefined;
  $effect(() => {
    const [before, now] = [heard, windowState.snapshot];
    heard = now;
    const wanted = settings();
    if (before === undefined || now === undefined || wanted === undefined) return;
    const tones = tonesBetween(before, now).filter((tone) => wanted.on[tone]);
    player.play(tones, wanted.volume);
  });
  $effect(() => {
    if (windowState.refusal === undefined) return;
    const wanted = settings();
    if (wanted?.on.failed === true) player.play(["failed"], wanted.volume);
  });
}
