/** Phone links, the command line, the start at login, and quitting with calls. */
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { failed } from "../../../contract/result.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
  sessionId,
} from "../../support/views/snapshots.ts";
import { presses, type Scenes } from "../scene.ts";
import { held, parked } from "./calls/some-calls.ts";
import { english } from "../../support/english.ts";

const { accountWords, commandLineSettings, phoneLinkWords, windowWords } = english;

const phoneLink = { entry: "+12025550177" };
const inCall = (part: Partial<AppSnapshot> = {}) =>
  buildSnapshotWith([buildCall()], { phoneLink, ...part });
const notTransferable = buildCall({
  controls: buildControls({
    transfer: buildControl("transfer", { disabledBecause: "call-held" }),
  }),
});

const links: Scenes = {
  "link-during-a-call": {
    snapshot: inCall(),
    reading: {
      verdict: "dials",
      destination: { kind: "phone-number", number: "+1 202 555 0177", country: "US" },
    },
  },
  "link-with-a-doubt": {
    snapshot: inCall(),
    reading: {
      verdict: "asks",
      destination: { kind: "phone-number", number: "+1 555 010 0161", country: "US" },
      doubt: "unlisted",
      confirm: "+15550100161",
    },
  },
  "link-that-cannot-be-dialled": {
    snapshot: inCall({ phoneLink: { entry: "*72#" } }),
    reading: { verdict: "refused", because: "service-code" },
  },
  "link-not-now": { snapshot: buildSnapshotWith([notTransferable], { phoneLink }) },
  "link-refused": {
    snapshot: inCall(),
    answers: { "calls.act": failed({ code: "service", status: 403 }) },
    steps: presses(phoneLinkWords.transfer),
  },
  "link-without-a-call": {
    snapshot: buildSnapshot({ phoneLink }),
    reading: {
      verdict: "asks",
      destination: { kind: "phone-number", number: "+1 202 555 0177", country: "US" },
      doubt: "new-call",
      confirm: "+12025550177",
    },
    steps: presses(phoneLinkWords.copy),
  },
  "link-refused-without-a-call": {
    snapshot: buildSnapshot({ phoneLink }),
    answers: { "calls.act": failed({ code: "not-allowed", reason: "no-device-to-dial" }) },
    steps: presses(phoneLinkWords.dial),
  },
  "link-before-sign-in": {
    snapshot: buildSnapshot({
      account: { state: "signed-out" },
      connection: { state: "off", since: builtAt },
      phoneLink,
    }),
  },
  "link-that-is-none": {
    snapshot: buildSnapshot({ notices: [{ id: "link-refused", kind: "link-refused" }] }),
  },
};

const page = "settings";
const settings: Scenes = {
  "settings-command-line": {
    snapshot: buildSnapshot(),
    page,
    group: "keys",
    settings: { commandLine: { enabled: true, forbidden: ["end", "transfer"] } },
  },
  "settings-command-line-open": {
    snapshot: buildSnapshot(),
    page,
    group: "keys",
    settings: { commandLine: { enabled: true, forbidden: ["end"] } },
    steps: presses(commandLineSettings.allowed),
  },
  "settings-command-line-failed": {
    snapshot: buildSnapshot({
      notices: [{ id: "c", kind: "command-line-failed", subject: "foreign-owner" }],
    }),
    page,
    group: "keys",
    settings: { commandLine: { enabled: true, forbidden: [] } },
  },
  "settings-not-installed": {
    snapshot: buildSnapshot(),
    page,
    group: "general",
    integration: {
      startAtLogin: { on: false, hint: "not-installed" },
      phoneLinks: { on: false, hint: "not-installed" },
    },
  },
  "settings-left-to-the-system": {
    snapshot: buildSnapshot(),
    page,
    group: "general",
    integration: {
      startAtLogin: { on: false, hint: "approval" },
      phoneLinks: { on: true, hint: "in-system" },
    },
  },
};

const manyWaiting = [held, parked, held, parked, held].map((call, index) => ({
  ...{ ...call, telephonySessionId: sessionId(`s-${index + 1}`) },
  peer: index === 0 ? { name: "Featherstonehaugh-Cholmondeley of the Northern Region" } : call.peer,
}));

const quitting: Scenes = {
  "quit-with-calls": {
    snapshot: buildSnapshotWith([buildCall(), held]),
    page,
    steps: presses(windowWords.settings.quit),
  },
  "quit-while-two-wait": {
    snapshot: buildSnapshotWith([buildCall(), held, parked]),
    page,
    steps: presses(windowWords.settings.quit),
  },
  "sign-out-while-many-wait": {
    snapshot: buildSnapshotWith(manyWaiting),
    page,
    group: "account",
    steps: presses(accountWords.account.signOut),
  },
};

export const automation: Scenes = { ...links, ...settings, ...quitting };
