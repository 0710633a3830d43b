import { RingCentralCallControl } from "ringcentral-call-control";

import { startSimulator } from "../../simulator/server.ts";
import { control, makeCall } from "../control.ts";
import { type Row, summarise } from "../run/measure.ts";
import { openOfficialLine, signInOfficially } from "../official.ts";
import { openConnection, signIn, until } from "../signed-in.ts";

/** Long enough that everything else of a round is small beside it. */
const roundTripMs = 200;
const callCounts = [1, 3, 7];

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** From the token until every call is shown, and until that is confirmed while events flow. */
async function measureOurs(
  simulator: Simulator,
  count: number,
): Promise<{ readonly shown: number; readonly live: number }> {
  const session = await signIn(simulator);
  const began = performance.now();
  const trips = (): number => Math.floor((performance.now() - began) / roundTripMs);
  const { calls } = await openConnection(session);
  await until(calls, () => calls.view().calls.length === count);
  const shown = trips();
  await until(calls, () => calls.view().connection.state === "live");
  const live = trips();
  calls.dispose();
  return { shown, live };
}

/** The same with the official libraries, put together as their README shows. */
async function measureOfficial(simulator: Simulator, count: number): Promise<number> {
  const sdk = await signInOfficially(simulator);
  const began = performance.now();
  const library = new RingCentralCallControl({ sdk });
  const official = await openOfficialLine(
    simulator,
    (message) => library.onNotificationEvent(message),
    sdk,
  );
  while (!library.ready || library.sessions.length < count) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const trips = Math.floor((performance.now() - began) / roundTripMs);
  official.dispose();
  return trips;
}

/**
 * How many round trips follow one another from the token to the calls. Every answer and frame of
 * the simulator takes one round trip, so the time divided by it is their number; parallel requests
 * count once.
 */
export async function measureInitialState(): Promise<readonly Row[]> {
  const [shown, live, official]: [number[], number[], number[]] = [[], [], []];
  for (const count of callCounts) {
    const simulator = await startSimulator({ limits: "off" });
    for (let made = 0; made < count; made += 1) {
      await makeCall(simulator, made === 0 ? "Answered" : "Hold");
    }
    await control(simulator, "latency", { ms: roundTripMs });
    const ours = await measureOurs(simulator, count);
    shown.push(ours.shown);
    live.push(ours.live);
    official.push(await measureOfficial(simulator, count));
    await simulator.dispose();
  }
  const peer = {
    name: `ringcentral-call-control with subscriptions: ${official.join(", ")}`,
    figures: summarise(official),
  };
  const of = callCounts.join(", ");
  return [
    {
      name: `round trips from the token to ${of} calls shown: ${shown.join(", ")}`,
      unit: "round trips",
      ours: summarise(shown),
      peer,
      aim: { text: "at most three", reached: Math.max(...shown) <= 3 },
    },
    {
      name: `round trips from the token to ${of} calls confirmed and events flowing: ${live.join(", ")}`,
      unit: "round trips",
      ours: summarise(live),
      peer,
    },
  ];
}
