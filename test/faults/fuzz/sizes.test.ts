/**
 * Hostile sizes: what is claimed becomes no wait without an end, no memory and no crowd, and a secret goes
 * to no foreign door. `npm run test:bounds -- --by fuzz` takes a bound away and sees it found here.
 */
import { describe, expect, it } from "vitest";

import { done } from "../../../contract/result.ts";
import { readBody } from "../../../main/ringcentral/rest/reply-body.ts";
import { RateBudget } from "../../../main/ringcentral/rest/rate-budget.ts";
import { describeAnswer } from "../../../main/ringcentral/rest/request-failure.ts";
import { isOwnHost } from "../../../main/ringcentral/server-url.ts";
import { parseFrame } from "../../../main/ringcentral/socket/frames.ts";
import { SessionLife } from "../../../main/ringcentral/socket/recoverable-session.ts";
import { createSocketTokens } from "../../../main/ringcentral/socket/socket-token.ts";
import { askedWaitMs, longestAskedMs } from "../../../main/timing/asked-wait.ts";
import { emptyState, reduce } from "../../../telephony/reduce/reduce.ts";
import { mostLiveSessions, mostParties } from "../../../telephony/session/bounds.ts";
import { callViewOf, mostParticipants } from "../../../telephony/view/call-view.ts";
import { parseSessionEvent } from "../../../telephony/wire/messages.ts";
import { createRandom } from "../../../simulator/random.ts";
import { createManualClock } from "../../support/service/manual-clock.ts";
import { hostileFetch } from "../../support/service/hostile-fetch.ts";
import { invented } from "../ground/invented.ts";
import { attempt, attemptInTurn, seed, times } from "./attempt.ts";

const numbers = [0, 1, 7, 50, -1, 0.5, 2 ** 31, 3e8, 1e12, 1e300, "NaN", "Infinity", "soon", ""];
const names = [
  "Retry-After",
  "X-Rate-Limit-Limit",
  "X-Rate-Limit-Remaining",
  "X-Rate-Limit-Window",
];

it("obeys 3,000 claims of waits and limits for no longer than it says", () => {
  const clock = createManualClock();
  let budget = new RateBudget(clock);
  attempt(3_000, ({ pick }) => {
    const headers = new Headers();
    for (const name of names) if (pick([true, false])) headers.set(name, String(pick(numbers)));
    const status = pick([200, 200, 204, 404, 429, 503]);
    budget.learn("light", { status, headers });
    for (let count = pick([1, 5, 60]); count > 0; count -= 1) {
      const waitMs = budget.take("light", pick(["read", "action", "urgent"]));
      expect(waitMs).toBeGreaterThanOrEqual(0);
      // A window at most, and what a request may need to arrive.
      expect(waitMs).toBeLessThanOrEqual(longestAskedMs + 1_000);
    }
    expect(JSON.stringify(budget.report()).length).toBeLessThan(2_000);
    const { reason } = describeAnswer({ status: 429, headers, body: "", now: clock.now() });
    expect(askedWaitMs(reason)).toBeLessThanOrEqual(longestAskedMs);
    clock.advance(pick([0, 1_000, 60_000]));
    if (pick([true, false, false])) budget = new RateBudget(clock);
  });
});

it("takes of 300 bodies of any size no more than it may", async () => {
  const never = new AbortController().signal;
  await attemptInTurn(300, async ({ pick }) => {
    const [mostBytes, chunkBytes] = [pick([1, 1_000, 65_536]), pick([1_000, 16_384, 100_000])];
    const source = hostileFetch({ chunkBytes, status: pick([200, 429, 503]) });
    await expect(readBody(source.response(), { mostBytes, signal: never })).rejects.toMatchObject({
      reason: { code: "reply-too-large" },
    });
    expect(source.isCancelled()).toBe(true);
    // One more piece may be on its way when it is cancelled.
    expect(source.taken()).toBeLessThanOrEqual(mostBytes + 2 * chunkBytes);
  });
});

describe("a crowd", () => {
  const self = { extensionId: "700100012", companyNumber: "+15550100100" };
  const facts = {
    callControlGranted: true,
    features: { park: true, recording: true, flip: true },
    ...{ flipTargets: [], parkLocations: [], devices: [] },
  };
  const context = { facts, self, formatNumber: String, nameOfExtension: () => undefined };

  it("of 600 announcements with up to 2,000 parties is kept and shown within bounds", () => {
    let state = emptyState(self);
    const random = createRandom(seed);
    attempt(600, ({ pick }) => {
      const parties = pick([1, 1, 1, 2, 90, 130, 2_000]);
      const [, { body }] = JSON.parse(invented(random, parties)) as [unknown, { body: object }];
      // Some are of one session, whose people come one by one.
      const id = pick([{}, {}, { telephonySessionId: "s-again" }]);
      const own = pick([() => self.extensionId, () => undefined])();
      const event = parseSessionEvent(Object.assign({}, body, id), own);
      if (!event.ok) throw new Error(event.issues.join());
      expect(event.value.parties.length).toBeLessThanOrEqual(mostParties);
      state = reduce(state, { type: "session-event", event: event.value, receivedAt: 1 });
      expect(state.live.length).toBeLessThanOrEqual(mostLiveSessions);
      const touched = state.live.find((session) => session.id === event.value.telephonySessionId);
      if (touched === undefined) return;
      expect(touched.parties.length).toBeLessThanOrEqual(mostParties);
      const shown = callViewOf(touched, context);
      expect(shown?.participants.length ?? 0).toBeLessThanOrEqual(mostParticipants);
    });
  });
});

it("takes a secret to none of 2,000 doors that are not the service's", async () => {
  const server = "https://platform.ring.example";
  const reply = { uri: "wss://ws.ring.example/ws", ws_access_token: "token", expires_in: 30 };
  const doors = [
    ...["wss://ring.example.evil.example/ws", "wss://evilring.example/ws", "ws://ring.example/ws"],
    ...["wss://ws.ring.example@evil.example/ws", "https://ws.ring.example/ws", "wss://[::1]/ws"],
    ...["wss://ws.ring.example/ws", "wss://sub.ws.ring.example:444/ws", "wss://192.0.2.7/ws"],
  ];
  let taken = 0;
  await attemptInTurn(2_000, async ({ pick, spoil }) => {
    const body = pick([() => spoil(reply), () => ({ ...reply, uri: pick(doors) })])();
    const tokens = createSocketTokens({
      rest: { read: () => Promise.resolve(done(body)) },
      clock: createManualClock(),
      isOwnHost: (host) => isOwnHost(host, { server }),
    });
    const token = await tokens.take();
    if (!token.ok) return;
    taken += 1;
    const { protocol, hostname, username } = new URL(token.value.uri);
    expect(protocol).toBe("wss:");
    expect(hostname).toMatch(/(^|\.)ring\.example$/);
    expect(username).toBe("");
  });
  expect(taken).toBeGreaterThan(100 * times);
});

it("hands a socket over no sooner and no later than it says, in 2,000 greetings", () => {
  let greeted = 0;
  attempt(2_000, ({ pick, spoil }) => {
    const lives = { idleTimeout: 1_800, absoluteTimeout: 86_400, recoveryTimeout: 180 };
    const claimed = Object.fromEntries(
      Object.entries(lives).map(([name, usual]) => [name, pick([usual, ...numbers])]),
    );
    const details = {
      ...{ type: "ConnectionDetails", messageId: "m", status: 200 },
      wsc: { token: "wsc", sequence: 1 },
    };
    const body = pick([() => claimed, () => spoil(lives)])();
    const frame = parseFrame(JSON.stringify([details, body ?? null]));
    if (!frame.ok || frame.value.kind !== "connection-details") return;
    greeted += 1;
    const { recoveryTimeoutMs, absoluteTimeoutMs } = frame.value;
    const waits: number[] = [];
    const clock = createManualClock();
    const watched = {
      ...clock,
      after(ms: number, run: () => void) {
        waits.push(ms);
        return clock.after(ms, run);
      },
    };
    const onAging = (): void => undefined;
    const life = { clock: watched, recoveryTimeoutMs, absoluteTimeoutMs, resumed: undefined };
    new SessionLife({ ...life, handOverMs: 60_000, onAging }).stop();
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(60_000);
    expect(waits[0]).toBeLessThanOrEqual(7 * 86_400_000);
  });
  expect(greeted).toBeGreaterThan(100 * times);
});
