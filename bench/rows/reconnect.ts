import { setTimeout as pause } from "node:timers/promises";

import { watchNetwork } from "../../main/desktop/machine/network.ts";
import { startSimulator } from "../../simulator/server.ts";
import { control, makeCall } from "../control.ts";
import { openGate } from "../gate.ts";
import { type Row, summarise } from "../run/measure.ts";
import { openOfficialLine } from "../official.ts";
import { benchClock, openConnection, signIn, until } from "../signed-in.ts";

const roundTripMs = 50;
const outagesMs = [5_000, 7_500];
const clients = [1, 2];
/** The official library is given up after this. */
const patienceMs = 20_000;
const aimMs = 1_000 + 2 * roundTripMs;

type OurLine = Awaited<ReturnType<typeof openConnection>>;

const isLive = ({ calls }: OurLine): boolean => calls.view().connection.state === "live";

/**
 * The network goes away for some seconds and a call comes in meanwhile. Ours: from the network's
 * return, which it notices as on a desktop by looking at the machine's addresses, until that call
 * is shown as live. The official library reads no calls, so its clock stops when it is connected.
 */
export async function measureReconnect(): Promise<readonly Row[]> {
  const gate = await openGate();
  const publicUrl = `http://127.0.0.1:${gate.port}`;
  const simulator = await startSimulator({ limits: "off", publicUrl });
  gate.leadTo(Number(new URL(simulator.url).port));
  const { clientId, jwt } = simulator;
  const service = { url: publicUrl, clientId, jwt };
  await control(simulator, "latency", { ms: roundTripMs });

  const ours = await Promise.all(clients.map(async () => openConnection(await signIn(service))));
  const officials = await Promise.all(clients.map(() => openOfficialLine(service)));
  const network = { isUp: true };
  const stops = ours.map((one) => watchAsOnDesktop(one, network));
  await Promise.all(ours.map((one) => until(one.calls, () => isLive(one))));

  const [our, their]: [number[], number[]] = [[], []];
  for (const outageMs of outagesMs) {
    const recoveries = officials.map((official) => official.recovered());
    await gate.close();
    network.isUp = false;
    const id = await makeCall(simulator, "Hold");
    await pause(outageMs);
    await gate.open();
    network.isUp = true;
    const began = performance.now();
    const passed = (): number => performance.now() - began;
    await Promise.all([
      ...ours.map((one) => untilKnown(one, id).then(() => our.push(passed()))),
      ...recoveries.map((recovery) => orPatience(recovery).then(() => their.push(passed()))),
    ]);
  }
  for (const stop of stops) stop();
  for (const { calls } of ours) calls.dispose();
  for (const official of officials) official.dispose();
  await simulator.dispose();
  await gate.close();
  return [rowOf(our, their)];
}

/** Looks at the machine's state as the application does; the returned function ends it. */
function watchAsOnDesktop(one: OurLine, network: { readonly isUp: boolean }): () => void {
  return watchNetwork({
    clock: benchClock,
    interfaces: () => ({}),
    isOnline: () => network.isUp,
    isWaiting: () => !isLive(one),
    onChange: ({ gone }) => one.connection.stream.check(gone),
  });
}

const untilKnown = (one: OurLine, id: string): Promise<void> =>
  until(
    one.calls,
    () =>
      isLive(one) &&
      one.calls.view().calls.some(({ telephonySessionId }) => telephonySessionId === id),
  );

const orPatience = (recovery: Promise<void>): Promise<void> =>
  Promise.race([recovery, pause(patienceMs, undefined, { ref: false })]);

function rowOf(our: readonly number[], their: readonly number[]): Row {
  const figures = summarise(our);
  return {
    name: `the network's return to live calls, round trips of ${roundTripMs} ms`,
    unit: "ms",
    ours: figures,
    peer: {
      name: "@ringcentral/subscriptions, connected again (it reads no calls)",
      figures: summarise(their),
    },
    aim: {
      text: `within 1 s and two round trips (${aimMs} ms)`,
      reached: figures.max <= aimMs,
    },
  };
}
