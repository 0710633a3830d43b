/** The words for what could not be done, apart from what the service refused (`service.ts`). */
import type { AppError, NetworkTrouble, SessionEnd, SignInCause } from "../../result.ts";
import type { Explanation } from "../explanation.ts";

type OtherNotHeld = (AppError & { readonly code: "other-not-held" })["outcome"];

/** What stands between this machine and the service, and who can mend it. */
const networkTroubles: Record<NetworkTrouble, Explanation> = {
  dns: {
    reason: "The server’s name is not known on this network.",
    remedy: "Check the address, the network and any VPN.",
  },
  proxy: {
    reason: "The network’s proxy does not let Ringside through.",
    remedy: "Ask your administrator to allow RingCentral in the proxy.",
  },
  "proxy-password": {
    reason: "The network’s proxy wants a user name and a password.",
    remedy:
      "Ask your administrator to let RingCentral through without a sign-in. Ringside cannot give this proxy a password.",
  },
  certificate: {
    reason: "The server’s certificate is not trusted on this machine.",
    remedy: "Ask your administrator. Ringside does not connect past a certificate it cannot check.",
  },
  "captive-portal": {
    reason: "This network wants you to sign in to it first.",
    remedy: "Open a web page in your browser, sign in to the network, then try again.",
  },
  unreachable: {
    reason: "RingCentral cannot be reached.",
    remedy: "Check the network. Ringside reconnects by itself.",
  },
};

const sessionEnds: Record<SessionEnd, Explanation> = {
  "by-service": {
    reason: "RingCentral ended the session.",
    remedy:
      "Sign in again. It ends when the password changes, an administrator ends it, or you sign in on several other devices.",
  },
  unused: {
    reason: "The sign-in ran out while Ringside was not running.",
    remedy: "Sign in again.",
  },
  "not-readable": {
    reason: "The kept sign-in could not be read.",
    remedy: "Sign in again. The system’s key store has changed, or refused.",
  },
  damaged: {
    reason: "The kept sign-in is damaged.",
    remedy: "Sign in again. The file was set aside.",
  },
  "not-protected": {
    reason: "The kept sign-in was not protected, so Ringside did not use it.",
    remedy: "Sign in again. If you did not put that file there, another program did.",
  },
  "time-limit": {
    reason: "Your account’s time limit for a sign-in is reached.",
    remedy: "Sign in again.",
  },
};

const signInCauses: Record<SignInCause, Explanation> = {
  refused: { reason: "RingCentral refused the sign-in.", remedy: "Check the credential." },
  denied: {
    reason: "Access was not granted on RingCentral’s page.",
    remedy: "Sign in again and allow access, or ask your administrator.",
  },
  expired: { reason: "The credential has expired.", remedy: "Create a new one and try again." },
  malformed: {
    reason: "That is not a JWT credential.",
    remedy: "Copy the whole credential, three parts with dots between them, and try again.",
  },
  "wrong-client": {
    reason: "The credential belongs to another application.",
    remedy: "Use the client id that it was created for.",
  },
  "no-client": {
    reason: "This copy of Ringside has no client ID.",
    remedy: "Ask your RingCentral administrator for it and enter it here, or try the demo.",
  },
  "redirect-not-registered": {
    reason: "The app’s registration does not name Ringside’s return address.",
    remedy: "Ask whoever registered the app to add it.",
  },
  "ports-taken": {
    reason: "Other programs use every port that Ringside may wait on for the browser.",
    remedy: "Close them, or sign in with a JWT credential.",
  },
  "browser-not-opened": {
    reason: "The browser could not be opened.",
    remedy: "Copy the link and open it in a browser yourself.",
  },
  "clock-wrong": {
    reason: "This machine’s clock is wrong.",
    remedy: "Set date, time and time zone, then sign in again.",
  },
  unreachable: {
    reason: "The sign-in server cannot be reached.",
    remedy: "Check the address and the network.",
  },
  cancelled: {
    reason: "The sign-in was cancelled.",
    remedy: "Start again when you are ready.",
  },
  "not-ringcentral": {
    reason: "That address is not a RingCentral-compatible server.",
    remedy: "Check the address.",
  },
  "insecure-server": {
    reason: "That address is not encrypted.",
    remedy: "Use an https address, or http on this machine only.",
  },
};

const otherNotHeld: Record<OtherNotHeld, Explanation> = {
  refused: {
    reason: "The connected call was not put on hold, so nothing more was done.",
    remedy: "Put it on hold or end it, then press again.",
  },
  unknown: {
    reason: "It is not known whether the connected call was put on hold, so nothing more was done.",
    remedy: "Look at both calls, then press again.",
  },
};

const unreadReplies = {
  "reply-too-large": {
    reason: "RingCentral's answer is far larger than it should be, so it was not read.",
    remedy: "A proxy may be in between. Check the network and try again.",
  },
  "reply-endless": {
    reason: "RingCentral's answer began and did not come to its end in time.",
    remedy: "Check the network and try again.",
  },
} satisfies Record<string, Explanation>;

export const failureWords = {
  networkTroubles,
  sessionEnds,
  signInCauses,
  otherNotHeld,
  unreadReplies,
  signedOut: { reason: "You are signed out.", remedy: "Sign in again." },
  timedOut: {
    reason: "RingCentral did not answer in time, so the outcome is not known yet.",
    remedy: "Wait for the call to be read again before you try once more.",
  },
  ownPause: (seconds: number) => ({
    reason: "Ringside has sent too many requests in a minute, and pauses by itself.",
    remedy: `Try again in ${seconds} s.`,
  }),
  pause: (seconds: number) => ({
    reason: "RingCentral asked for a pause because of too many requests.",
    remedy: `Try again in ${seconds} s.`,
  }),
  callGone: { reason: "The call is already over.", remedy: "Nothing was done." },
  callChanged: {
    reason: "The call changed just before you pressed.",
    remedy: "Nothing was sent. Look at the call and press again.",
  },
  nothingSent: "Nothing was sent.",
  eventsRefused: (status: number) => ({
    reason: `RingCentral refused the connection for live updates (${status}).`,
    remedy: "Ringside tries again by itself. If it lasts, sign out and in again.",
  }),
  badReply: {
    reason: "RingCentral answered something that is not understood.",
    remedy: "A proxy may be in between. The call is read again.",
  },
  badInput: { reason: "That is not a valid entry.", remedy: "Correct it and try again." },
  hotkeyTaken: (keys: string) => ({
    reason: `Another application already uses ${keys}.`,
    remedy: "Choose another combination. The last working one stays in force.",
  }),
  hotkeyInvalid: (keys: string) => ({
    reason: `${keys} cannot be used as a global hotkey.`,
    remedy: "Use at least one modifier key together with a letter, digit or function key.",
  }),
  /** `reason`: a whole sentence, why the call was not resumed. */
  otherLeftHeld: (reason: string) => `The other call was put on hold. ${reason}`,
  internal: {
    reason: "Something went wrong inside Ringside.",
    remedy: "Try again. If it stays, open the logs and report it.",
  },
};
