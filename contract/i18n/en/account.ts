/** What the window says about signing in and the account. Whole sentences, as everywhere. */
import type { AccessFunction, MissingAccess } from "../../access.ts";
import type { Keeping, SignInStep } from "../../app-snapshot.ts";

const signIn = {
  heading: "Your calls, one key away",
  intro:
    "Mute, hold, park and flip the call on your RingCentral phone, whichever application is in front.",
  withBrowser: "Sign in with your browser",
  withBrowserNote: "Opens RingCentral’s own page. Ringside never sees your password.",
  tryDemo: "Try the demo",
  demoNote: "No account needed. A pretend office with live calls.",
  useJwt: "Use a JWT credential",
  jwtIntro: "For developers and unattended machines. The credential stays out of this window.",
  jwt: "JWT",
  submit: "Sign in",
  missing: "Fill in this field.",
};

const service = {
  title: "Server and app",
  server: "Server",
  clientId: "Client ID",
  clientIdNote: "Of the app’s registration with RingCentral.",
  save: "Save",
  saved: "Saved.",
  fixed: "Given on the command line for this run.",
  neededTitle: "Sign in with RingCentral",
  needed:
    "This copy of Ringside has no client ID yet. A client ID is how RingCentral knows an app. Whoever registered Ringside for your company, usually its RingCentral administrator, gives it to you.",
  haveOne: "I have a client ID",
  saveAndSignIn: "Save and sign in",
};

/** The title of each step of a sign-in, and what it means. */
const steps: Record<SignInStep | "demo", { readonly title: string; readonly note: string }> = {
  starting: { title: "Signing in", note: "Getting ready." },
  browser: {
    title: "Waiting for your browser…",
    note: "Sign in on RingCentral’s page and allow access. Then you are back here.",
  },
  exchanging: { title: "Signing in", note: "RingCentral confirms your sign-in." },
  reading: { title: "Signing in", note: "Reading your extension and your calls." },
  restoring: { title: "Welcome back", note: "Taking up your last sign-in." },
  demo: { title: "Starting the demo", note: "Setting up a pretend office on this machine." },
};

const progress = {
  timeLeft: "Time left",
  copyLink: "Copy the link instead",
  copied: "Link copied. Open it in a browser on this computer.",
  cancel: "Cancel",
  signOut: "Sign out instead",
  tryingAgain: "Ringside keeps trying.",
  signedInAs: (name: string) => `Signed in as ${name}`,
};

const accessFunctions: Record<AccessFunction, string> = {
  "see-calls": "See your calls",
  "control-calls": "Control calls",
  "live-updates": "Follow calls as they happen",
  record: "Record",
  park: "Park",
  flip: "Flip",
  "answer-here": "Answer and retrieve",
  "find-colleagues": "Find colleagues",
  "set-availability": "Set your availability",
};

const missingAccess: Record<MissingAccess["kind"], (name: string) => string> = {
  "app-permission": (name) => `Not granted to this app. Ask your administrator for “${name}”.`,
  "user-permission": (name) => `Not granted to your role. Ask your administrator for “${name}”.`,
  feature: (name) => `Not part of your plan or extension. Ask your administrator for “${name}”.`,
};

const access = {
  title: "What you can do",
  functions: accessFunctions,
  missing: missingAccess,
  states: { available: "Available", missing: "Missing", unknown: "Not known" },
  unknown: "RingCentral could not be asked. It may work.",
};

/** Where the sign-in is kept; in memory, why. */
const keptWhere = {
  encrypted: "Your sign-in is kept on this computer, protected by the system’s key store.",
  "by-consent": "Your sign-in is kept on this computer without protection, as you allowed.",
  memory: "You stay signed in until Ringside quits.",
};
const keptInMemory: Record<NonNullable<Keeping["because"]>, string> = {
  "no-keyring": "You stay signed in until Ringside quits: this desktop has no key store.",
  "weak-keyring":
    "You stay signed in until Ringside quits: this desktop’s key store protects nothing.",
  "write-failed":
    "You stay signed in until Ringside quits: the sign-in could not be written to disk.",
  demo: "The demo keeps nothing.",
};

const keeping = {
  where: keptWhere,
  because: keptInMemory,
  keep: "Keep me signed in…",
  stop: "Stop keeping it",
  question: "Keep you signed in without protection?",
  risk: "This desktop cannot protect secrets. Your sign-in would lie unprotected in a file of yours.",
  who: "Any program that runs as you, and anybody who gets at your files or a backup of them, could use it to see and control your calls.",
  until: "It ends when you sign out, or when RingCentral ends it.",
  agree: "Keep it anyway",
  decline: "Not now",
};

const account = {
  title: "Account",
  signOut: "Sign out",
  switchAccount: "Switch account",
  leaveDemo: "Leave the demo",
};

/** Everything about signing in and the account. */
export const accountWords = { signIn, service, steps, progress, access, keeping, account };
