import type { PartyId, TelephonySessionId } from "../contract/ids.ts";
import { emptyState, reduce } from "../telephony/reduce.ts";
import type { CoreState } from "../telephony/session.ts";
import { parseSessionEvent, type WireSessionEvent } from "../telephony/wire.ts";
import { type Row, summarise } from "./measure.ts";

const extensionId = "700100012";

function eventOf(session: number, sequence: number, code: string): WireSessionEvent {
  const parsed = parseSessionEvent({
    sequence,
    telephonySessionId: `s-bench-${session}` as TelephonySessionId,
    eventTime: "2026-03-02T09:15:08.720Z",
    origin: { type: "Call" },
    parties: [
      {
        id: `p-bench-${session}-1` as PartyId,
        direction: "Inbound",
        extensionId,
        from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
        to: { phoneNumber: "+15550100100", extensionId },
        status: { code },
        park: {},
        muted: false,
        standAlone: false,
        missedCall: false,
      },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues.join("; "));
  return parsed.value;
}

function applying(sessions: number): number[] {
  let state: CoreState = emptyState({ extensionId });
  for (let session = 0; session < sessions; session += 1) {
    state = reduce(state, {
      type: "session-event",
      event: eventOf(session, 2, "Answered"),
      receivedAt: 1_000,
    });
  }
  const codes = ["Hold", "Answered"] as const;
  const events = Array.from({ length: 20_000 }, (_, index) => {
    const round = Math.floor(index / sessions);
    return eventOf((index * 7919) % sessions, 3 + round, codes[round % 2] ?? "Hold");
  });
  const samples: number[] = [];
  for (const event of events) {
    const began = process.hrtime.bigint();
    state = reduce(state, { type: "session-event", event, receivedAt: 2_000 });
    samples.push(Number(process.hrtime.bigint() - began) / 1000);
  }
  return samples.slice(2_000);
}

/** One event applied while 1,000 sessions live, beside the same with 10,000. */
export function measureReducer(): readonly Row[] {
  applying(1_000);
  const thousand = summarise(applying(1_000));
  const tenThousand = summarise(applying(10_000));
  return [
    {
      name: "an event applied with 10,000 live sessions",
      unit: "µs",
      ours: tenThousand,
      peer: { name: "the same with 1,000 live sessions", figures: thousand },
      aim: {
        text: "under 50 µs with 1,000, and at most 1.5 times that with 10,000 (medians)",
        reached: thousand.median < 50 && tenThousand.median <= 1.5 * thousand.median,
      },
    },
  ];
}
