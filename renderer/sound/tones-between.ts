/** Which tones a change of what is shown is worth. Pure: `TonePlayer` makes them heard. */
import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import { type CallView, waitingSteps } from "../../contract/call-view.ts";
import type { CardNumberStep } from "../../contract/calls/card-number.ts";
import { controlKinds } from "../../contract/operations.ts";
import { type Tone, tones } from "../../contract/desktop/tones.ts";

/** Each tone once, in the order of `tones`; of a call that is new only its ring is heard. */
export function tonesBetween(before: AppSnapshot, after: AppSnapshot): readonly Tone[] {
  const heard = new Set<Tone>();
  for (const call of after.calls) {
    const earlier = before.calls.find(
      ({ telephonySessionId }) => telephonySessionId === call.telephonySessionId,
    );
    if (rings(call) && (earlier === undefined || !rings(earlier))) heard.add("ringing");
    if (earlier === undefined) continue;
    if (call.muted !== earlier.muted) heard.add(call.muted ? "muted" : "live");
    if (earlier.state === "connected" && call.state === "held") heard.add("held");
    if (earlier.state === "held" && call.state === "connected") heard.add("resumed");
    if (failures(call) > failures(earlier)) heard.add("failed");
  }
  const waited = (snapshot: AppSnapshot, id: string): number =>
    waitingSteps.indexOf(
      snapshot.waiting.find((caller) => caller.telephonySessionId === id)?.step ?? "fresh",
    );
  for (const { telephonySessionId: id } of after.waiting) {
    if (waited(after, id) > waited(before, id)) heard.add("waiting");
  }
  const isLoud = ({ cardNumbers = [] }: AppSnapshot, id: string): number =>
    loudSteps.indexOf(cardNumbers.find((one) => one.telephonySessionId === id)?.step ?? "counting");
  for (const { telephonySessionId: id } of after.cardNumbers ?? []) {
    if (isLoud(after, id) > Math.max(0, isLoud(before, id))) heard.add("waiting");
  }
  return tones.filter((tone) => heard.has(tone));
}

/** A recording goes on in a moment, or does not go on: the later the louder. */
const loudSteps: readonly CardNumberStep[] = ["counting", "ending", "stuck"];

const rings = ({ state, direction }: CallView): boolean =>
  state === "ringing" && direction === "inbound";

/** When an attempt of this call failed last, in milliseconds since 1970; 0 without one. */
const failures = ({ controls }: CallView): number =>
  controlKinds.reduce((last, kind) => {
    const { life } = controls[kind];
    return life.phase === "failed" ? Math.max(last, life.at) : last;
  }, 0);
