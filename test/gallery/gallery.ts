import { mount, unmount } from "svelte";

import App from "../../renderer/App.svelte";
import { FakeBridge } from "../support/fake-bridge.ts";
import { buildSettings, builtAt } from "../support/snapshots.ts";
import { scenes } from "./scenes.ts";

const query = new URLSearchParams(location.search);
const theme = query.get("theme") === "dark" ? "dark" : "light";
const target = document.getElementById("app");

let drawn: ReturnType<typeof mount> | undefined;

/** Draws another scene in the same page; a script that takes pictures calls it by name. */
async function draw(name: string, asTheme: "light" | "dark" = theme): Promise<void> {
  const scene = scenes[name];
  if (scene === undefined || target === null) return;
  if (drawn !== undefined) await unmount(drawn);
  const fake = new FakeBridge({
    snapshot: scene.snapshot,
    settings: buildSettings({ theme: asTheme }),
    ...(scene.hotkeys === undefined ? {} : { hotkeys: scene.hotkeys }),
    ...(scene.diagnostics === undefined ? {} : { diagnostics: scene.diagnostics }),
  });
  drawn = mount(App, {
    target,
    props: {
      bridge: fake.bridge,
      time: { now: () => builtAt, everySecond: () => () => undefined },
      platform: query.get("platform") === "mac" ? "mac" : "linux",
    },
  });
  await Promise.resolve();
  if (scene.page !== undefined) fake.show(scene.page);
  if (scene.press !== undefined) press(scene.press);
}

/** As soon as it is there: a page's code may have to be fetched first. */
function press(name: string): void {
  const found = [...document.querySelectorAll("button")].find(
    (button) => (button.ariaLabel ?? button.textContent.trim()) === name,
  );
  if (found === undefined) requestAnimationFrame(() => press(name));
  else found.click();
}

Object.assign(window, { draw, scenes: Object.keys(scenes) });
await draw(query.get("scene") ?? "active");
