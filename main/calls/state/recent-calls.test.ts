/** The calls that are over stay in a list, on this machine, for as long as the user wants. */
import { afterEach, expect, test } from "vitest";

import { mostRecent, type RecentCall } from "../../../contract/outcome.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { asSessionId, inbound } from "../../../test/support/wire-messages.ts";

const day = 86_400_000;
let days = 7;
let onDisk: readonly RecentCall[] | undefined;
afterEach(() => {
  days = 7;
  onDisk = undefined;
});

const keeper = {
  read: () => onDisk,
  write: (recent: readonly RecentCall[]) => void (onDisk = recent),
};
const bench = () => new CallServiceBench({ recent: { keeper, days: () => days } });
const shown = (on: CallServiceBench) =>
  (on.service.view().recent ?? []).map(({ telephonySessionId: id, how }) => [id, how]);

const kept = (id: string, at: number): RecentCall => ({
  telephonySessionId: asSessionId(id),
  peer: { name: "Marlow Finch" },
  direction: "inbound",
  at,
  how: "talked",
});

test("a call that was talked on is there once it is over, with how long", async () => {
  const on = await bench().has("s-1", inbound("Answered")).live();
  expect(shown(on)).toEqual([]);
  await on.advance(65_000);
  const answeredAt = on.call.answeredAt ?? 0;
  on.event("s-1", 2, inbound("Disconnected"));
  expect(shown(on)).toEqual([["s-1", "talked"]]);
  expect(on.service.view().recent?.[0]?.talkedMs).toBe(on.clock.now() - answeredAt);
  expect(onDisk).toEqual(on.service.view().recent);
});

test("a call that nobody took is there as missed", async () => {
  const on = await bench().has("s-1", inbound("Proceeding")).live();
  on.event("s-1", 2, { ...inbound("Disconnected"), missedCall: true });
  expect(shown(on)).toEqual([["s-1", "missed"]]);
});

test("what the last run kept is shown, as far as it is not too old", async () => {
  const now = new CallServiceBench().clock.now();
  onDisk = [kept("s-8", now - day), kept("s-9", now - 8 * day)];
  const on = await bench().live();
  expect(shown(on)).toEqual([["s-8", "talked"]]);
});

test("a shorter time, and none at all, hold at once, also on the disk", async () => {
  const now = new CallServiceBench().clock.now();
  onDisk = [kept("s-8", now - day / 2), kept("s-9", now - 3 * day)];
  const on = await bench().live();
  days = 1;
  on.service.factsChanged();
  expect(shown(on)).toEqual([["s-8", "talked"]]);
  days = 0;
  on.service.factsChanged();
  expect(on.service.view().recent).toBeUndefined();
  expect(onDisk).toEqual([]);
});

test("they are bounded in number, the oldest go first", async () => {
  const now = new CallServiceBench().clock.now();
  onDisk = Array.from({ length: mostRecent }, (_, index) => kept(`s-${index + 10}`, now - index));
  const on = await bench().has("s-1", inbound("Answered")).live();
  on.event("s-1", 2, inbound("Disconnected"));
  expect(shown(on)).toHaveLength(mostRecent);
  expect(shown(on)[0]).toEqual(["s-1", "talked"]);
});

test("forgotten is forgotten, here and on the disk", async () => {
  onDisk = [kept("s-8", new CallServiceBench().clock.now())];
  const on = await bench().live();
  on.service.forgetRecent();
  expect(on.service.view().recent).toBeUndefined();
  expect(onDisk).toEqual([]);
});

test("where a call was sent is learnt after it has left, and kept", async () => {
  const on = await bench().has("s-1", inbound("Answered")).live();
  void on.act({
    ...{ action: "transfer", telephonySessionId: asSessionId("s-1") },
    to: { kind: "extension", extensionNumber: "113" },
  });
  await on.advance(10);
  on.event("s-1", 2, inbound("Disconnected", { reason: "BlindTransfer" }));
  const sent = () => on.service.view().recent?.[0]?.sent;
  expect(sent()).toMatchObject({ did: "transferred", to: { name: "Rowan Pike" } });
  on.service.dismissOutcome();
  expect(sent()).toMatchObject({ did: "transferred" });
  expect(onDisk?.[0]?.sent).toEqual(sent());
});

test("what the last run was still looking for is not known any more", async () => {
  const now = new CallServiceBench().clock.now();
  const sent = { did: "transferred", state: "ringing", to: { extension: "113" } } as const;
  onDisk = [{ ...kept("s-9", now - 1_000), sent }];
  const on = await bench().live();
  expect(on.service.view().recent?.[0]?.sent).toEqual({ ...sent, state: "unknown" });
});
