import { mount, unmount } from "svelte";

import App from "../../renderer/App.svelte";
import { builtAt } from "../support/snapshots.ts";
import { scenes } from "./scenes.ts";
import { bridgeOf, perform } from "./stage.ts";

const query = new URLSearchParams(location.search);
const theme = query.get("theme") === "dark" ? "dark" : "light";
const target = document.getElementById("app");

let drawn: ReturnType<typeof mount> | undefined;

/** Draws another scene in the same page and plays it; a script that takes pictures calls it. */
async function draw(name: string, asTheme: "light" | "dark" = theme): Promise<void> {
  const scene = scenes[name];
  if (scene === undefined || target === null) throw new Error(`no scene ${name}`);
  if (drawn !== undefined) await unmount(drawn);
  const fake = bridgeOf(scene, asTheme);
  drawn = mount(App, {
    target,
    props: {
      bridge: fake.bridge,
      time: { now: () => builtAt, everySecond: () => () => undefined },
      platform: query.get("platform") === "mac" ? "mac" : "linux",
    },
  });
  await perform(scene, fake);
}

Object.assign(window, { draw, scenes: Object.keys(scenes) });
await draw(query.get("scene") ?? "active");
