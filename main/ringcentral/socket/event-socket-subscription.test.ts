import { expect, it } from "vitest";

import type { ServedConnection } from "../../../test/support/service/socket-service.ts";
import {
  type StreamHarness,
  trusting,
  until,
  useStreamHarness,
} from "../../../test/support/service/stream-harness.ts";

const collection = "/restapi/v1.0/subscription";
const subscribe = `POST ${collection}`;
const renew = `PUT ${collection}/sub-1`;

let harness: StreamHarness;
useStreamHarness((made) => (harness = made), trusting);

/** Answers each request from now on by what it is. */
function answering(answers: (request: string, connection: ServedConnection) => void): void {
  harness.service.onSubscribe = (connection, request) => answers(request, connection);
}

const renewals = (connection: ServedConnection) =>
  connection.requests.filter((request) => request.startsWith("PUT"));

/** Loses the connection and waits for the next one to be ready. */
async function replaced(connection: ServedConnection): Promise<ServedConnection> {
  const before = harness.told.length;
  connection.socket.terminate();
  await until(() => harness.told.length === before + 1);
  harness.clock.advance(0);
  await until(() => harness.told.length === before + 2);
  return harness.last();
}

it("is asked to go on every five minutes", async () => {
  const connection = await harness.started();
  for (const count of [1, 2]) {
    harness.clock.advance(299_999);
    expect(renewals(connection)).toHaveLength(count - 1);
    harness.clock.advance(1);
    await until(() => renewals(connection).length === count);
    // The answer has been read when nobody waits for it any more.
    await until(() => !harness.clock.waitsUpTo(10_000));
  }
  expect(connection.requests).toEqual([subscribe, renew, renew]);
  expect(harness.told).toEqual(["subscribed"]);
});

it("is asked more often when its life is short", async () => {
  answering((_request, connection) =>
    connection.answerSubscribe(200, { id: "sub-1", expiresIn: 40 }),
  );
  const connection = await harness.started();
  harness.clock.advance(19_999);
  expect(renewals(connection)).toHaveLength(0);
  harness.clock.advance(1);
  await until(() => renewals(connection).length === 1);
});

it("is made anew on the same connection when it is gone, and the gap is told", async () => {
  const connection = await harness.started();
  answering((request, served) => {
    if (request === renew) served.answerSubscribe(404, { errorCode: "SUB-507" });
    else served.answerSubscribe(200, { id: "sub-2" });
  });
  harness.clock.advance(300_000);
  await until(() => harness.told.length === 2);
  expect(harness.told).toEqual(["subscribed", "subscribed"]);
  expect(connection.requests).toEqual([subscribe, renew, subscribe]);
  expect(harness.service.connections).toHaveLength(1);
  expect(harness.steps.slice(-2)).toEqual(["lost subscription-gone", "ready false"]);
});

it.each([
  [429, "CMN-301"],
  [503, "CMN-201"],
])("is not doubted because of a %i, and is left alone as long as it asks", async (status, code) => {
  const connection = await harness.started();
  answering((_request, served) =>
    served.answerSubscribe(status, { errorCode: code }, { "Retry-After": "400" }),
  );
  harness.clock.advance(300_000);
  await until(() => harness.lines.some((line) => line.startsWith("renewal-failed")));
  answering((_request, served) => served.answerSubscribe());
  harness.clock.advance(399_999);
  expect(renewals(connection)).toHaveLength(1);
  harness.clock.advance(1);
  await until(() => renewals(connection).length === 2);
  expect(harness.told).toEqual(["subscribed"]);
});

it.each([
  ["says nothing", () => answering(() => harness.clock.advance(10_000)), "timed-out"],
  [
    "has disabled its filter",
    () =>
      answering((_request, served) =>
        served.answerSubscribe(200, {
          id: "sub-1",
          disabledFilters: [{ filter: "/restapi/v1.0/account/1/extension/2/telephony/sessions" }],
        }),
      ),
    "not-allowed",
  ],
])("ends the connection when the service, asked about it, %s", async (_name, arrange, code) => {
  await harness.started();
  arrange();
  harness.clock.advance(300_000);
  await until(() => harness.told.length === 2);
  expect(harness.told).toEqual(["subscribed", `lost ${code}`]);
});

it("is verified at once when its session has been recovered", async () => {
  const first = await harness.started();
  harness.service.onConnection = (next) => next.greet({ recoveryState: "Successful" });
  const second = await replaced(first);
  await until(() => second.requests.length === 1);
  expect(second.requests).toEqual([renew]);
});

it("replaces one that may exist when the answer to the first was lost", async () => {
  answering(() => harness.clock.advance(10_000));
  harness.stream.start(harness.listener);
  await until(() => harness.told.length === 1);
  answering((_request, served) => served.answerSubscribe());
  harness.service.onConnection = (next) => next.greet({ recoveryState: "Successful" });
  harness.clock.advance(0);
  await until(() => harness.told.includes("subscribed"));
  expect(harness.last().url.searchParams.get("wsc")).toBe("wsc-1");
  expect(harness.last().requests).toEqual([subscribe]);
});

it("is deleted when its session could not be recovered", async () => {
  const first = await harness.started();
  answering((_request, served) => served.answerSubscribe(200, { id: "sub-2" }));
  await replaced(first);
  expect(harness.performed).toEqual([`DELETE ${collection}/sub-1`]);
});
