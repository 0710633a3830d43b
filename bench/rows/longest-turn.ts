import { parseFrame } from "../../main/ringcentral/socket/frames.ts";
import { largestFrameBytes } from "../../main/ringcentral/socket/socket-opener.ts";
import { CallStore } from "../../main/calls/state/call-store.ts";
import { mostLiveSessions } from "../../telephony/session/bounds.ts";
import { parseSessionEvent } from "../../telephony/wire/messages.ts";
import { type Row, summarise } from "../run/measure.ts";

const extensionId = "700100012";
const runs = 40;
const longestMs = 50;

/** A notification with so many parties, the user's own last. */
function frameWith(session: string, parties: number): string {
  const people = Array.from({ length: parties }, (_, at) => ({
    ...{ id: `p-${at}`, direction: "Inbound", status: { code: "Answered" } },
    extensionId: at === parties - 1 ? extensionId : "700100013",
    from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
    to: { phoneNumber: "+15550100100" },
  }));
  return JSON.stringify([
    { type: "ServerNotification", messageId: "m", status: 200 },
    {
      ...{ uuid: "u", event: "/telephony/sessions", timestamp: "", subscriptionId: "s" },
      body: { sequence: 1, telephonySessionId: session, parties: people },
    },
  ]);
}

function fullStore(): CallStore {
  const self = { extensionId };
  const features = { park: true, recording: true, flip: true };
  const facts = { callControlGranted: true, features, flipTargets: [], parkLocations: [] };
  const store = new CallStore({
    self,
    context: () => ({
      ...{ self, facts: { ...facts, devices: [] } },
      formatNumber: (number) => number,
      nameOfExtension: () => undefined,
    }),
    connection: { state: "live", since: 0 },
  });
  return store;
}

function take(store: CallStore, text: string): void {
  const frame = parseFrame(text);
  if (!frame.ok || frame.value.kind !== "notification") throw new Error("the frame is none");
  const event = parseSessionEvent(frame.value.notification.body, extensionId);
  if (!event.ok) throw new Error(event.issues.join("; "));
  store.apply({ type: "session-event", event: event.value, receivedAt: 1 });
}

function rowOf(name: string, act: () => void): Row {
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = process.threadCpuUsage();
    act();
    const { user, system } = process.threadCpuUsage(began);
    samples.push((user + system) / 1_000);
  }
  const ours = summarise(samples);
  const reached = ours.p95 < longestMs;
  return { name, unit: "ms", ours, aim: { text: `p95 under ${longestMs} ms`, reached } };
}

/**
 * The most that one turn of main can have to do: its bounds are those of `docs/limits.md`. In the thread's
 * own time, so that other work of the machine is no part of it.
 */
export function measureLongestTurn(): readonly Row[] {
  const crowded = fullStore();
  const one = frameWith("s-large", 18_000);
  if (one.length > largestFrameBytes) throw new Error("such a frame is not taken");
  const full = fullStore();
  for (let call = 0; call < mostLiveSessions; call += 1) take(full, frameWith(`s-${call}`, 100));
  return [
    rowOf("a frame of the largest size, with 18,000 parties, until it is shown", () => {
      take(crowded, one);
    }),
    rowOf("a hundred calls with a hundred people each, computed again", () => full.recompute()),
    rowOf("the same, copied as a push to the page does", () => {
      structuredClone(full.view);
    }),
  ];
}
