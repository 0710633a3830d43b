/** What the account may do, as the service says it at sign-in. */
import { afterEach, expect, it } from "vitest";

import type { AccessReport } from "../../../contract/access.ts";
import {
  connectService,
  type ServiceConnection,
} from "../../../main/ringcentral/service-connection.ts";
import { type AccountBench, orThrow, startAccountBench } from "./account-bench.ts";

let bench: AccountBench;
afterEach(() => bench.dispose());

async function openConnection() {
  const session = orThrow(await bench.signInWithJwt());
  const connection = orThrow(await connectService({ ...bench.options, session }));
  await directoryOf(connection);
  return connection;
}

/** The directory comes in after everything else. */
const directoryOf = (connection: ServiceConnection) =>
  new Promise((resolve) => connection.onFacts(resolve));

async function refresh(connection: ServiceConnection): Promise<void> {
  const directory = directoryOf(connection);
  await connection.refreshFacts();
  await directory;
}

/** The functions that are not there, each with what is missing. */
const lacking = (report: AccessReport) =>
  report
    .filter(({ state }) => state !== "available")
    .map(
      (item) => `${item.function}: ${item.missing?.kind ?? ""} ${item.missing?.name ?? item.state}`,
    );

it("misses nothing for the demo user, and stays inside the documented rates", async () => {
  bench = await startAccountBench({ limits: "documented" });
  const connection = await openConnection();
  expect(lacking(connection.facts().access)).toEqual([]);
  await connection.refreshFacts();
  const requests = await bench.simulator.requests();
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(
    requests.filter(({ responseHeaders }) => responseHeaders["x-rate-limit-group"] === "Heavy"),
  ).toEqual([]);
  connection.dispose();
});

it("names the app permissions that the scope lacks", async () => {
  bench = await startAccountBench({ permissions: ["ReadAccounts"] });
  const connection = await openConnection();
  expect(connection.facts().callControlGranted).toBe(false);
  expect(lacking(connection.facts().access)).toEqual([
    "see-calls: app-permission CallControl",
    "control-calls: app-permission CallControl",
    "live-updates: app-permission WebSocketsSubscriptions",
    "record: app-permission CallControl",
    "park: app-permission CallControl",
    "flip: app-permission CallControl",
    "answer-here: app-permission CallControl",
    "set-availability: app-permission EditPresence",
  ]);
  connection.dispose();
});

it("names the user's permission by the service's word, and sees it granted later", async () => {
  bench = await startAccountBench();
  const refusal = (errorCode: string, message: string, more = {}) => ({
    kind: "answer",
    status: 403,
    body: { errorCode, message, errors: [{ errorCode, message, ...more }] },
  });
  const deny = (path: string, effect: object) =>
    bench.simulator.fault({ match: { path }, times: "always", effect });
  await deny("/**/device", refusal("CMN-408", "[ReadUserDevices] permission is needed"));
  await deny(
    "/**/directory/entries",
    refusal("CMN-408", "Refused", { permissionName: "ReadExtensions" }),
  );
  const reason = { code: "InsufficientPermissions", permission: { id: "CallParking" } };
  const records = [
    { id: "CallFlip", available: true },
    { id: "CallPark", available: false, reason },
    { id: "OnDemandCallRecording", available: false, reason: { code: "ServicePlanLimitation" } },
  ];
  await deny("/**/features", { kind: "answer", status: 200, body: { records } });
  const connection = await openConnection();
  expect(lacking(connection.facts().access)).toEqual([
    "record: feature OnDemandCallRecording",
    "park: user-permission CallParking",
    "answer-here: user-permission ReadUserDevices",
    "find-colleagues: user-permission ReadExtensions",
  ]);
  await bench.simulator.ask("DELETE", "faults");
  await refresh(connection);
  expect(lacking(connection.facts().access)).toEqual([]);
  connection.dispose();
});

it("leaves open what could not be asked, and forgets no answer for want of a network", async () => {
  bench = await startAccountBench();
  const fault = { match: { path: "/**/directory/entries" }, times: "always" };
  await bench.simulator.fault({ ...fault, effect: { kind: "answer", status: 500, body: {} } });
  const connection = await openConnection();
  expect(lacking(connection.facts().access)).toEqual(["find-colleagues:  unknown"]);
  await bench.simulator.ask("DELETE", "faults");
  await refresh(connection);
  expect(lacking(connection.facts().access)).toEqual([]);
  const devices = { match: { path: "/**/device" }, times: "always", effect: { kind: "html" } };
  await bench.simulator.fault(devices);
  const refreshing = connection.refreshFacts();
  await bench.settle();
  // A read that found no way is tried once more, after a moment.
  bench.clock.advance(1_000);
  await refreshing;
  expect(lacking(connection.facts().access)).toEqual([]);
  connection.dispose();
});
