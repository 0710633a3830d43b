import { beforeEach, expect, it } from "vitest";

import { failed } from "../../../contract/result.ts";
import type { ServedConnection } from "../../../test/support/service/socket-service.ts";
import {
  notificationOf,
  type StreamHarness,
  trusting,
  until,
  useStreamHarness,
} from "../../../test/support/service/stream-harness.ts";

const collection = "/restapi/v1.0/subscription";

let harness: StreamHarness;
useStreamHarness((made) => (harness = made), trusting);
beforeEach(() => {
  // Each connection has a session of its own, which the service ends after ten minutes.
  harness.service.onConnection = (connection) => connection.greet({ absoluteTimeout: 600 });
  harness.service.onSubscribe = (connection) =>
    connection.answerSubscribe(200, { id: `sub-${numberOf(connection)}` });
});

const numberOf = (connection: ServedConnection) =>
  harness.service.connections.indexOf(connection) + 1;
const connections = () => harness.service.connections.length;

/** Lets time pass; the subscription is asked after five minutes whether it lives, and answers. */
async function pass(ms: number): Promise<void> {
  const { clock } = harness;
  const careMs = Math.min(ms, 300_000);
  clock.advance(careMs);
  const asked = harness.last();
  if (careMs === 300_000)
    await until(() => asked.requests.length === 2 && !clock.waitsUpTo(10_000));
  clock.advance(ms - careMs);
}

/** The first connection, at the moment when the second one has subscribed. */
async function handedOver(): Promise<[ServedConnection, ServedConnection]> {
  const first = await harness.started();
  await pass(540_000);
  await until(() => connections() === 2);
  const second = harness.last();
  await until(() => first.requests.some((request) => request.startsWith("DELETE")));
  return [first, second];
}

it("comes before the end of the session and is not told", async () => {
  const first = await harness.started();
  const closed = new Promise((resolve) => first.socket.on("close", resolve));
  await pass(539_999);
  expect(harness.tokensAsked).toBe(1);
  harness.clock.advance(1);
  expect(await closed).toBe(1000);
  expect(harness.told).toEqual(["subscribed"]);
  expect(harness.last().url.searchParams.has("wsc")).toBe(false);
  expect(first.requests.at(-1)).toBe(`DELETE ${collection}/sub-1`);
  expect(harness.steps.slice(5)).toEqual([
    "handing-over absolute-timeout",
    ...["asking", "opening", "greeting", "subscribing", "ready false"],
  ]);
  expect(harness.performed).toEqual([]);
});

it("loses nothing: the old connection is heard until its subscription is gone", async () => {
  harness.service.onSubscribe = (connection, request) => {
    if (!request.startsWith("DELETE")) {
      connection.answerSubscribe(200, { id: `sub-${numberOf(connection)}` });
    }
  };
  const [first, second] = await handedOver();
  first.send(...notificationOf(2, "old-2"));
  await until(() => harness.told.includes("event 2"));
  second.send(...notificationOf(3, "new-3"));
  await until(() => harness.told.includes("event 3"));
  first.answerSubscribe(204);
  await new Promise((resolve) => first.socket.on("close", resolve));
  second.send(...notificationOf(4, "new-4"));
  await until(() => harness.told.includes("event 4"));
  expect(harness.told).toEqual(["subscribed", "event 2", "event 3", "event 4"]);
});

it.each([
  ["does not confirm it", () => harness.clock.advance(10_000)],
  ["is lost before", (first: ServedConnection) => first.socket.terminate()],
])("says that events may be missing when the old connection %s", async (_name, lose) => {
  harness.service.onSubscribe = (connection, request) => {
    if (!request.startsWith("DELETE")) {
      connection.answerSubscribe(200, { id: `sub-${numberOf(connection)}` });
    }
  };
  const [first] = await handedOver();
  lose(first);
  await until(() => harness.told.length === 2);
  expect(harness.told).toEqual(["subscribed", "subscribed"]);
  expect(harness.performed).toEqual([`DELETE ${collection}/sub-1`]);
});

it("that fails is tried again while the events go on", async () => {
  await harness.started();
  harness.tokenAnswers = [failed({ code: "service", status: 500 })];
  await pass(540_000);
  await until(() => harness.lines.some((line) => line.startsWith("hand-over-failed")));
  harness.clock.advance(59_999);
  expect(harness.tokensAsked).toBe(2);
  harness.clock.advance(1);
  await until(() => connections() === 2);
  expect(harness.told).toEqual(["subscribed"]);
});

it("under way is the replacement when the old connection is lost", async () => {
  const first = await harness.started();
  await pass(539_999);
  harness.service.onSubscribe = () => undefined;
  harness.clock.advance(1);
  await until(() => connections() === 2 && harness.last().requests.length === 1);
  first.socket.terminate();
  await until(() => harness.told.length === 2);
  harness.last().answerSubscribe(200, { id: "sub-2" });
  await until(() => harness.told.length === 3);
  expect(harness.told).toEqual(["subscribed", "lost offline", "subscribed"]);
  expect(connections()).toBe(2);
  expect(harness.performed).toEqual([`DELETE ${collection}/sub-1`]);
});

it("comes in time for a session that was recovered in the middle of its life", async () => {
  const first = await harness.started();
  harness.clock.advance(150_000);
  harness.service.onConnection = (connection) =>
    connection.greet({ absoluteTimeout: 600, recoveryState: "Successful" });
  first.socket.terminate();
  await until(() => harness.told.length === 2);
  harness.clock.advance(0);
  await until(() => harness.told.length === 3);
  // A recovered session is asked at once whether its subscription lives.
  harness.clock.advance(2_000);
  await until(() => !harness.clock.waitsUpTo(8_000));
  await pass(387_999);
  expect(harness.tokensAsked).toBe(2);
  harness.clock.advance(1);
  await until(() => connections() === 3);
});

it("ends with the stream", async () => {
  await harness.started();
  await pass(539_999);
  harness.service.onSubscribe = () => undefined;
  harness.clock.advance(1);
  await until(() => connections() === 2 && harness.last().requests.length === 1);
  const closed = harness.service.connections.map(
    ({ socket }) => new Promise((resolve) => socket.on("close", resolve)),
  );
  harness.stream.dispose();
  expect(await Promise.all(closed)).toEqual([1000, 1000]);
  await until(() => harness.clock.waiting() === 0);
  expect(harness.told).toEqual(["subscribed"]);
});
