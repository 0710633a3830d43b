/** What may happen in a random world: calls, people, the user, and troubles of every kind. */
import fc from "fast-check";

import type { AnyIntent } from "../../../contract/intent.ts";
import { hostileFaults, type HostileStep, hostileSteps, twoRenewalsMs } from "./hostile-steps.ts";

/** Which call is meant: the index among those that exist when the step is taken. */
type Which = number;

export type Step =
  | { readonly do: "call"; readonly wish: object }
  | { readonly do: "people"; readonly action: string; readonly which: Which }
  | {
      readonly do: "press";
      readonly action: AnyIntent["action"];
      readonly which: Which;
      /** `now`: as shown at the press. `before`: as shown some presses ago. */
      readonly saw: "now" | "before" | "nothing";
      /** Chooses among targets, phones, places and participants. */
      readonly choice: number;
    }
  | { readonly do: "fault"; readonly fault: object }
  /** The next request on a call arrives so late. */
  | { readonly do: "late"; readonly ms: number }
  | { readonly do: "pass"; readonly ms: number }
  /** Some turns of the event loop, so that the next step falls into the middle of something. */
  | { readonly do: "turns"; readonly count: number }
  | { readonly do: "settle" }
  | { readonly do: "jump"; readonly ms: number }
  | { readonly do: "sleep"; readonly ms: number; readonly cut: boolean }
  | { readonly do: "wake" }
  | { readonly do: "network"; readonly isUp: boolean }
  | HostileStep;

const which = fc.nat({ max: 5 });

const call = fc
  .record(
    {
      direction: fc.constantFrom("Inbound", "Outbound"),
      state: fc.constantFrom("Setup", "Proceeding", "Answered", "Hold", "Answered"),
      from: fc.constantFrom("+15550100177", "+15550100161", "113", "114"),
      to: fc.constantFrom("+15550100177", "+15550100162", "113", "151", "+15550100100"),
      recording: fc.constantFrom(true, false),
      queue: fc.constantFrom(true, false),
    },
    { requiredKeys: ["direction", "state"] },
  )
  .map(({ from, to, queue, ...wish }) =>
    // A caller comes from somewhere, a callee is somewhere; a queue only takes callers.
    wish.direction === "Inbound"
      ? { ...wish, ...(from && { from }), ...(queue === undefined ? {} : { queue }) }
      : { ...wish, ...(to && { to }) },
  );

const peoplesActions = [
  "answer",
  "decline",
  "hangup",
  "hold-on-device",
  "unhold-on-device",
  "mute-on-device",
  "unmute-on-device",
  "pickup-parked",
  "flip-answered",
  "flip-answered-keeping-old",
  "flip-declined",
  "consult-busy",
  "hangup",
] as const;

const presses = [
  "mute",
  "unmute",
  "toggle-mute",
  "hold",
  "unhold",
  "swap",
  "toggle-hold",
  "record",
  "pause-recording",
  "resume-recording",
  "toggle-recording",
  "card-number",
  "card-number",
  "more-time",
  "transfer",
  "park",
  "flip",
  "answer",
  "decline",
  "voicemail",
  "forward",
  "reply",
  "ignore",
  "end",
  "retrieve",
  "consult",
  "consult",
  "complete",
  "complete",
  "take-back",
  "take-back",
  "finish-here",
  "dial",
  "cancel",
  "transfer",
  "end",
] as const;

const anyPath = fc.constantFrom(
  "/restapi/v1.0/account/~/telephony/call-out",
  "/restapi/v1.0/account/~/telephony/sessions/**",
  "/restapi/v1.0/account/~/telephony/sessions/**/parties/**",
  "/restapi/v1.0/account/~/extension/~/presence",
  "/restapi/oauth/wstoken",
  "/restapi/oauth/token",
  "/restapi/v1.0/subscription",
  "/restapi/**",
);

const how = fc.constantFrom("hang", "reset");
const retryAfter = fc.constantFrom({}, { "Retry-After": "5" }, { "Retry-After": "60" });
const httpEffect = fc.oneof(
  fc.record({ kind: fc.constant("lose-request"), how }),
  fc.record({ kind: fc.constant("lose-reply"), how }),
  fc.record({ kind: fc.constant("delay"), ms: fc.constantFrom(50, 900, 7_000, 9_000, 40_000) }),
  fc.record({
    kind: fc.constant("answer"),
    status: fc.constantFrom(400, 401, 403, 404, 409, 500, 503),
    body: fc.constant({}),
  }),
  fc.record({ kind: fc.constant("answer"), status: fc.constant(429), headers: retryAfter }),
  fc.record({ kind: fc.constant("html"), status: fc.constantFrom(200, 502) }),
  fc.record({ kind: fc.constant("empty-reply") }),
  fc.record({ kind: fc.constant("reply-before-event"), gapMs: fc.constantFrom(0, 50, 4_000) }),
  fc.record({ kind: fc.constant("reply-after-event"), gapMs: fc.constantFrom(0, 50) }),
);
const times = fc.constantFrom(1, 1, 2, 3);
const httpFault = fc.record({
  match: fc.record({ path: anyPath }),
  times,
  effect: httpEffect,
});

const frameEffect = fc.oneof(
  fc.constantFrom({ kind: "lose" }, { kind: "duplicate", copies: 3 }, { kind: "reorder" }),
  fc.record({ kind: fc.constant("delay"), ms: fc.constantFrom(30, 2_000, 20_000) }),
  fc.constantFrom({ kind: "coalesce", frames: 3 }, { kind: "drop" }, { kind: "freeze" }),
  fc.constantFrom({ kind: "malformed", text: "[{" }, { kind: "error", errorCode: "WSG-902" }),
);
const frameFault = fc.record({
  match: fc.record({
    frame: fc.constantFrom(
      "ServerNotification",
      "ServerNotification",
      "ConnectionDetails",
      "Response",
    ),
  }),
  times,
  effect: frameEffect,
});
const socketFault = fc.constantFrom(
  ...["drop", "close", "freeze", "malformed"].map((kind) => ({ kind })),
  { kind: "error", errorCode: "WSG-903", close: true },
);
const struckNow = socketFault.map((effect) => ({ match: { frame: "now" }, effect }));
const upgradeFault = fc.record({
  match: fc.constant({ frame: "upgrade" }),
  times,
  effect: fc.constantFrom(
    { kind: "refuse", status: 401 },
    { kind: "refuse", status: 503 },
    { kind: "never-answer" },
    { kind: "delay", ms: 3_000 },
  ),
});
const silence = fc.constantFrom("silent", "freeze", "drop").map((kind) => ({
  match: { frame: "open" },
  effect: { kind },
}));

const press = fc.record({
  do: fc.constant("press" as const),
  action: fc.constantFrom(...presses),
  which,
  saw: fc.constantFrom("now" as const, "now" as const, "before" as const, "nothing" as const),
  choice: fc.nat({ max: 5 }),
});
const people = fc.record({
  do: fc.constant("people" as const),
  action: fc.constantFrom(...peoplesActions),
  which,
});
const fault = fc.record({
  do: fc.constant("fault" as const),
  fault: fc.oneof(
    ...[httpFault, httpFault, frameFault, struckNow, upgradeFault, silence],
    hostileFaults,
  ),
});
const pass = fc.record({
  do: fc.constant("pass" as const),
  ms: fc.constantFrom(5, 30, 300, 2_000, 8_000, 15_000, 61_000),
});
const trouble = fc.oneof(
  fc.record({
    do: fc.constant("late" as const),
    ms: fc.constantFrom(500, 7_000, 12_000, 25_000, 70_000),
  }),
  fc.record({
    do: fc.constant("jump" as const),
    ms: fc.constantFrom(-3_600_000, -30_000, 60_000, 7_200_000),
  }),
  fc.record({
    do: fc.constant("sleep" as const),
    ms: fc.constantFrom(1_000, 120_000, 400_000),
    cut: fc.boolean(),
  }),
  fc.constant({ do: "wake" as const }),
  fc.record({ do: fc.constant("network" as const), isUp: fc.boolean() }),
);
const meanwhile = fc.oneof(
  fc.constant({ do: "settle" as const }),
  fc.record({ do: fc.constant("turns" as const), count: fc.integer({ min: 1, max: 12 }) }),
);

const creation = fc.record({ do: fc.constant("call" as const), wish: call });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: creation },
  { weight: 3, arbitrary: people },
  { weight: 6, arbitrary: press },
  { weight: 4, arbitrary: fault },
  { weight: 3, arbitrary: pass },
  { weight: 1, arbitrary: trouble },
  { weight: 1, arbitrary: hostileSteps },
  { weight: 4, arbitrary: meanwhile },
);

/** A world, and what comes to pass in it. */
export interface Story {
  /** How many seconds what takes a call away can be cancelled. */
  readonly secondChance: number;
  readonly limits: "off" | "documented";
  /** The life of access tokens, in seconds. */
  readonly tokenSeconds: number;
  /** How long all is well in the end, in milliseconds: what was claimed may hurt hours later. */
  readonly peaceMs: number;
  readonly calls: readonly Step[];
  readonly steps: readonly Step[];
}

export const stories: fc.Arbitrary<Story> = fc.record({
  secondChance: fc.constantFrom(0, 0, 2, 5),
  limits: fc.constantFrom("off" as const, "off" as const, "documented" as const),
  tokenSeconds: fc.constantFrom(3_600, 3_600, 100),
  peaceMs: fc.constantFrom(...Array<number>(11).fill(0), twoRenewalsMs),
  calls: fc.array(creation, { maxLength: 3 }),
  steps: fc.array(step, { minLength: 1, maxLength: 16, size: "max" }),
});
