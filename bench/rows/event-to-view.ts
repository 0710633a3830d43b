import { RingCentralCallControl, type SessionMessage } from "ringcentral-call-control";

import { createEventReader } from "../../main/ringcentral/socket/event-reader.ts";
import { parseFrame } from "../../main/ringcentral/socket/frames.ts";
import { startSimulator } from "../../simulator/server.ts";
import { wholePath } from "../event-load.ts";
import { signInOfficially } from "../official.ts";
import { type Row, summarise } from "../run/measure.ts";

const sessionCounts = [1, 20, 100, 200];
const events = 20_000;
const warmUp = 4_000;
const turn = 100;
const extensionId = "700100012";

/** A frame as it comes from the socket: it holds or resumes one of the calls. */
function frameText(session: number, sequence: number, code: string): string {
  const body = {
    ...{ sequence, telephonySessionId: `s-bench-${session}`, sessionId: `${session}` },
    ...{ eventTime: "2026-03-02T09:15:08.720Z", serverId: "10.0.0.1", origin: { type: "Call" } },
    parties: [
      {
        ...{ id: `p-bench-${session}-1`, direction: "Inbound", extensionId, accountId: "1" },
        from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
        to: { phoneNumber: "+15550100100", extensionId },
        ...{ status: { code }, park: {}, muted: false, standAlone: false, missedCall: false },
      },
    ],
  };
  const event = `/restapi/v1.0/account/1/extension/${extensionId}/telephony/sessions`;
  const meta = { type: "ServerNotification", messageId: `m-${session}-${sequence}` };
  const uuid = `u-${session}-${sequence}`;
  return JSON.stringify([meta, { uuid, event, subscriptionId: "s", ownerId: "1", body }]);
}

/** First all calls begin, then each event changes another one. */
function framesFor(sessions: number): { readonly first: string[]; readonly rest: string[] } {
  const codes = ["Hold", "Answered"] as const;
  return {
    first: Array.from({ length: sessions }, (_, session) => frameText(session, 2, "Answered")),
    rest: Array.from({ length: events }, (_, index) => {
      const round = Math.floor(index / sessions);
      return frameText((index * 7919) % sessions, 3 + round, codes[round % 2] ?? "Hold");
    }),
  };
}

type TakeText = (text: string) => void;

/** Frame, notification, event, core, view and push, as in the product. */
function ours(): TakeText {
  const read = createEventReader(() => undefined);
  const take = wholePath(0);
  return (text) => {
    const frame = parseFrame(text);
    if (!frame.ok || frame.value.kind !== "notification") throw new Error("an unreadable frame");
    const event = read(frame.value.notification);
    if (event === undefined) throw new Error("an unreadable event");
    take(event);
  };
}

/** The same text through JSON and the official library's handler. */
function theirs(library: RingCentralCallControl): TakeText {
  return (text) => {
    const [, message] = JSON.parse(text) as [unknown, SessionMessage];
    library.onNotificationEvent(message);
  };
}

/** Microseconds an event takes of each, in turns of a hundred, so that whatever else runs hits both. */
function compareTexts(sessions: number, sides: readonly TakeText[]): number[][] {
  const { first, rest } = framesFor(sessions);
  for (const take of sides) first.forEach(take);
  const samples = sides.map((): number[] => []);
  for (let from = 0; from < rest.length; from += turn) {
    sides.forEach((take, side) => {
      for (const text of rest.slice(from, from + turn)) {
        const began = process.hrtime.bigint();
        take(text);
        samples[side]?.push(Number(process.hrtime.bigint() - began) / 1000);
      }
    });
  }
  return samples.map((series) => series.slice(warmUp));
}

/** One event from its text to the pushed view, beside the official library's handler, same bodies. */
export async function measureEventToView(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const rows: Row[] = [];
  for (const sessions of sessionCounts) {
    const library = new RingCentralCallControl({ sdk: await signInOfficially(simulator) });
    while (!library.ready) await new Promise((resolve) => setTimeout(resolve, 5));
    const [our = [], their = []] = compareTexts(sessions, [ours(), theirs(library)]);
    const [a, b] = [summarise(our), summarise(their)];
    rows.push({
      name: `an event's text to the pushed view, ${sessions} live`,
      unit: "µs",
      ours: a,
      peer: { name: "ringcentral-call-control's handler", figures: b },
      aim: {
        text: sessions < 100 ? "under 10 µs" : "under 10 µs, and faster than the peer",
        reached: a.median < 10 && (sessions < 100 || a.median < b.median),
      },
    });
  }
  await simulator.dispose();
  return rows;
}
