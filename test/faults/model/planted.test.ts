/** That the model test finds what it is for: stories that end well, and not with a defect planted. */
import { describe, expect, it } from "vitest";

import { done, type Result } from "../../../contract/result.ts";
import type { CallService } from "../../../main/calls/call-service.ts";
import type { CallGateway } from "../../../main/calls/ports.ts";
import type { WireSession } from "../../../telephony/wire/messages.ts";
import { play } from "./play.ts";
import type { Step, Story } from "./steps.ts";

const sessions = "/restapi/v1.0/account/~/telephony/sessions/**";
const connected: Story["calls"][number] = {
  do: "call",
  wish: { direction: "Inbound", state: "Answered" },
};
/** The call is shown by the time that the steps begin. */
const storyOf = (...steps: readonly Step[]): Story => ({
  ...{
    secondChance: 0,
    limits: "off",
    tokenSeconds: 3_600,
    peaceMs: 0,
    calls: [connected],
    steps: [{ do: "pass", ms: 2_000 }, ...steps],
  },
});
const press = (action: (Step & { do: "press" })["action"]): Step => ({
  ...{ do: "press", action, which: 0, saw: "now", choice: 0 },
});
/** Somebody is asked about the call, and talks. */
const asked: readonly Step[] = [
  press("consult"),
  { do: "pass", ms: 2_000 },
  { do: "people", action: "answer", which: 1 },
  { do: "pass", ms: 8_000 },
];
/** The other phone rings for the call. */
const flips: readonly Step[] = [press("flip"), { do: "pass", ms: 2_000 }];
const fault = (match: object, effect: object, times: number | "always" = 1): Step => ({
  do: "fault",
  fault: { match, times, effect },
});

const resends = (gateway: CallGateway): CallGateway => ({
  ...gateway,
  async perform(operation, isStillWanted) {
    const answer = await gateway.perform(operation, isStillWanted);
    if (answer.ok || answer.error.code !== "timed-out") return answer;
    return gateway.perform(operation, isStillWanted);
  },
});

function readsOnce(gateway: CallGateway): CallGateway {
  const first = new Map<string, Promise<Result<WireSession | undefined>>>();
  return {
    ...gateway,
    readSession(id) {
      const answer = first.get(id) ?? gateway.readSession(id);
      first.set(id, answer);
      return answer;
    },
  };
}

const believesEverything = (gateway: CallGateway): CallGateway => ({
  ...gateway,
  async perform(operation, isStillWanted) {
    await gateway.perform(operation, isStillWanted);
    return { ok: true, value: undefined };
  },
  readSession: () => new Promise(() => undefined),
});

/** Joins two calls once more when it was asked for once. */
const bridgesTwice = (gateway: CallGateway): CallGateway => ({
  ...gateway,
  async perform(operation, isStillWanted) {
    const answer = await gateway.perform(operation, isStillWanted);
    if (operation.operation === "bridge") await gateway.perform(operation);
    return answer;
  },
});

/** Takes what leaves the call to one of the user's phones for hanging up. */
const hangsUpFor =
  (action: "take-back" | "finish-here") =>
  (service: CallService): CallService => ({
    ...service,
    act: (intent) => service.act(intent.action === action ? { ...intent, action: "end" } : intent),
  });

/** Joins two calls whether or not both are still there. */
const bridgesBlindly = (gateway: CallGateway): CallGateway => ({
  ...gateway,
  perform: (operation, isStillWanted) =>
    gateway.perform(operation, operation.operation === "bridge" ? () => true : isStillWanted),
});

/** Says that what counts down is cancelled, and lets it go out all the same. */
function cancelsInWords(service: CallService): CallService {
  let say = (_outcome: Awaited<ReturnType<CallService["act"]>>): void => undefined;
  return {
    ...service,
    act(intent) {
      const cancelled = done({ outcome: "cancelled" as const });
      if (intent.action === "cancel") say(cancelled);
      if (intent.action === "cancel") return Promise.resolve(cancelled);
      return Promise.race([
        service.act(intent),
        new Promise<typeof cancelled>((resolve) => (say = () => resolve(cancelled))),
      ]);
    },
  };
}

it("finds what goes out although it was cancelled", async () => {
  const story = {
    ...storyOf(press("transfer"), { do: "pass", ms: 300 }, press("cancel"), {
      ...{ do: "pass", ms: 8_000 },
    }),
    secondChance: 2,
  };
  expect(await play(story, "memory")).toEqual([]);
  const broken = await play(story, "memory", { plantedService: cancelsInWords });
  expect(broken.join("\n")).toMatch(/transfer was sent although it was cancelled/);
});

it.each(["take-back", "finish-here"] as const)(
  "finds a call that is ended by %s while the other phone rings",
  async (action) => {
    const story = storyOf(...flips, press(action), { do: "pass", ms: 8_000 });
    expect(await play(story, "memory")).toEqual([]);
    const broken = await play(story, "memory", { plantedService: hangsUpFor(action) });
    expect(broken.join("\n")).toMatch(/was ended without a wish/);
  },
);

/** Pauses for a card number, and forgets about it. */
const forgetsToGoOn = (service: CallService): CallService => ({
  ...service,
  act: (intent) =>
    service.act(
      intent.action === "card-number" ? { ...intent, action: "pause-recording" } : intent,
    ),
});

it("finds a recording that stays paused after a card number", async () => {
  const recording: Step = {
    do: "call",
    wish: { direction: "Inbound", state: "Answered", recording: true },
  };
  const story = { ...storyOf(press("card-number"), { do: "pass", ms: 8_000 }), calls: [recording] };
  expect(await play(story, "memory")).toEqual([]);
  const broken = await play(story, "memory", { plantedService: forgetsToGoOn });
  expect(broken.join("\n")).toMatch(/stays paused without a word/);
});

const defects = [
  {
    name: "two calls that are joined twice",
    planted: bridgesTwice,
    story: storyOf(...asked, press("complete"), { do: "pass", ms: 2_000 }),
    found: /bridge came 2 times, asked for 1 times/,
  },
  {
    name: "a call that ended a moment ago and is joined all the same",
    planted: bridgesBlindly,
    story: {
      ...storyOf(
        ...asked,
        fault({ path: "/restapi/oauth/token" }, { kind: "delay", ms: 5_000 }),
        { do: "pass", ms: 61_000 },
        press("complete"),
        { do: "turns", count: 3 },
        { do: "people", action: "hangup", which: 1 },
        { do: "pass", ms: 8_000 },
      ),
      tokenSeconds: 100,
    },
    found: /bridge came 1 times, asked for 0 times/,
  },
  {
    name: "a request that is sent again after a time-out",
    planted: resends,
    story: storyOf(
      fault({ method: "PATCH", path: sessions }, { kind: "lose-reply", how: "hang" }),
      press("mute"),
      { do: "pass", ms: 61_000 },
    ),
    found: /acted 2 times, asked for 1 times/,
  },
  {
    name: "reads that tell what they told before",
    planted: readsOnce,
    story: storyOf(
      fault({ frame: "ServerNotification" }, { kind: "lose" }, "always"),
      { do: "people", action: "hangup", which: 0 },
      { do: "pass", ms: 61_000 },
    ),
    found: /is over/,
  },
  {
    name: "an attempt that nothing ever proves",
    planted: believesEverything,
    story: storyOf(
      fault({ method: "POST", path: sessions }, { kind: "lose-request", how: "reset" }),
      press("hold"),
      { do: "pass", ms: 61_000 },
    ),
    found: /hold is still|connection is|never answered/,
  },
] as const;

describe("the model test", () => {
  it.each(defects)("finds $name", async ({ story, planted, found }) => {
    expect(await play(story, "memory")).toEqual([]);
    expect((await play(story, "memory", { planted })).join("\n")).toMatch(found);
  });
});
