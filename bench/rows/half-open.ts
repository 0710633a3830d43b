import { setTimeout as pause } from "node:timers/promises";

import { startSimulator } from "../../simulator/server.ts";
import { control } from "../control.ts";
import { type Row, summarise } from "../run/measure.ts";
import { openOfficialLine } from "../official.ts";
import { openConnection, signIn, until } from "../signed-in.ts";

const clients = [1, 2];
/** How long the official library is watched; it has no way to notice. */
const watchMs = 45_000;

/**
 * Every connection goes deaf and stays open, as when a router forgets it: until the calls are
 * marked as not up to date. The official library is watched for a while only.
 */
export async function measureHalfOpen(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const ours = await Promise.all(
    clients.map(async () => (await openConnection(await signIn(simulator))).calls),
  );
  const officials = await Promise.all(clients.map(() => openOfficialLine(simulator)));
  const isLive = (calls: (typeof ours)[number]): boolean =>
    calls.view().connection.state === "live";
  await Promise.all(ours.map((calls) => until(calls, () => isLive(calls))));
  // One of them is caught in the middle of its silence.
  await pause(3_000);
  await control(simulator, "faults", { match: { frame: "now" }, effect: { kind: "freeze" } });
  const began = performance.now();
  const noticed = (): number => (performance.now() - began) / 1000;
  const our = await Promise.all(
    ours.map((calls) => until(calls, () => !isLive(calls)).then(noticed)),
  );
  await pause(watchMs - (performance.now() - began));
  const open = officials.filter((official) => official.readyState() === WebSocket.OPEN).length;
  const their = officials.map(noticed);
  for (const calls of ours) calls.dispose();
  for (const official of officials) official.dispose();
  await simulator.dispose();
  const figures = summarise(our);
  return [
    {
      name: "a connection that went deaf to its notice",
      unit: "s",
      ours: figures,
      peer: {
        name: `@ringcentral/subscriptions: ${open} of ${officials.length} still open when the watch ended`,
        figures: summarise(their),
      },
      aim: { text: "within 15 s", reached: figures.max <= 15 },
    },
  ];
}
