import { describe, expect, it } from "vitest";

import type { AvailabilityChange } from "../../contract/account/availability.ts";
import type { AppSnapshot, ColleagueView } from "../../contract/app-snapshot.ts";
import type { Answer, Request } from "../../contract/command-line/protocol.ts";
import type { DialReading } from "../../contract/dialing.ts";
import type { ActOutcome, AnyIntent, CallIntent } from "../../contract/intent.ts";
import { done, failed, type Result } from "../../contract/result.ts";
import type { ControlView } from "../../contract/call-view.ts";
import { FakeClock } from "../../test/support/fakes/fake-clock.ts";
import {
  buildCall,
  buildControls,
  buildSnapshot,
  sessionId,
} from "../../test/support/views/snapshots.ts";
import { createCommands } from "./commands.ts";
import { longestProofMs } from "./proof.ts";
import { inEnglish } from "../../test/support/english.ts";

const id = sessionId("s-1");

function setUp() {
  const world = {
    settings: { enabled: true, forbidden: [] as Request["verb"][] },
    snapshot: buildSnapshot({
      calls: [buildCall({ telephonySessionId: id })],
      targetId: id,
    }),
    outcome: done({ telephonySessionId: id, outcome: "accepted" }) as Result<ActOutcome>,
    reading: undefined as DialReading | undefined,
    intents: [] as AnyIntent[],
    availability: [] as AvailabilityChange[],
    availabilityOutcome: done(undefined),
    people: [] as ColleagueView[],
    shown: 0,
    answers: [] as Answer[],
  };
  const clock = new FakeClock();
  const listeners = new Set<() => void>();
  const run = createCommands({
    speech: inEnglish,
    settings: () => world.settings,
    snapshot: () => world.snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act(intent) {
      world.intents.push(intent);
      return Promise.resolve(world.outcome);
    },
    readTarget: () => world.reading,
    setAvailability(change) {
      world.availability.push(change);
      return Promise.resolve(world.availabilityOutcome);
    },
    people: () => world.people,
    show: () => (world.shown += 1),
    clock,
  });
  const ask = async (request: Request): Promise<Answer | undefined> => {
    run(request, (answer) => world.answers.push(answer));
    await Promise.resolve();
    await Promise.resolve();
    return world.answers.at(-1);
  };
  const change = (snapshot: AppSnapshot): void => {
    world.snapshot = snapshot;
    for (const listener of listeners) listener();
  };
  /** The hold control of the call, in this life. */
  const hold = (life: ControlView["life"]): AppSnapshot =>
    buildSnapshot({
      calls: [
        buildCall({
          telephonySessionId: id,
          controls: buildControls({ hold: { does: "hold", life } }),
        }),
      ],
    });
  return { world, clock, run, ask, change, hold, listeners };
}

describe("a command", () => {
  it.each([
    [{ id: 1, verb: "toggle-mute" }, { action: "toggle-mute" }],
    [
      { id: 1, verb: "end", call: id },
      { action: "end", telephonySessionId: id },
    ],
    [{ id: 1, verb: "park" }, { action: "park" }],
    [
      { id: 1, verb: "park", target: "orbit" },
      { action: "park", to: { kind: "orbit" } },
    ],
    [
      { id: 1, verb: "park", target: "  warehouse " },
      { action: "park", to: { kind: "location", extensionId: "700100062" } },
    ],
    [
      { id: 1, verb: "flip", target: "Home office" },
      { action: "flip", callFlipId: "2" },
    ],
    [
      { id: 1, verb: "transfer", target: "102", confirm: "102" },
      { action: "transfer", to: { kind: "phone-number", phoneNumber: "102", confirm: "102" } },
    ],
  ] satisfies [Request, CallIntent][])(
    "%j is the intent of every button",
    async (request, intent) => {
      const { world, ask } = setUp();
      expect(await ask(request)).toEqual({ id: 1, answer: "done", call: id, how: "accepted" });
      expect(world.intents).toEqual([{ ...intent, atOnce: true }]);
    },
  );

  it("goes to whoever waits longest, and says who that was", async () => {
    const { world, ask } = setUp();
    const done = { id: 1, answer: "done", call: id, how: "accepted" };
    expect(await ask({ id: 1, verb: "resume-longest" })).toEqual(done);
    expect(world.intents).toEqual([{ action: "resume-longest", atOnce: true }]);
  });

  it("finds whose voicemail is meant by name or extension, and sends nothing if that is not one", async () => {
    const { world, ask } = setUp();
    const [first, second] = [
      { extensionId: "71", name: "Ada Brook", extensionNumber: "201" },
      { extensionId: "72", name: "Ada Brook", extensionNumber: "202" },
    ];
    world.people = [first, second];
    const voicemail = (target: string) => ask({ id: 1, verb: "voicemail", target });
    expect(await voicemail("202")).toMatchObject({ answer: "done" });
    expect(world.intents).toEqual([
      { action: "transfer", atOnce: true, to: { kind: "voicemail", extensionId: "72" } },
    ]);
    expect(await voicemail("ada brook")).toMatchObject({
      answer: "refused",
      code: "several-match",
    });
    expect(await voicemail("nobody")).toMatchObject({ answer: "refused", code: "no-match" });
    expect(await voicemail(" ")).toMatchObject({ answer: "refused", code: "no-match" });
    expect(world.intents).toHaveLength(1);
  });

  it("that is forbidden, or comes while all are, does nothing and says so", async () => {
    const { world, ask } = setUp();
    world.settings = { enabled: true, forbidden: ["end", "show"] };
    expect(await ask({ id: 1, verb: "end" })).toMatchObject({ code: "forbidden" });
    expect(await ask({ id: 1, verb: "show" })).toMatchObject({ code: "forbidden" });
    world.settings = { enabled: false, forbidden: [] };
    expect(await ask({ id: 2, verb: "mute" })).toMatchObject({ answer: "refused" });
    expect(await ask({ id: 2, verb: "status" })).toMatchObject({ answer: "refused" });
    expect([world.intents, world.shown]).toEqual([[], 0]);
  });

  it("that several calls fit opens the window, where the question stands", async () => {
    const { world, ask } = setUp();
    world.outcome = done({ telephonySessionId: id, outcome: "choosing" });
    expect(await ask({ id: 1, verb: "hold" })).toMatchObject({
      answer: "refused",
      code: "choosing",
    });
    expect(world.shown).toBe(1);
  });

  it("that wants a second press says so", async () => {
    const { world, ask } = setUp();
    world.outcome = done({ telephonySessionId: id, outcome: "armed" });
    expect(await ask({ id: 1, verb: "end" })).toMatchObject({ answer: "refused", code: "armed" });
  });

  it("that is so already is done", async () => {
    const { world, ask } = setUp();
    world.outcome = done({ telephonySessionId: id, outcome: "merged" });
    expect(await ask({ id: 1, verb: "mute" })).toMatchObject({ answer: "done", how: "already" });
  });

  it.each([
    [{ code: "timed-out", action: "hold" }, "unknown", "timed-out"],
    [{ code: "not-allowed", reason: "call-ringing" }, "refused", "call-ringing"],
    [{ code: "signed-out" }, "refused", "signed-out"],
  ] as const)("that came to %j is answered by its own word", async (error, answer, code) => {
    const { world, ask } = setUp();
    world.outcome = failed(error);
    const said = await ask({ id: 1, verb: "hold" });
    expect(said).toMatchObject({
      id: 1,
      answer,
      code,
      reason: expect.stringMatching(/./) as string,
    });
  });

  it("to a doubtful number says what would confirm it", async () => {
    const { world, ask } = setUp();
    world.outcome = failed({ code: "not-confirmed", doubt: "letters" });
    const destination = { kind: "phone-number", number: "+1 800 …" } as const;
    world.reading = { verdict: "asks", destination, doubt: "letters", confirm: "+18005550100" };
    expect(await ask({ id: 1, verb: "transfer", target: "800-FLOWERS" })).toMatchObject({
      ...{ answer: "refused", code: "not-confirmed", confirm: "+18005550100" },
    });
  });

  it("to dial says yes itself to what was typed, and leaves a doubt about it to the user", async () => {
    const { world, ask } = setUp();
    const destination = { kind: "phone-number", number: "+1 202 555 0177" } as const;
    const plain = { verdict: "asks", destination, confirm: "+12025550177" } as const;
    world.reading = { ...plain, doubt: "new-call" };
    const dial = { id: 1, verb: "dial", target: "+12025550177" } as const;
    world.outcome = done({ outcome: "accepted" });
    expect(await ask(dial)).toEqual({ id: 1, answer: "done", how: "accepted" });
    world.reading = { ...plain, doubt: "emergency-call" };
    world.outcome = failed({ code: "not-confirmed", doubt: "emergency-call" });
    expect(await ask(dial)).toMatchObject({ answer: "refused", confirm: "+12025550177" });
    const to = { kind: "phone-number", phoneNumber: "+12025550177" };
    expect(world.intents).toEqual([
      { action: "dial", to: { ...to, confirm: "+12025550177" } },
      { action: "dial", to },
    ]);
  });
});

describe("a command that waits", () => {
  const at = 5;
  it("is answered by the event that proves it, not by the service's yes", async () => {
    const { world, ask, change, hold } = setUp();
    world.snapshot = hold({ phase: "accepted", kind: "hold", at });
    expect(await ask({ id: 1, verb: "hold", wait: true })).toBeUndefined();
    change(hold({ phase: "seen", kind: "hold", at }));
    await expect.poll(() => world.answers).toMatchObject([{ answer: "done", how: "seen" }]);
  });

  it("is refused when it failed after all", async () => {
    const { world, ask, change, hold } = setUp();
    world.snapshot = hold({ phase: "accepted", kind: "hold", at });
    await ask({ id: 1, verb: "hold", wait: true });
    change(hold({ phase: "failed", kind: "hold", at, error: { code: "call-gone" } }));
    await expect
      .poll(() => world.answers)
      .toMatchObject([{ answer: "refused", code: "call-gone" }]);
  });

  it("is unknown when no event comes in time, and leaves nothing behind", async () => {
    const { world, ask, clock, hold, listeners } = setUp();
    world.snapshot = hold({ phase: "unknown", kind: "hold", at });
    await ask({ id: 1, verb: "hold", wait: true });
    clock.advance(longestProofMs);
    await expect.poll(() => world.answers).toMatchObject([{ answer: "unknown", code: "not-seen" }]);
    expect([clock.pending, listeners.size]).toEqual([0, 0]);
  });

  it("for the end of a call has it when the call is gone; for its hold it has not", async () => {
    const { world, ask } = setUp();
    world.snapshot = buildSnapshot({ calls: [] });
    expect(await ask({ id: 1, verb: "end", wait: true })).toMatchObject({ how: "seen" });
    await ask({ id: 2, verb: "hold", wait: true });
    await expect.poll(() => world.answers.at(-1)).toMatchObject({ id: 2, code: "call-gone" });
  });

  it("leaves nothing behind when its client goes", async () => {
    const { world, run, clock, hold, listeners } = setUp();
    world.snapshot = hold({ phase: "accepted", kind: "hold", at });
    const end = run({ id: 1, verb: "hold", wait: true }, () => undefined);
    await expect.poll(() => listeners.size).toBe(1);
    end?.();
    expect([clock.pending, listeners.size]).toEqual([0, 0]);
  });
});

describe("a watch", () => {
  it("says the status, and again when something in it has changed, and nothing else", () => {
    const { world, run, change, listeners } = setUp();
    const end = run({ id: 3, verb: "watch" }, (answer) => world.answers.push(answer));
    change({ ...world.snapshot, revision: 2, notices: [{ id: "x", kind: "keyring" }] });
    change(buildSnapshot({ calls: [buildCall({ telephonySessionId: id, muted: true })] }));
    expect(world.answers).toMatchObject([
      { id: 3, status: { calls: [{ muted: false, isTarget: true }] } },
      { id: 3, status: { calls: [{ muted: true, isTarget: false }] } },
    ]);
    world.settings = { enabled: true, forbidden: ["watch"] };
    change(buildSnapshot({ calls: [] }));
    expect(world.answers).toHaveLength(2);
    end?.();
    expect(listeners.size).toBe(0);
  });
});

describe("availability", () => {
  it("is set by one word, whichever of the two it is about", async () => {
    const { world, ask } = setUp();
    expect(await ask({ id: 1, verb: "availability", target: "busy" })).toEqual({
      ...{ id: 1, answer: "done", how: "seen" },
    });
    await ask({ id: 2, verb: "availability", target: "no-calls" });
    await ask({ id: 3, verb: "availability", target: "all-calls" });
    expect(world.availability).toEqual([{ status: "busy" }, { calls: "none" }, { calls: "all" }]);
  });

  it("says why not, and that nobody knows after a time-out", async () => {
    const { world, ask } = setUp();
    world.availabilityOutcome = failed({ code: "service", status: 403 });
    expect(await ask({ id: 1, verb: "availability", target: "busy" })).toMatchObject({
      ...{ answer: "refused", code: "service" },
    });
    world.availabilityOutcome = failed({ code: "timed-out" });
    expect(await ask({ id: 2, verb: "availability", target: "busy" })).toMatchObject({
      ...{ answer: "unknown", code: "timed-out" },
    });
  });
});
