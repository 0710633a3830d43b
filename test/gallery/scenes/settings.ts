/** The settings, with what they ask and what they refuse. */
import type { Keeping } from "../../../contract/app-snapshot.ts";
import { failed } from "../../../contract/result.ts";
import {
  buildAccess,
  buildAccount,
  buildHotkeys,
  buildSnapshot,
  builtAt,
} from "../../support/views/snapshots.ts";
import { presses, type Scene, type Scenes } from "../scene.ts";
import { demo } from "./calls/some-calls.ts";
import { english } from "../../support/english.ts";

const { accountWords, hotkeyNames, settingsWords, windowWords } = english;

const words = windowWords.settings;
const page = "settings";
const inAccount = { page, group: "account" } as const;
const inKeys = { page, group: "keys" } as const;

const kept = (keeping: Keeping): Scene => ({
  snapshot: buildSnapshot({ account: buildAccount({ keeping }) }),
  ...inAccount,
});
const weak = kept({ where: "memory", because: "weak-keyring" });
const changeHold = words.change(hotkeyNames.hold);

const littleAccess = buildAccess({
  "control-calls": {
    state: "missing",
    missing: { kind: "app-permission", name: "CallControl" },
  },
  park: { state: "missing", missing: { kind: "feature", name: "CallPark" } },
  "answer-here": {
    state: "missing",
    missing: { kind: "user-permission", name: "ReadUserDevices" },
  },
  "find-colleagues": { state: "unknown" },
});

const account: Scenes = {
  "settings-little-access": {
    snapshot: buildSnapshot({
      account: buildAccount({
        keeping: { where: "memory", because: "weak-keyring" },
        access: littleAccess,
      }),
    }),
    ...inAccount,
  },
  "settings-consent": { ...weak, steps: presses(accountWords.keeping.keep) },
  "settings-consent-refused": {
    ...weak,
    answers: { "account.allowPlainStorage": failed({ code: "internal" }) },
    steps: presses(accountWords.keeping.keep, accountWords.keeping.agree),
  },
  "settings-kept-unprotected": kept({ where: "by-consent" }),
  "settings-kept-unprotected-refused": {
    ...kept({ where: "by-consent" }),
    answers: { "account.allowPlainStorage": failed({ code: "internal" }) },
    steps: presses(accountWords.keeping.stop),
  },
  "settings-not-written": kept({ where: "memory", because: "write-failed" }),
  "settings-sign-out-refused": {
    ...kept({ where: "memory", because: "no-keyring" }),
    answers: { "account.signOut": failed({ code: "offline" }) },
    steps: presses(accountWords.account.signOut),
  },
  "settings-demo": { snapshot: buildSnapshot({ account: demo }), ...inAccount },
  "settings-signed-out": {
    snapshot: buildSnapshot({
      account: { state: "signed-out" },
      connection: { state: "off", since: builtAt },
    }),
    page,
  },
};

const keys: Scenes = {
  settings: {
    snapshot: buildSnapshot(),
    ...inKeys,
    hotkeys: buildHotkeys({
      hold: {
        accelerator: "CmdOrCtrl+Shift+H",
        state: "failed",
        cause: "taken",
        active: "CmdOrCtrl+Alt+Shift+H",
      },
      flip: { state: "requested" },
    }),
  },
  "settings-without-hotkeys": {
    snapshot: buildSnapshot(),
    ...inKeys,
    hotkeys: buildHotkeys({
      mute: { state: "failed", cause: "unsupported", active: null },
      hold: { state: "failed", cause: "unsupported", active: null },
    }),
  },
  "settings-on-wayland-without-a-tray": {
    snapshot: buildSnapshot({ desktop: { hasTray: false, showsOnRing: false, language: "en" } }),
    ...inKeys,
    hotkeys: buildHotkeys({ mute: { state: "requested", cause: "not-installed" } }),
  },
  "settings-trying-keys": {
    snapshot: buildSnapshot(),
    ...inKeys,
    steps: presses(words.moreHotkeys, words.tryKeys),
  },
  "settings-listening": { snapshot: buildSnapshot(), ...inKeys, steps: presses(changeHold) },
  "settings-listening-bare-key": {
    snapshot: buildSnapshot(),
    ...inKeys,
    steps: [{ press: changeHold }, { key: "a" }],
  },
  "settings-hotkey-refused": {
    snapshot: buildSnapshot(),
    ...inKeys,
    answers: {
      "hotkeys.rebind": failed({ code: "hotkey-taken", accelerator: "CmdOrCtrl+Alt+Shift+H" }),
    },
    steps: presses(words.remove(hotkeyNames.hold)),
  },
};

const choices: Scenes = {
  "settings-chosen": {
    snapshot: buildSnapshot(),
    page,
    settings: {
      defaultFlip: "2",
      defaultPark: { kind: "location", extensionId: "700100062" },
      showOnRinging: false,
    },
    group: "calls",
  },
  "settings-refused": {
    snapshot: buildSnapshot(),
    page,
    answers: { "settings.change": failed({ code: "internal" }) },
    group: "general",
    steps: presses(words.themes.dark),
  },
};

const whole: Scenes = {
  "settings-groups": { snapshot: buildSnapshot(), page },
  "settings-sounds": { snapshot: buildSnapshot(), page, group: "alerts" },
  "settings-found": {
    snapshot: buildSnapshot(),
    page,
    steps: [{ fill: settingsWords.search.label, text: "waits" }],
  },
  "settings-none-found": {
    snapshot: buildSnapshot(),
    page,
    steps: [{ fill: settingsWords.search.label, text: "dial tone" }],
  },
  "settings-changed": {
    snapshot: buildSnapshot(),
    page,
    group: "alerts",
    steps: presses(words.switches.missed),
  },
  "settings-undone": {
    snapshot: buildSnapshot(),
    page,
    group: "general",
    steps: presses(words.themes.dark, settingsWords.undo.undoOf(words.appearance)),
  },
};

export const settings: Scenes = { ...whole, ...keys, ...choices, ...account };
