/** What the account may do, as the service says it at sign-in. */
import { afterEach, expect, it } from "vitest";

import type { AccessReport } from "../../../contract/access.ts";
import { createLine, type Line } from "../../../main/ringcentral/line.ts";
import { type AccountBench, orThrow, startAccountBench } from "./account-bench.ts";

let bench: AccountBench;
afterEach(() => bench.dispose());

async function openLine() {
  const session = orThrow(await bench.signInWithJwt());
  const line = orThrow(await createLine({ ...bench.options, session }));
  await directoryOf(line);
  return line;
}

/** The directory comes in after everything else. */
const directoryOf = (line: Line) => new Promise((resolve) => line.onFacts(resolve));

async function refresh(line: Line): Promise<void> {
  const directory = directoryOf(line);
  await line.refreshFacts();
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
  const line = await openLine();
  expect(lacking(line.facts().access)).toEqual([]);
  await line.refreshFacts();
  const requests = await bench.simulator.requests();
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(
    requests.filter(({ responseHeaders }) => responseHeaders["x-rate-limit-group"] === "Heavy"),
  ).toEqual([]);
  line.dispose();
});

it("names the app permissions that the scope lacks", async () => {
  bench = await startAccountBench({ permissions: ["ReadAccounts"] });
  const line = await openLine();
  expect(line.facts().callControlGranted).toBe(false);
  expect(lacking(line.facts().access)).toEqual([
    "see-calls: app-permission CallControl",
    "control-calls: app-permission CallControl",
    "live-updates: app-permission WebSocketsSubscriptions",
    "record: app-permission CallControl",
    "park: app-permission CallControl",
    "flip: app-permission CallControl",
    "answer-here: app-permission CallControl",
  ]);
  line.dispose();
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
  const line = await openLine();
  expect(lacking(line.facts().access)).toEqual([
    "record: feature OnDemandCallRecording",
    "park: user-permission CallParking",
    "answer-here: user-permission ReadUserDevices",
    "find-colleagues: user-permission ReadExtensions",
  ]);
  await bench.simulator.ask("DELETE", "faults");
  await refresh(line);
  expect(lacking(line.facts().access)).toEqual([]);
  line.dispose();
});

it("leaves open what could not be asked, and forgets no answer for want of a network", async () => {
  bench = await startAccountBench();
  const fault = { match: { path: "/**/directory/entries" }, times: "always" };
  await bench.simulator.fault({ ...fault, effect: { kind: "answer", status: 500, body: {} } });
  const line = await openLine();
  expect(lacking(line.facts().access)).toEqual(["find-colleagues:  unknown"]);
  await bench.simulator.ask("DELETE", "faults");
  await refresh(line);
  expect(lacking(line.facts().access)).toEqual([]);
  const devices = { match: { path: "/**/device" }, times: "always", effect: { kind: "html" } };
  await bench.simulator.fault(devices);
  const refreshing = line.refreshFacts();
  await bench.settle();
  // A read that found no way is tried once more, after a moment.
  bench.clock.advance(1_000);
  await refreshing;
  expect(lacking(line.facts().access)).toEqual([]);
  line.dispose();
});
