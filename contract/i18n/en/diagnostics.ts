/** The words of the diagnostics view. */
import type {
  BudgetView,
  ReconcileView,
  ReplayArrival,
  ReplayChange,
  TransitionView,
} from "../../diagnostics.ts";

const connectionStates: Record<NonNullable<TransitionView["state"]>, string> = {
  off: "Not connected",
  connecting: "Connecting",
  live: "Live",
  stale: "Out of date",
};

const phases: Record<NonNullable<TransitionView["phase"]>, string> = {
  asking: "Asked for a socket token",
  opening: "Opened the event socket",
  greeting: "Waited for the greeting",
  subscribing: "Subscribed",
  ready: "Events flow",
  lost: "Event socket lost",
  waiting: "Waiting to try again",
  "handing-over": "Handing over to a new socket",
  suspended: "Closed for sleep",
  closed: "Closed",
};

const causes: Record<ReconcileView["why"], string> = {
  subscribed: "events began to flow",
  resumed: "the machine woke up",
  start: "Ringside began to watch",
  recheck: "it was time to look again",
};

const groups: Record<BudgetView["group"], string> = {
  light: "Calls and presence",
  medium: "Directory and features",
  heavy: "Heavy requests",
  auth: "Sign-in and event socket",
};

const requests = (count: number): string => (count === 1 ? "1 request" : `${count} requests`);

const fields: Record<Extract<ReplayChange, { part: "field" }>["field"], string> = {
  peer: "Name or number",
  via: "The way it came",
  times: "Times or place",
  layers: "Who muted or held it",
  participants: "Participants",
  advice: "Advice",
  possible: "What is possible",
};

const arrivals: Record<
  Exclude<ReplayArrival["kind"], "event" | "read" | "action" | "connection">,
  string
> = {
  gone: "Read: the call is gone",
  presence: "Presence named this call",
  facts: "The account’s facts were read",
  self: "The account was told again",
  "clock-set": "This machine’s clock was set",
  "pause-began": "RingCentral asked for a pause",
  "pause-over": "The pause is over",
};

const actionPhases: Record<Extract<ReplayArrival, { kind: "action" }>["phase"], string> = {
  sent: "sent",
  armed: "waits for a second press",
  counting: "counts down",
  accepted: "accepted",
  unknown: "no answer",
  unproved: "never proved",
  dropped: "taken back",
  failed: "refused",
};

/** How far an action is, as a control shows it. */
const lives: Record<Extract<ReplayChange, { part: "action" }>["to"], string> = {
  idle: "at rest",
  armed: "press again",
  counting: "counts down",
  sent: "sending",
  accepted: "accepted",
  seen: "done",
  unknown: "checking",
  failed: "failed",
};

export const diagnosticsWords = {
  loading: "Reading",
  connection: "Connection",
  connectionStates,
  phases,
  causes,
  since: (time: string) => `since ${time}`,
  history: "History",
  time: "Time",
  step: "Step",
  retryIn: (seconds: string) => `in ${seconds} s`,
  reconcile: "Last reconcile",
  reconciled: (time: string, why: string) => `${time}, because ${why}`,
  reads: (calls: number, reads: number, ms: string) =>
    `${calls === 1 ? "1 call" : `${calls} calls`}, ${reads === 1 ? "1 read" : `${reads} reads`}, ${ms}`,
  reconcileFailed: (code: string, ms: string) => `Failed after ${ms}: ${code}`,
  budget: "Rate budget",
  budgetNote: "Requests that RingCentral allows. Ringside waits instead of running into a limit.",
  noBudget: "Nothing has been sent yet.",
  groups,
  budgetLeft: (remaining: number, limit: number) => `${remaining} of ${limit} left`,
  limitNotTold: "Limit not told yet",
  sentInWindow: (count: number, seconds: number) => `${requests(count)} in the last ${seconds} s.`,
  allFree: "All free.",
  allFreeIn: (time: string) => `All free again in ${time}.`,
  keptSlots: (urgent: number, action: number) =>
    `${urgent} are kept for End and Mute, ${action} more for other actions.`,
  penalty: (time: string) => `Paused by RingCentral for another ${time}.`,
  latency: "Latency of actions",
  latencyNote: "Median and 95th percentile of the last presses, in milliseconds.",
  noLatency: "No action yet.",
  action: "Action",
  columns: {
    pressToSent: "Sent",
    sentToAccepted: "Accepted",
    sentToSeen: "Proved",
    pressToSettled: "In all",
  },
  presses: (count: number) => (count === 1 ? "1 press" : `${count} presses`),
  median: "median",
  p95: "95 %",
  calls: "Recorded calls",
  callsNote: "Names and numbers are placeholders.",
  noCalls: "No call yet.",
  call: (number: number) => `Call ${number}`,
  callLine: (time: string, steps: number) =>
    `${time} · ${steps === 1 ? "1 step" : `${steps} steps`}`,
  replay: (call: string) => `Replay ${call}`,
  system: "System",
  systemNames: {
    app: "Ringside",
    electron: "Electron",
    chromium: "Chromium",
    node: "Node.js",
    platform: "System",
    release: "Release",
    architecture: "Processor",
    locale: "Language",
    session: "Session",
  },
  report: "Report",
  reportNote:
    "Everything on this page, the recorded calls and the last log lines. It holds no name, number or token.",
  save: "Save report",
  saving: "Saving",
  saved: (file: string) => `Saved as ${file}`,
  savedIn: { downloads: "in your Downloads folder.", data: "in Ringside’s data folder." },
  showInFolder: "Show in folder",
  replayOf: (call: string) => `Replay of ${call}`,
  closeReplay: "Close replay",
  previous: "Previous step",
  next: "Next step",
  slider: "Step",
  stepOf: (step: number, of: number) => `Step ${step} of ${of}`,
  folded: (count: number) => `${count} earlier steps are summed up in the first.`,
  arrived: "Arrived",
  nothing: "Nothing changed.",
  notYours: "No party of this call is yours yet.",
  staleThen: "Shown as perhaps out of date at this point.",
  arrivals,
  event: (sequence: number, status: string) => `Event ${sequence}: ${status}`,
  read: (status: string) => `Read: ${status}`,
  connectionBecame: (state: string) => `Connection: ${state}`,
  anAction: "Action",
  actionPhases,
  actionStep: (action: string, phase: string) => `${action}: ${phase}`,
  appears: (state: string) => `Appears: ${state}`,
  stateChange: (from: string, to: string) => `State: ${from} → ${to}`,
  muted: { on: "Muted", off: "No longer muted" },
  recording: { off: "Recording ended", on: "Recording", paused: "Recording paused" },
  lives,
  fields,
};
