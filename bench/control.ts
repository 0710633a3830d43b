import type { Simulator } from "../simulator/server.ts";

/** Asks the simulator's control interface; its answer, unlooked at. */
export async function control(
  simulator: Pick<Simulator, "control" | "controlKey">,
  path: string,
  body: object,
): Promise<unknown> {
  const answer = await fetch(`${simulator.control}/${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${simulator.controlKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${text}`);
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

/** Makes a call for the demo user; its session's id. */
export async function makeCall(
  simulator: Pick<Simulator, "control" | "controlKey">,
  state: "Answered" | "Hold",
): Promise<string> {
  const made = await control(simulator, "calls", { direction: "Inbound", state });
  if (typeof made === "object" && made !== null && "telephonySessionId" in made) {
    return String(made.telephonySessionId);
  }
  throw new Error("the simulator made no call");
}
