/**
 * Spoiled frames, answers, calls of the page and files: nothing throws, nothing inherited is touched,
 * and what is understood can be worked with. A failure names its seed and its number; the long mode
 * is `npm run test:fuzz -- --times 4 --seed N`.
 */
import { beforeAll, describe, expect, it } from "vitest";

import { parseCommandLine } from "../../../main/command-line.ts";
import { readDocument } from "../../../main/settings/settings-file.ts";
import { parseFrame } from "../../../main/ringcentral/socket/frames.ts";
import { describeAnswer } from "../../../main/ringcentral/rest/request-failure.ts";
import * as account from "../../../main/ringcentral/account/wire-account.ts";
import { emptyState, reduce } from "../../../telephony/reduce/reduce.ts";
import { callViewOf } from "../../../telephony/view/call-view.ts";
import * as wire from "../../../telephony/wire/messages.ts";
import { defaultSettings } from "../../../contract/settings.ts";
import { openGround } from "../ground/proving-ground.ts";
import { differencesOf } from "../ground/truth.ts";
import { callsOfThePage, channels, servedContract } from "./page-calls.ts";
import { attempt, seed, times } from "./attempt.ts";
import { createMutator, isPolluted } from "./mutate.ts";
import { type Recorded, recordTraffic } from "./recorded.ts";

let recorded: Recorded;
beforeAll(async () => {
  recorded = await recordTraffic();
});

it("reads 24,000 spoiled frames as frames or as misfits", () => {
  let understood = 0;
  attempt(24_000, ({ pick, spoilText }) => {
    const parsed = parseFrame(spoilText(pick(recorded.frames)));
    if (!parsed.ok) return;
    understood += 1;
    if (parsed.value.kind === "notification") {
      wire.parseSessionEvent(parsed.value.notification.body);
    }
  });
  expect(understood).toBeGreaterThan(1_000);
});

const parsers = [
  ...Object.values(wire).filter((value) => typeof value === "function"),
  ...Object.values(account).filter((value) => typeof value === "function"),
];

it("reads 14,000 spoiled answers by every parser, and as failures", () => {
  attempt(14_000, ({ pick, spoil, spoilText }) => {
    const body = pick(recorded.bodies);
    pick(parsers)(spoil(body));
    const status = pick([200, 204, 301, 400, 401, 403, 404, 409, 429, 500, 503, 599]);
    const headers = new Headers({ "Retry-After": pick(["1", "-1", "x", "1e99", "Tue, 99 Foo"]) });
    const { reason } = describeAnswer({ status, headers, body: spoilText(body), now: 0 });
    expect(reason.code).toBeTypeOf("string");
  });
});

const self = { extensionId: "700100012", companyNumber: "+15550100100" };
const facts = {
  callControlGranted: true,
  features: { park: true, recording: true, flip: true },
  flipTargets: [],
  parkLocations: [],
  devices: [],
};
const context = {
  ...{ facts, self },
  formatNumber: (number: string) => number,
  nameOfExtension: () => undefined,
};

it("works with whatever it understood of 4,000 events and sessions", () => {
  let state = emptyState(self);
  attempt(4_000, ({ pick, spoil }) => {
    const receivedAt = 1;
    const [, body] = pick(recorded.frames) as [unknown, { body?: unknown }?];
    const event = wire.parseSessionEvent(spoil(body?.body));
    if (event.ok) state = reduce(state, { type: "session-event", event: event.value, receivedAt });
    const read = wire.parseSession(spoil(pick(recorded.bodies)));
    if (read.ok) {
      const session = read.value;
      state = reduce(state, { type: "session-read", session, eventsAtRequest: 0, receivedAt });
    }
    const presence = wire.parsePresence(spoil(pick(recorded.bodies)));
    if (presence.ok) {
      state = reduce(state, { type: "presence", presence: presence.value, receivedAt });
    }
    for (const session of state.live) callViewOf(session, context);
    // A day has few calls at a time; so many made-up ones would only cost time.
    if (state.live.length > 50) state = emptyState(self);
  });
});

it("answers 8,000 spoiled calls of the page, and lets only parsed ones through", async () => {
  const { on, reached } = servedContract();
  const answers: unknown[] = [];
  attempt(8_000, (mutator) => {
    const { channel, input } = mutator.pick(callsOfThePage);
    const argument = mutator.spoil(input);
    answers.push(on.invoke(channel, ...(mutator.pick([0, 1, 1, 1]) === 0 ? [] : [argument])));
  });
  for (const answer of await Promise.all(answers)) {
    expect(answer).toHaveProperty("ok");
  }
  expect(reached.length).toBeGreaterThan(0);
  for (const { parse, value } of reached) expect(parse(value)).toMatchObject({ ok: true });
});

it("knows every method of the contract", () => {
  const called = new Set(callsOfThePage.map(({ channel }) => channel));
  expect([...called].toSorted()).toEqual(channels.toSorted());
});

it("reads 1,000 spoiled settings files and 1,000 command lines", () => {
  const document = { version: 1, settings: defaultSettings };
  attempt(1_000, ({ spoil, spoilText, pick }) => {
    const read = readDocument(spoilText(document));
    if (!read.ok) expect(["not-json", "not-ours", "from-newer-version"]).toContain(read.why);
    const words = spoil(["--demo", "--server", "https://x.example", "--jwt", "a.b.c", "tel:+1"]);
    const line = Array.isArray(words) ? words.filter((word) => typeof word === "string") : [];
    expect(parseCommandLine([...line, pick(["--", "--jwt=", "--=x", "-abc"])]).demo).toBeTypeOf(
      "boolean",
    );
  });
});

describe("the whole line", () => {
  it("shows the truth after 600 spoiled frames and 60 spoiled answers", async () => {
    const ground = await openGround({ wire: "memory" });
    try {
      await ground.ask("POST", "calls", { direction: "Inbound", state: "Answered" });
      await ground.pass(1_000);
      for (let number = 0; number < 600 * times; number += 1) {
        const mutator = createMutator((seed + number) >>> 0);
        const text = mutator.spoilText(mutator.pick(recorded.frames)).slice(0, 60_000);
        await ground.ask("POST", "faults", {
          ...{ match: { frame: "now" }, effect: { kind: "malformed", text } },
        });
        if (number % 10 === 0) {
          const body = mutator.spoil(mutator.pick(recorded.bodies)) ?? null;
          await ground.ask("POST", "faults", {
            match: { method: "GET", path: "/restapi/**" },
            effect: { kind: "answer", status: 200, body },
          });
          await ground.pass(61_000);
        }
      }
      await ground.letDustSettle();
      expect(ground.isSignedOut()).toBe(false);
      expect(await differencesOf(ground)).toEqual([]);
      expect(isPolluted()).toBe(false);
    } finally {
      await ground.dispose();
    }
  });
});
