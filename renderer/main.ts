import { mount } from "svelte";

import App from "./App.svelte";
import { browserTime } from "./browser-time.ts";
import { platformOf } from "./hotkey-text.ts";
import { createTonePlayer } from "./sound/tone-player.ts";
import { languageIn, themeIn } from "./theme.ts";
import { WindowSpeech } from "./window-speech.svelte.ts";
import { createVoice } from "./sound/voice.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html lacks the element that the app is drawn in");

const speech = new WindowSpeech();
await speech.use(languageIn(location.search));

mount(App, {
  target,
  props: {
    bridge: window.ringside,
    time: browserTime(document),
    platform: platformOf(navigator.userAgent),
    firstTheme: themeIn(location.search),
    speech,
    tonePlayer: createTonePlayer(() => new AudioContext()),
    voice: createVoice(window.speechSynthesis),
  },
});
