/**
 * Request bodies of the call-control operations. Unknown properties are refused. Where the guide,
 * the schema and the official library disagree, every form that one of them sends is accepted.
 */
import * as v from "valibot";

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

export const callOutBody = v.strictObject({
  from: v.strictObject({ deviceId: v.optional(text), extensionId: v.optional(text) }),
  to: v.strictObject({ phoneNumber: v.optional(text), extensionNumber: v.optional(text) }),
  countryId: v.optional(v.number()),
});

const partyChange = v.strictObject({
  muted: v.optional(v.boolean()),
  standAlone: v.optional(v.boolean()),
});

/** The schema wraps the change in `party`; guide and library send it flat. */
export const updatePartyBody = v.union([v.strictObject({ party: partyChange }), partyChange]);

/** Not required: the library sends it only with the option. */
export const deletePartyBody = v.optional(
  v.nullable(v.strictObject({ keepConferenceAlive: v.optional(v.boolean()) })),
);

export const deviceBody = v.strictObject({ deviceId: text });

const forwardEntries = {
  phoneNumber: v.optional(text),
  extensionNumber: v.optional(text),
  extensionId: v.optional(text),
  voicemail: v.optional(text),
};

export const forwardBody = v.strictObject(forwardEntries);

export const transferBody = v.strictObject({ ...forwardEntries, parkOrbit: v.optional(text) });

export const bridgeBody = v.strictObject({ telephonySessionId: text, partyId: text });

const pattern = v.picklist([
  "WillCallYouBack",
  "CallMeBack",
  "OnMyWay",
  "OnTheOtherLine",
  "WillCallYouBackLater",
  "CallMeBackLater",
  "InAMeeting",
  "OnTheOtherLineNoCall",
]);

export const replyBody = v.pipe(
  v.strictObject({
    replyWithText: v.optional(text),
    replyWithPattern: v.optional(
      v.strictObject({
        pattern,
        time: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
        timeUnit: v.optional(v.picklist(["Minute", "Hour", "Day"])),
      }),
    ),
  }),
  v.check((body) => (body.replyWithText === undefined) !== (body.replyWithPattern === undefined)),
);

export const flipBody = v.strictObject({ callFlipId: text });

/** `sessionId` in the newer schema and the library, `telephonySessionId` in the guide. */
export const bringInBody = v.pipe(
  v.strictObject({
    partyId: text,
    sessionId: v.optional(text),
    telephonySessionId: v.optional(text),
  }),
  v.check((body) => body.sessionId !== undefined || body.telephonySessionId !== undefined),
);

export const recordingBody = v.strictObject({ active: v.boolean(), id: v.optional(text) });

/** `deviceId` and `extensionNumber` are the deprecated names that the library still sends. */
export const superviseBody = v.pipe(
  v.strictObject({
    mode: v.literal("Listen"),
    supervisorDeviceId: v.optional(text),
    deviceId: v.optional(text),
    agentExtensionId: v.optional(text),
    agentExtensionNumber: v.optional(text),
    extensionNumber: v.optional(text),
    autoAnswer: v.optional(v.boolean()),
    mediaSDP: v.optional(v.picklist(["sendOnly", "sendRecv"])),
  }),
  v.check((body) => body.supervisorDeviceId !== undefined || body.deviceId !== undefined),
);
