import { describe, expect, test } from "vitest";

import { done, failed } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { asSessionId, inbound, outsider, presenceOf } from "../../../test/support/wire-messages.ts";
import { defaultRecheckPauses } from "./recheck.ts";

const id = asSessionId("s-1");

const connected = async (...more: readonly string[]) => {
  const bench = new CallServiceBench({ recheck: defaultRecheckPauses });
  for (const one of ["s-1", ...more]) bench.has(one, outsider("Answered"), inbound("Answered"));
  return bench.live();
};

/** The service says of a session that it does not find it, whatever presence says. */
const hide = (bench: CallServiceBench): (() => void) => {
  const session = bench.gateway.sessions.get(id);
  if (session === undefined) throw new Error("there is no such session");
  bench.gateway.sessions.delete(id);
  return () => void bench.gateway.sessions.set(id, session);
};

const states = (bench: CallServiceBench): readonly string[] =>
  bench.service.view().calls.map(({ state }) => state);

describe("a session that is not found", () => {
  test("is over when presence does not list it either", async () => {
    const bench = await connected();
    bench.endsUnheard("s-1");
    await bench.service.readAgain(id);
    expect(states(bench)).toEqual([]);
    expect(bench.happened).toEqual(["ended"]);
  });

  test("is not over while presence lists it, and is asked for again", async () => {
    const bench = await connected();
    const show = hide(bench);
    const read = await bench.service.readAgain(id);
    expect(read).toEqual(failed({ code: "service", status: 404 }));
    expect(states(bench)).toEqual(["connected"]);
    show();
    expect(await bench.service.readAgain(id)).toMatchObject({ ok: true });
    expect(states(bench)).toEqual(["connected"]);
    expect(bench.happened).toEqual([]);
  });

  test("is not over while presence says that this call is over but lists as many as it can", async () => {
    const bench = await connected();
    hide(bench);
    const listed = Array.from({ length: 7 }, (_, at) => ({ telephonySessionId: `s-${at + 2}` }));
    bench.gateway.presence = done(presenceOf(...listed));
    await bench.service.readAgain(id);
    expect(states(bench)).toEqual(["connected"]);
    bench.gateway.presence = done(presenceOf(...listed.slice(1)));
    await bench.service.readAgain(id);
    expect(states(bench)).toEqual([]);
  });

  test("is over when presence lists it as no call", async () => {
    const bench = await connected();
    hide(bench);
    const call = { telephonySessionId: "s-1", telephonyStatus: "NoCall" };
    bench.gateway.presence = done(presenceOf(call));
    await bench.service.readAgain(id);
    expect(states(bench)).toEqual([]);
  });

  test("is not over while presence cannot be read", async () => {
    const bench = await connected();
    hide(bench);
    bench.gateway.presence = failed({ code: "offline" });
    expect(await bench.service.readAgain(id)).toEqual(failed({ code: "offline" }));
    expect(states(bench)).toEqual(["connected"]);
  });

  test("is over in the end although presence goes on listing it", async () => {
    const bench = await connected();
    hide(bench);
    bench.stream.says.onSubscribed();
    await settled();
    for (let second = 0; second < 29; second += 1) await bench.advance(1_000);
    expect(states(bench)).toEqual(["connected"]);
    for (let second = 0; second < 5; second += 1) await bench.advance(1_000);
    expect(states(bench)).toEqual([]);
    bench.service.dispose();
    expect(bench.clock.pending).toBe(0);
  });

  test("being found in between begins the count anew", async () => {
    const bench = await connected();
    const show = hide(bench);
    for (let time = 0; time < 3; time += 1) await bench.service.readAgain(id);
    await bench.advance(31_000);
    show();
    await bench.service.readAgain(id);
    hide(bench);
    await bench.service.readAgain(id);
    expect(states(bench)).toEqual(["connected"]);
  });

  test("costs one read of presence, however many are missing", async () => {
    const bench = await connected("s-2", "s-3");
    bench.gateway.sessions.clear();
    bench.listAll();
    bench.gateway.presenceReads = 0;
    await Promise.all(
      ["s-1", "s-2", "s-3"].map((one) => bench.service.readAgain(asSessionId(one))),
    );
    expect(states(bench)).toEqual([]);
    expect(bench.gateway.presenceReads).toBe(1);
  });

  test("costs none beside the one that a reconcile is waiting for", async () => {
    const bench = await connected();
    bench.endsUnheard("s-1");
    bench.gateway.presenceReads = 0;
    bench.gateway.holdPresence = true;
    bench.stream.says.onSubscribed();
    await settled();
    bench.gateway.answerPresence();
    await settled();
    expect(states(bench)).toEqual([]);
    expect(bench.gateway.presenceReads).toBe(1);
  });

  test("that was taken as over by mistake is shown again, with the time it has lasted", async () => {
    const bench = await connected();
    const { answeredAt, startedAt } = bench.call;
    const show = hide(bench);
    bench.gateway.presence = done(presenceOf());
    await bench.service.readAgain(id);
    expect(states(bench)).toEqual([]);
    show();
    bench.listAll();
    await bench.advance(defaultRecheckPauses.idleMs);
    expect(bench.call).toMatchObject({ state: "connected", answeredAt, startedAt });
  });
});
