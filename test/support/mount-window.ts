import { render } from "vitest-browser-svelte";

import type { Settings } from "../../contract/settings.ts";
import type { Tone } from "../../contract/desktop/tones.ts";
import App from "../../renderer/App.svelte";
import type { ViewTime } from "../../renderer/browser-time.ts";
import type { Platform } from "../../renderer/hotkey-text.ts";
import { FakeBridge } from "./fakes/fake-bridge.ts";
import { builtAt } from "./views/snapshots.ts";

/** The window's clock, which stands at `builtAt` until a test moves it. */
class FakeViewTime implements ViewTime {
  #now = builtAt;
  readonly #ticking = new Set<() => void>();

  /** How many views wait for the next second; zero means that no timer would run. */
  get tickingCount(): number {
    return this.#ticking.size;
  }

  now(): number {
    return this.#now;
  }

  everySecond(run: () => void): () => void {
    this.#ticking.add(run);
    return () => this.#ticking.delete(run);
  }

  advance(byMs: number): void {
    this.#now += byMs;
    for (const run of this.#ticking) run();
  }
}

/** Draws the whole window over a fake bridge; it goes when the next test begins. */
export async function mountWindow(
  fake = new FakeBridge(),
  platform: Platform = "linux",
  firstTheme: Settings["theme"] = "system",
) {
  const time = new FakeViewTime();
  const played: Tone[] = [];
  const tonePlayer = { play: (tones: readonly Tone[]) => void played.push(...tones) };
  const said: string[] = [];
  const voice = { say: (sentence: string) => void said.push(sentence) };
  const screen = await render(App, {
    ...{ bridge: fake.bridge, time, platform, firstTheme, tonePlayer, voice },
  });
  // As high as the window is, so that what is at its foot is at the foot.
  screen.container.style.blockSize = "100%";
  return { fake, time, screen, played, said };
}
