/** Real messages to be spoiled: what one eventful day at the simulator's desk put on the wire. */
import type { RecordedFrame } from "../../support/simulator.ts";
import { openGround, type ProvingGround } from "../ground/proving-ground.ts";
import { intentFor, operations, prepare } from "../matrix/operations.ts";

export interface Recorded {
  /** Frames of the service: details, responses, notifications, errors, heartbeats. */
  readonly frames: readonly unknown[];
  /** Bodies of answers to requests, errors included. */
  readonly bodies: readonly unknown[];
}

export async function recordTraffic(): Promise<Recorded> {
  const ground = await openGround({ wire: "memory" });
  try {
    for (const operation of operations) {
      const made = await prepare(ground, operation);
      ground.press(intentFor(ground, made, operation.press));
      await ground.pass(1_000);
    }
    await ground.ask("POST", "faults", {
      ...{ match: { frame: "now" }, effect: { kind: "error", errorCode: "WSG-900" } },
    });
    await ground.pass(40_000);
    return await readTraffic(ground);
  } finally {
    await ground.dispose();
  }
}

async function readTraffic(ground: ProvingGround): Promise<Recorded> {
  const traffic = await ground.ask("GET", "traffic");
  const { frames } = traffic as { readonly frames: readonly RecordedFrame[] };
  const requests = await ground.requests();
  return {
    frames: frames.filter(({ direction }) => direction === "out").map(({ frame }) => frame),
    bodies: requests.map(({ responseBody }) => responseBody).filter((body) => body !== null),
  };
}
