import { describe, expect, it } from "vitest";

import { done, failed, type Result } from "../../../contract/result.ts";
import type { WirePresence } from "../../../telephony/wire/messages.ts";
import type { RestRequest } from "../rest/rest-client.ts";
import { OwnAvailability } from "./own-availability.ts";

const present = (over: Partial<WirePresence> = {}): WirePresence => ({
  ...{ userStatus: "Available", dndStatus: "TakeAllCalls" },
  ...over,
});

/** Puts are answered by hand, in their order; reads at once with `now`. */
function setUp() {
  const sent: RestRequest[] = [];
  const waiting: ((reply: Result<unknown>) => void)[] = [];
  let now: Result<WirePresence> | Promise<Result<WirePresence>> = done(present());
  const availability = new OwnAvailability({
    rest: {
      create(request) {
        sent.push(request);
        return new Promise((resolve) => waiting.push(resolve));
      },
    },
    read: () => Promise.resolve(now),
  });
  const views: unknown[] = [];
  availability.subscribe((view) => views.push(view));
  return {
    ...{ availability, sent, views },
    bodies: () => sent.map(({ body }) => body),
    answer: async (reply: Result<unknown>): Promise<void> => {
      waiting.shift()?.(reply);
      await new Promise((resolve) => setImmediate(resolve));
    },
    readsGive: (value: typeof now): void => void (now = value),
  };
}

describe("what is known of one's own availability", () => {
  it("is nothing before the service has said anything", async () => {
    const { availability, readsGive } = setUp();
    expect(availability.view()).toBeUndefined();
    readsGive(done({ telephonyStatus: "NoCall" }));
    await availability.reading();
    expect(availability.view()).toBeUndefined();
  });

  it("comes with the reads that the calls need, and with events from elsewhere", async () => {
    const { availability, views } = setUp();
    await availability.reading();
    expect(availability.view()).toEqual({ status: "available", calls: "all" });
    availability.happened(present({ dndStatus: "TakeDepartmentCallsOnly" }));
    availability.happened({ userStatus: "Busy" });
    expect(availability.view()).toEqual({ status: "busy", calls: "queue-only" });
    availability.happened({ userStatus: "Busy", telephonyStatus: "Ringing" });
    expect(views).toHaveLength(3);
  });

  it("is not taken back by a read that was asked for before an event", async () => {
    const { availability, readsGive } = setUp();
    let answer: (presence: Result<WirePresence>) => void = () => undefined;
    readsGive(new Promise((resolve) => (answer = resolve)));
    const reading = availability.reading();
    availability.happened(present({ userStatus: "Busy" }));
    answer(done(present()));
    await reading;
    expect(availability.view()).toMatchObject({ status: "busy" });
  });

  it("does not take a word of the future for one it knows", () => {
    const { availability } = setUp();
    availability.happened(present({ userStatus: "toString", dndStatus: "TakeSomeCalls" }));
    expect(availability.view()).toBeUndefined();
  });
});

describe("setting it", () => {
  it("shows the wish from the press on, and what the service answers", async () => {
    const { availability, bodies, answer } = setUp();
    availability.happened(present());
    const outcome = availability.set({ calls: "none" });
    expect(availability.view()).toMatchObject({ calls: "all", wish: { calls: "none" } });
    expect(bodies()).toEqual([{ dndStatus: "DoNotAcceptAnyCalls" }]);
    await answer(done({ userStatus: "Available", dndStatus: "DoNotAcceptAnyCalls" }));
    expect(await outcome).toEqual(done(undefined));
    expect(availability.view()).toEqual({ status: "available", calls: "none" });
  });

  it("believes an acceptance whose body says nothing", async () => {
    const { availability, answer } = setUp();
    void availability.set({ status: "offline" });
    await answer(done(undefined));
    expect(availability.view()).toEqual({ status: "offline" });
  });

  it("uses the personal do-not-disturb where the account has it", () => {
    const { availability, bodies } = setUp();
    availability.happened(present({ dndStatusPersonal: "DoNotAcceptAnyCalls" }));
    expect(availability.view()).toMatchObject({ calls: "none" });
    void availability.set({ calls: "all" });
    expect(bodies()).toEqual([{ dndStatusPersonal: "TakeAllCalls" }]);
  });

  it("puts the wishes together that come meanwhile, and sends them once", async () => {
    const { availability, bodies, answer } = setUp();
    void availability.set({ status: "busy" });
    void availability.set({ calls: "none" });
    void availability.set({ status: "available" });
    expect(bodies()).toHaveLength(1);
    await answer(done(undefined));
    expect(bodies()[1]).toEqual({ userStatus: "Available", dndStatus: "DoNotAcceptAnyCalls" });
    await answer(done(undefined));
    expect(bodies()).toHaveLength(2);
    expect(availability.view()).toEqual({ status: "available", calls: "none" });
  });

  it("says why not, until the next wish or change", async () => {
    const { availability, answer } = setUp();
    availability.happened(present());
    const outcome = availability.set({ status: "busy" });
    const error = { code: "service", status: 403 } as const;
    await answer(failed(error));
    expect(await outcome).toEqual(failed(error));
    expect(availability.view()).toEqual({ status: "available", calls: "all", failed: error });
    availability.happened(present({ userStatus: "Offline" }));
    expect(availability.view()).toEqual({ status: "offline", calls: "all" });
  });

  it("looks whether a wish came true whose answer was lost", async () => {
    const { availability, sent, answer, readsGive } = setUp();
    readsGive(done(present({ dndStatus: "DoNotAcceptAnyCalls" })));
    const came = availability.set({ calls: "none" });
    await answer(failed({ code: "timed-out" }));
    expect(await came).toEqual(done(undefined));
    readsGive(done(present({ dndStatus: "DoNotAcceptAnyCalls" })));
    const didNot = availability.set({ calls: "all" });
    await answer(failed({ code: "timed-out" }));
    expect(await didNot).toEqual(failed({ code: "timed-out" }));
    expect(sent).toHaveLength(2);
  });
});
