/** Signing in, each of its steps and each way in which it fails. */
import type { AppSnapshot, ServiceView } from "../../../contract/app-snapshot.ts";
import { failed, type SignInCause } from "../../../contract/result.ts";
import { buildSnapshot, builtAt } from "../../support/views/snapshots.ts";
import { presses, type Scene, type Scenes } from "../scene.ts";
import { english } from "../../support/english.ts";

const { accountWords } = english;

const signedOut = (part: Partial<AppSnapshot> = {}) =>
  buildSnapshot({
    account: { state: "signed-out" },
    connection: { state: "off", since: builtAt },
    ...part,
  });
const signingIn = (
  part: Omit<AppSnapshot["account"] & { state: "signing-in" }, "state" | "demo">,
): Scene => ({
  snapshot: signedOut({ account: { state: "signing-in", demo: false, ...part } }),
});
const signInFailed = (cause: SignInCause, part: Partial<AppSnapshot> = {}): Scene => ({
  snapshot: signedOut({
    account: { state: "signed-out", because: { code: "sign-in-failed", cause } },
    ...part,
  }),
});
const service: ServiceView = {
  ...{ server: "https://platform.ringcentral.com", clientId: "front-desk-app", fixed: false },
};
const { signIn: words, service: serviceWords, progress } = accountWords;

const doors: Scenes = {
  "signed-out": { snapshot: signedOut() },
  "sign-in-ended": {
    snapshot: signedOut({
      account: { state: "signed-out", because: { code: "signed-out", ended: "by-service" } },
    }),
  },
  "sign-in-failed": signInFailed("denied"),
  "sign-in-failed-clock": signInFailed("clock-wrong"),
  "sign-in-failed-redirect": signInFailed("redirect-not-registered"),
  "sign-in-failed-ports": signInFailed("ports-taken"),
  "sign-in-refused-at-once": {
    snapshot: signedOut(),
    answers: {
      "account.signInWithBrowser": failed({
        ...{ code: "sign-in-failed", cause: "unreachable", network: "proxy-password" },
      }),
    },
    steps: presses(words.withBrowser),
  },
  "sign-in-without-client": signInFailed("no-client", { service: { ...service, clientId: "" } }),
  "sign-in-without-client-fixed": signInFailed("no-client", {
    service: { ...service, clientId: "", fixed: true },
  }),
  "sign-in-jwt": { snapshot: signedOut(), steps: presses(words.useJwt) },
  "sign-in-jwt-empty": { snapshot: signedOut(), steps: presses(words.useJwt, words.submit) },
  "sign-in-service": { snapshot: signedOut(), steps: presses(serviceWords.title) },
  "sign-in-service-saved": {
    snapshot: signedOut(),
    steps: presses(serviceWords.title, serviceWords.save),
  },
  "sign-in-service-refused": {
    snapshot: signedOut({ service: { ...service, server: "http://platform.example" } }),
    answers: {
      "account.useService": failed({ code: "sign-in-failed", cause: "insecure-server" }),
    },
    steps: presses(serviceWords.title, serviceWords.save),
  },
  "sign-in-service-fixed": {
    snapshot: signedOut({ service: { ...service, fixed: true } }),
    steps: presses(serviceWords.title),
  },
};

const waits: Scenes = {
  "signing-in": {
    snapshot: signedOut({ account: { state: "signing-in", demo: true, step: "starting" } }),
  },
  "signing-in-exchanging": signingIn({ step: "exchanging" }),
  "signing-in-reading": signingIn({ step: "reading" }),
  "waiting-for-browser": signingIn({ step: "browser", expiresAt: builtAt + 272_000 }),
  "waiting-for-browser-copied": {
    ...signingIn({ step: "browser", expiresAt: builtAt + 272_000 }),
    steps: presses(progress.copyLink),
  },
  "waiting-for-browser-refused": {
    ...signingIn({ step: "browser", expiresAt: builtAt + 272_000 }),
    answers: { "account.copySignInLink": failed({ code: "internal" }) },
    steps: presses(progress.copyLink),
  },
  restoring: signingIn({ step: "restoring" }),
  "restoring-offline": signingIn({
    step: "restoring",
    trouble: { code: "offline", network: "captive-portal" },
  }),
};

export const signIn: Scenes = { ...doors, ...waits };
