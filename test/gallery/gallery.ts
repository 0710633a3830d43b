import { mount, unmount } from "svelte";

import App from "../../renderer/App.svelte";
import { builtAt } from "../support/views/snapshots.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { drawnComponents } from "./drawn-components.ts";
import { measureBoxes } from "./geometry/boxes.ts";
import { findFaults } from "./geometry/faults.ts";
import { scenes } from "./scenes.ts";
import type { Scene } from "./scene.ts";
import { speechOf } from "./speech.ts";
import { bridgeOf, perform } from "./stage.ts";
import { showView, viewsOf } from "./views.ts";

const query = new URLSearchParams(location.search);
const asked = query.get("theme");
const theme = asked === "light" || asked === "dark" ? asked : "system";
const target = document.getElementById("app");

let drawn: ReturnType<typeof mount> | undefined;
let views = viewsOf();
let components: string[] = [];

/** Draws another scene in the same page and plays it; a script that takes pictures calls it. */
async function draw(name: string, speaks?: Scene["speaks"]): Promise<void> {
  const asWritten = scenes[name];
  if (asWritten === undefined || target === null) throw new Error(`no scene ${name}`);
  const scene = speaks === undefined ? asWritten : { ...asWritten, speaks };
  if (drawn !== undefined) await unmount(drawn);
  const fake = bridgeOf(scene, theme);
  drawn = mount(App, {
    target,
    props: {
      bridge: fake.bridge,
      time: { now: () => builtAt, everySecond: () => () => undefined },
      speech: speechOf(scene),
      platform: query.get("platform") === "mac" ? "mac" : "linux",
      tonePlayer: { play: () => undefined },
      voice: { say: () => undefined },
    },
  });
  await perform(scene, fake);
  await document.fonts.ready;
  views = viewsOf();
  components = [...new Set(drawnComponents())].sort();
}

window.gallery = {
  scenes: Object.keys(scenes),
  draw,
  boxes: measureBoxes,
  faults: findFaults,
  accessibilityFaults,
  get views() {
    return views.length;
  },
  show(view) {
    const wanted = views[view];
    if (wanted !== undefined) showView(wanted);
  },
  get components() {
    return components;
  },
};
await draw(query.get("scene") ?? "active");
