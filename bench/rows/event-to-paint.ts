import type { Frame } from "playwright";

import { startSimulator } from "../../simulator/server.ts";
import { type Row, summarise } from "../measure.ts";
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
    const painted = await watchPaint(frame, round % 2 === 0);
    // Whatever else the world says between two rounds is not this round's change.
    changedAt = 0;
    await ask(`calls/${String(made.telephonySessionId)}/actions`, {
      action: round % 2 === 0 ? "mute-on-device" : "unmute-on-device",
    }).then(() => undefined);
    const at = await painted();
    if (round >= 6) samples.push(at - changedAt);
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
      aim: { text: "under 33 ms at p95", reached: ours.p95 < 33 },
    },
  ];
}

/**
 * Starts watching, before anything changes, for the frame in which the mute control, the only
 * toggle, is pressed or not; the answer waits for that frame's epoch milliseconds.
 */
async function watchPaint(frame: Frame, pressed: boolean): Promise<() => Promise<number>> {
  const watch = await frame.evaluateHandle((wanted) => {
    const isShown = () => document.querySelector(`button[aria-pressed="${wanted}"]`) !== null;
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // A task after the frame's callbacks runs when that frame has been painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          channel.port2.postMessage(undefined);
        });
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    return { painted };
  }, String(pressed));
  return () => watch.evaluate(({ painted }) => painted);
}

/** The gaps between 60 consecutive frames. */
function frameTimes(frame: Frame): Promise<number[]> {
  return frame.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last: number | undefined;
        const next = (at: number) => {
          if (last !== undefined) gaps.push(at - last);
          last = at;
          if (gaps.length < 60) requestAnimationFrame(next);
          else resolve(gaps);
        };
        requestAnimationFrame(next);
      }),
  );
}
