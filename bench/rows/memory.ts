import { setTimeout as pause } from "node:timers/promises";

import { startSimulator } from "../../simulator/server.ts";
import { control, makeCall } from "../control.ts";
import { emptyApplication, startHostProcess } from "../host-process.ts";
import { type Row, summarise } from "../run/measure.ts";

const calls = 1_000;
/** After this nothing of the start is still going on. */
const settleMs = 3_000;
/** Processor time is taken over this long, with nothing happening. */
const quietMs = 20_000;

/**
 * Resident memory and idle processor time of the main process, signed in and connected, beside an
 * empty application on the same host; then after a thousand calls have come and gone.
 */
export async function measureMemory(): Promise<readonly Row[]> {
  const empty = await startHostProcess([], emptyApplication);
  const simulator = await startSimulator({ limits: "off" });
  const { url, clientId, jwt } = simulator;
  const words = [`--server=${url}`, `--client-id=${clientId}`, `--jwt=${jwt}`];
  const ours = await startHostProcess(words);
  await pause(settleMs);
  const atRest = { ours: ours.memoryMb(), empty: empty.memoryMb() };
  const before = { ours: ours.processorMs(), empty: empty.processorMs() };
  await pause(quietMs);
  const shareOf = (which: "ours" | "empty", now: number): number =>
    (100 * (now - before[which])) / quietMs;
  const idle = {
    ours: shareOf("ours", ours.processorMs()),
    empty: shareOf("empty", empty.processorMs()),
  };
  for (let count = 0; count < calls; count += 1) {
    const id = await makeCall(simulator, "Answered");
    await control(simulator, `calls/${id}/actions`, { action: "hangup" });
  }
  await pause(settleMs);
  const after = ours.memoryMb();
  await Promise.all([ours.dispose(), empty.dispose()]);
  await simulator.dispose();
  const peer = {
    name: "an empty application on the same host",
    figures: summarise([atRest.empty]),
  };
  return [
    {
      name: "memory of the main process, connected and idle",
      ...{ unit: "MB", ours: summarise([atRest.ours]), peer },
      aim: {
        text: `at most 40 MB over it (is ${(atRest.ours - atRest.empty).toFixed(0)} MB)`,
        reached: atRest.ours - atRest.empty <= 40,
      },
    },
    {
      name: `memory of the main process after ${calls} calls`,
      ...{ unit: "MB", ours: summarise([after]), peer },
      aim: {
        text: `at most 40 MB over it (is ${(after - atRest.empty).toFixed(0)} MB)`,
        reached: after - atRest.empty <= 40,
      },
    },
    {
      name: "processor time while connected and idle, of one core",
      unit: "%",
      ours: summarise([idle.ours]),
      peer: { name: peer.name, figures: summarise([idle.empty]) },
      aim: { text: "under 0.1 %", reached: idle.ours < 0.1 },
    },
  ];
}
