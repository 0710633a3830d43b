/** The main views in two languages that nobody speaks: one of long words, one from right to left. */
import type { Scene, Scenes } from "../scene.ts";
import { oneCall } from "./calls/one-call.ts";
import { severalCalls } from "./calls/several-calls.ts";
import { outcomes } from "./calls/outcomes.ts";
import { warmTransfer } from "./calls/warm-transfer.ts";
import { questions } from "./questions.ts";
import { settings } from "./settings.ts";

const views = ["muted-and-held", "ringing", "second-ring", "somebody-waits-too-long"] as const;
const more = ["recent-calls-below-outcomes", "consult-answered", "ask-transfer"] as const;
const all: Scenes = {
  ...{ ...oneCall, ...severalCalls, ...outcomes, ...warmTransfer, ...questions },
  "settings-general": { ...settings["settings-groups"], group: "general" } as Scene,
};

const inLanguage = (speaks: "long" | "mirrored"): Scenes =>
  Object.fromEntries(
    [...views, ...more, "settings-general"].flatMap((name) => {
      const scene = all[name];
      return scene === undefined ? [] : [[`${speaks}-${name}`, { ...scene, speaks }]];
    }),
  );

export const madeUpLanguages: Scenes = { ...inLanguage("long"), ...inLanguage("mirrored") };
