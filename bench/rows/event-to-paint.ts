import { startSimulator } from "../../simulator/server.ts";
import { type Row, summarise } from "../run/measure.ts";
import { frameTimes, watchPaint } from "../paint.ts";
import { openPreview } from "../preview-page.ts";

const rounds = 150;

/**
 * From the moment the service's world changes (just before its event goes on the socket) to the
 * frame in which the window shows it: socket, main, push, page, layout, paint. Both clocks are the
 * machine's. The peer is one frame of the same page, the least that any change can take.
 */
export async function measureEventToPaint(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const { url, clientId, jwt, control, controlKey } = simulator;
  const ask = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${control}/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${controlKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    const text = await answer.text();
    return text === "" ? undefined : JSON.parse(text);
  };
  const preview = await openPreview([`--server=${url}`, `--client-id=${clientId}`, `--jwt=${jwt}`]);
  const made = await ask("calls", { direction: "Inbound", state: "Answered" });
  if (typeof made !== "object" || made === null || !("telephonySessionId" in made)) {
    throw new Error("the simulator made no call");
  }
  const { frame } = preview;
  await frame.getByRole("button", { name: "Mute", exact: true }).waitFor();
  let changedAt = 0;
  const stop = simulator.world.subscribe((event) => {
    if (event.kind === "telephony") changedAt ||= performance.timeOrigin + performance.now();
  });

  const frames = await frameTimes(frame);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const painted = await watchPaint(frame, `button[aria-pressed="${round % 2 === 0}"]`);
    // Whatever else the world says between two rounds is not this round's change.
    changedAt = 0;
    await ask(`calls/${String(made.telephonySessionId)}/actions`, {
      action: round % 2 === 0 ? "mute-on-device" : "unmute-on-device",
    }).then(() => undefined);
    const { at, origin } = await painted();
    if (round >= 6) samples.push(origin + at - changedAt);
  }
  stop();
  await preview.dispose();
  await simulator.dispose();
  const ours = summarise(samples);
  return [
    {
      name: "event on the socket to painted window (preview host)",
      unit: "ms",
      ours,
      peer: { name: "one frame of the same page", figures: summarise(frames) },
      aim: {
        text: "p95 within one frame and 2 ms",
        reached: ours.p95 <= summarise(frames).median + 2,
      },
    },
  ];
}
