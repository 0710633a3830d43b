/** That the model test finds what it is for: stories that end well, and not with a defect planted. */
import { describe, expect, it } from "vitest";

import type { Result } from "../../../contract/result.ts";
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
    limits: "off",
    tokenSeconds: 3_600,
    calls: [connected],
    steps: [{ do: "pass", ms: 2_000 }, ...steps],
  },
});
const press = (action: "mute" | "hold"): Step => ({
  ...{ do: "press", action, which: 0, saw: "now", choice: 0 },
});
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

const defects = [
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
