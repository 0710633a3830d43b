import { mount } from "svelte";

import App from "./App.svelte";
import { browserTime } from "./browser-time.ts";
import { platformOf } from "./hotkey-text.ts";
import { createTonePlayer } from "./sound/tone-player.ts";
import { themeIn } from "./theme.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html lacks the element that the app is drawn in");

mount(App, {
  target,
  props: {
    bridge: window.ringside,
    time: browserTime(document),
    platform: platformOf(navigator.userAgent),
    firstTheme: themeIn(location.search),
    tonePlayer: createTonePlayer(() => new AudioContext()),
  },
});
