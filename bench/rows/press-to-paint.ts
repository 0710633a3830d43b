import { setTimeout as pause } from "node:timers/promises";

import { startSimulator } from "../../simulator/server.ts";
import { control, makeCall } from "../control.ts";
import { frameTimes, watchPaint } from "../paint.ts";
import { openPreview } from "../preview-page.ts";
import { type Row, summarise } from "../run/measure.ts";

const rounds = 40;
const warmUp = 3;
/** Presses that come faster than this would meet the bound on requests in a minute. */
const spacingMs = 1_500;
/** The service answers so late that both are painted apart, also on a machine that is busy. */
const serviceMs = 300;

/**
 * From the press on Mute, as the browser dates it, to the frame in which the button shows that it was
 * pressed. The press goes by main and back, as in the product; the service's answer comes later.
 */
export async function measurePressToPaint(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const { url, clientId, jwt } = simulator;
  const preview = await openPreview([`--server=${url}`, `--client-id=${clientId}`, `--jwt=${jwt}`]);
  await makeCall(simulator, "Answered");
  const { frame } = preview;
  const mute = frame.getByRole("button", { name: "Mute", exact: true });
  await mute.waitFor();
  await control(simulator, "latency", { ms: serviceMs });
  const frames = await frameTimes(frame);
  const samples: number[] = [];
  for (let round = 0; round < rounds + warmUp; round += 1) {
    await pause(spacingMs);
    const painted = await watchPaint(frame, 'button[aria-busy="true"]');
    await mute.click();
    const { at, pressedAt } = await painted();
    if (round >= warmUp) samples.push(at - pressedAt);
    const isOn = round % 2 === 0;
    await frame.locator(`button[aria-pressed="${isOn}"][aria-busy="false"]`).first().waitFor();
  }
  await preview.dispose();
  await simulator.dispose();
  const [ours, oneFrame] = [summarise(samples), summarise(frames)];
  return [
    {
      name: "press on Mute to its painted reaction (preview host)",
      unit: "ms",
      ours,
      peer: { name: "one frame of the same page", figures: oneFrame },
      aim: { text: "p95 within one frame", reached: ours.p95 <= oneFrame.median },
    },
  ];
}
