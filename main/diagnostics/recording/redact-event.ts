/** A core event with placeholders for everything personal, on the call's own time scale. */
import { type AppError, isPlain } from "../../../contract/result.ts";
import type { CoreEvent } from "../../../telephony/reduce/core-event.ts";
import type { CapabilityFacts } from "../../../telephony/actions/control-rules.ts";
import type { Self } from "../../../telephony/session/session.ts";
import type { Placeholders } from "./placeholders.ts";
import { redactPresence, redactSession, redactSessionEvent } from "./redact-wire.ts";

/** Everything but `time`, which concerns no call. */
export type RecordedEvent = Exclude<CoreEvent, { readonly type: "time" }>;

export interface Redaction {
  readonly placeholders: Placeholders;
  /** The instant that counts as 0, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** `event` must be about the redaction's own call; of a presence, the first call is taken. */
export function redactEvent(
  event: RecordedEvent,
  { placeholders, startedAt }: Redaction,
): RecordedEvent {
  const id = placeholders.session;
  const offset = (instant: number): number => instant - startedAt;
  const time = (text: string): string | undefined => offsetTime(text, startedAt);
  switch (event.type) {
    case "session-event":
      return {
        type: event.type,
        event: redactSessionEvent(event.event, placeholders),
        receivedAt: offset(event.receivedAt),
      };
    case "session-read":
      return {
        type: event.type,
        session: redactSession(event.session, placeholders, time),
        eventsAtRequest: event.eventsAtRequest,
        receivedAt: offset(event.receivedAt),
      };
    case "session-gone":
      return {
        type: event.type,
        id,
        eventsAtRequest: event.eventsAtRequest,
        receivedAt: offset(event.receivedAt),
      };
    case "presence": {
      const [call] = event.presence.activeCalls ?? [];
      const presence = call === undefined ? {} : redactPresence(call, placeholders, time);
      return { type: event.type, presence, receivedAt: offset(event.receivedAt) };
    }
    case "clock-set": {
      const { byMs, upTo } = event;
      return { type: event.type, byMs, ...(upTo === undefined ? {} : { upTo: offset(upTo) }) };
    }
    case "self":
      return { type: event.type, self: redactSelf(event.self, placeholders) };
    default:
      return redactAction(event, { id, at: offset(event.at), placeholders });
  }
}

type ActionEvent = Extract<RecordedEvent, { readonly actionId: number }>;

function redactAction(
  event: ActionEvent,
  on: Pick<ActionEvent, "id" | "at"> & { readonly placeholders: Placeholders },
): ActionEvent {
  const { id, at, placeholders } = on;
  const { actionId } = event;
  const life = { id, actionId, at };
  switch (event.type) {
    case "action-sent":
      return { ...life, type: event.type, track: redactTrack(event.track, placeholders) };
    case "action-armed":
    case "action-counting": {
      const until = event.until - (event.at - at);
      return { ...life, type: event.type, until, track: redactTrack(event.track, placeholders) };
    }
    case "action-failed":
      return { ...life, type: event.type, error: redactError(event.error) };
    default:
      return { ...life, type: event.type };
  }
}

type Track = Extract<ActionEvent, { readonly type: "action-sent" }>["track"];

const redactTrack = ({ control, kind, partyId, to }: Track, placeholders: Placeholders): Track => ({
  ...{ control, kind, partyId: placeholders.party(partyId) },
  ...(to === undefined ? {} : { to: placeholders.place(to) }),
});

/** The service's own short codes, such as `TAS-106`. */
const serviceCode = /^[A-Z]{2,5}-\d{1,4}$/;

/** What an error may say: codes and counts, no text of anybody's. */
function redactError(error: AppError): AppError {
  switch (error.code) {
    case "service": {
      const { code, status, meaning } = error;
      const isCode = error.serviceCode !== undefined && serviceCode.test(error.serviceCode);
      return {
        ...{ code, status },
        ...(isCode ? { serviceCode: error.serviceCode } : {}),
        meaning,
      };
    }
    case "bad-reply":
    case "bad-input":
      return { code: error.code, detail: "" };
    case "hotkey-taken":
    case "hotkey-invalid":
      return { code: error.code, accelerator: "" };
    case "other-left-held": {
      const because = redactError(error.because);
      return isPlain(because) ? { code: error.code, because } : because;
    }
    case "offline":
    case "signed-out":
    case "timed-out":
    case "reply-too-large":
    case "reply-endless":
    case "rate-limited":
    case "events-refused":
    case "call-gone":
    case "call-changed":
    case "not-allowed":
    case "other-not-held":
    case "not-dialable":
    case "not-confirmed":
    case "not-a-reply":
    case "flip-not-taken":
    case "sign-in-failed":
    case "internal":
      return error;
  }
}

export const redactSelf = (
  { extensionId, companyNumber }: Self,
  { extension, number }: Placeholders,
): Self => ({
  extensionId: extension(extensionId),
  ...(companyNumber === undefined ? {} : { companyNumber: number(companyNumber) }),
});

/** How many of each there are decides what is possible; which ones is nobody's business. */
export const redactFacts = (facts: CapabilityFacts): CapabilityFacts => ({
  callControlGranted: facts.callControlGranted,
  ...(facts.servicePaused === undefined ? {} : { servicePaused: facts.servicePaused }),
  features: {
    park: facts.features.park,
    recording: facts.features.recording,
    flip: facts.features.flip,
    ...(facts.features.unpausable === undefined ? {} : { unpausable: facts.features.unpausable }),
    ...(facts.features.voicemail === undefined ? {} : { voicemail: facts.features.voicemail }),
  },
  flipTargets: facts.flipTargets.map((_phone, at) => ({
    callFlipId: String(at),
    label: `Phone ${String(at)}`,
  })),
  parkLocations: facts.parkLocations.map(() => null),
  devices: facts.devices.map(({ online }) => ({ online })),
});

/** The farthest that a date can be from 1970, in milliseconds. */
const largestInstant = 8.64e15;

/** The core reads it as a date; one that it could not read stays unreadable. */
function offsetTime(time: string, startedAt: number): string | undefined {
  const instant = Date.parse(time) - startedAt;
  return Math.abs(instant) <= largestInstant ? new Date(instant).toISOString() : undefined;
}
