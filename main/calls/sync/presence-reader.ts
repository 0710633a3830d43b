/** Reads of the own presence, shared where an answer that is on its way says as much as another. */
import { failed, type Result } from "../../../contract/result.ts";
import type { WireActiveCall, WirePresence } from "../../../telephony/wire/messages.ts";
import type { CallGateway } from "../ports.ts";

export interface PresenceReader {
  /** Asks now. Never rejects. */
  read(): Promise<Result<WirePresence>>;
  /** The answer that is on its way, if one is: for who only wants to know what is over by now. */
  readShared(): Promise<Result<WirePresence>>;
}

export function createPresenceReader(gateway: Pick<CallGateway, "readPresence">): PresenceReader {
  let underWay: Promise<Result<WirePresence>> | undefined;
  const read = (): Promise<Result<WirePresence>> => {
    // A gateway that throws has a fault of ours; the calls must outlive it.
    const reading = gateway
      .readPresence()
      .catch(() => failed({ code: "internal" }))
      .finally(() => {
        if (underWay === reading) underWay = undefined;
      });
    underWay = reading;
    return reading;
  };
  return { read, readShared: () => underWay ?? read() };
}

/** The calls that presence does not say to be over. */
export const liveCallsOf = (presence: WirePresence): readonly WireActiveCall[] =>
  (presence.activeCalls ?? []).filter(
    ({ telephonyStatus }) => telephonyStatus?.toLowerCase() !== "nocall",
  );
