/** The words for newer versions of Ringside itself. */
import type { UpdateFailure, UpdatesOff } from "../../../desktop/updates.ts";
import type { Explanation } from "../../explanation.ts";

const off: Readonly<Record<UpdatesOff, string>> = {
  "not-configured": "This copy of Ringside was made without a server to look at.",
  "not-installed": "Only an installed copy of Ringside updates itself.",
  "by-packages": "Your system’s own package manager updates Ringside.",
  portable: "The portable copy does not update itself. Fetch the newer file yourself.",
  demo: "The demo does not update Ringside.",
};

const failures: Readonly<Record<UpdateFailure, Explanation>> = {
  unreachable: {
    reason: "The server of updates could not be reached.",
    remedy: "Ringside tries again by itself.",
  },
  damaged: {
    reason: "What came from the server of updates was damaged, and was thrown away.",
    remedy: "Ringside tries again by itself. If it goes on, tell those who gave you Ringside.",
  },
  "not-trusted": {
    reason: "What came is not signed by the makers of Ringside, and was thrown away.",
    remedy: "Tell those who gave you Ringside. Nothing was installed.",
  },
  "too-large": {
    reason: "What came from the server of updates was too large, and was thrown away.",
    remedy: "Ringside tries again by itself. If it goes on, tell those who gave you Ringside.",
  },
  endless: {
    reason: "The server of updates did not come to an end.",
    remedy: "Ringside tries again by itself.",
  },
  "not-written": {
    reason: "The update could not be written to the disk.",
    remedy: "Make room, or allow Ringside to write to its folder. It tries again by itself.",
  },
};

export const updateWords = {
  heading: "Updates",
  itself: "Look for updates",
  itselfNote: "Never while you are on a call.",
  check: "Look now",
  never: "Not looked yet.",
  upToDate: (time: string) => `No newer version at ${time}.`,
  checking: "Looking…",
  loading: (version: string, percent: number) => `Fetching version ${version}: ${percent} %`,
  ready: (version: string) => `Version ${version} is ready.`,
  waits: {
    calls: "It waits until your calls are over.",
    quiet: "It waits until a few minutes after your last call.",
  },
  restart: "Restart now",
  putOff: "When I quit",
  willInstall: "It is installed when you quit.",
  card: {
    heading: (version: string) => `Ringside ${version} is ready`,
    note: "A restart takes a moment.",
  },
  menu: (version: string) => `Restart for version ${version}`,
  off,
  failures,
} as const;
