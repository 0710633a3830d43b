/** The shape of `POST faults`: what to look for, how often, and what to do instead. */
import * as v from "valibot";

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400_000));
const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
/** `hang` leaves the client waiting; `reset` cuts its connection. */
const lossManner = v.optional(v.picklist(["hang", "reset"]), "hang");

/** What can be done to one HTTP request (or to a request that came in over a socket). */
const httpEffect = v.variant("kind", [
  v.strictObject({
    kind: v.literal("answer"),
    status: httpStatus,
    headers: v.optional(v.record(shortText, v.string())),
    body: v.optional(v.unknown()),
  }),
  v.strictObject({ kind: v.literal("html"), status: v.optional(httpStatus, 200) }),
  v.strictObject({ kind: v.literal("delay"), ms: milliseconds }),
  v.strictObject({ kind: v.literal("lose-request"), how: lossManner }),
  v.strictObject({ kind: v.literal("lose-reply"), how: lossManner }),
  /** Acts, and answers with the usual status but without a body (as documented for flip). */
  v.strictObject({ kind: v.literal("empty-reply") }),
  /** Acts, and adds so many bytes to its JSON answer; with `gzip` they are few on the wire. */
  v.strictObject({
    kind: v.literal("large-reply"),
    bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    gzip: v.optional(v.boolean(), false),
  }),
  /** Acts, and its answer's body never ends: `bytes` more every `everyMs`, 0 for without a pause. */
  v.strictObject({
    kind: v.literal("endless-reply"),
    bytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576)), 1_024),
    everyMs: v.optional(milliseconds, 100),
  }),
  /** Acts, and answers as usual but for these headers. */
  v.strictObject({ kind: v.literal("headers"), headers: v.record(shortText, v.string()) }),
  /** Notifications wait until the answer has left and `gapMs` have passed. */
  v.strictObject({
    kind: v.literal("reply-before-event"),
    gapMs: v.optional(milliseconds, 50),
  }),
  /** The answer waits for the next notification and `gapMs` more, at most `waitMs` in all. */
  v.strictObject({
    kind: v.literal("reply-after-event"),
    gapMs: v.optional(milliseconds, 50),
    waitMs: v.optional(milliseconds, 2_000),
  }),
  /** Only on `POST /restapi/oauth/wstoken`: the guide's token, good for one connection and 30 s. */
  v.strictObject({ kind: v.literal("single-use-token") }),
  /**
   * Only on the token endpoints: the life that the answer claims for its token, for its refresh token,
   * or for the whole session.
   */
  v.strictObject({
    kind: v.literal("expires-in"),
    seconds: v.number(),
    of: v.optional(v.picklist(["token", "refresh-token", "session"]), "token"),
  }),
]);
export type HttpEffect = v.InferOutput<typeof httpEffect>;

const errorFields = {
  errorCode: v.optional(shortText, "WSG-900"),
  message: v.optional(shortText, "Simulated error"),
};

/** What can be done to one frame, one upgrade or one connection. */
const socketEffect = v.variant("kind", [
  v.strictObject({ kind: v.literal("lose") }),
  v.strictObject({
    kind: v.literal("duplicate"),
    copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10)), 2),
  }),
  v.strictObject({ kind: v.literal("delay"), ms: milliseconds }),
  /** The frame goes out after the one that follows it, or after `waitMs`. */
  v.strictObject({ kind: v.literal("reorder"), waitMs: v.optional(milliseconds, 1_000) }),
  /** The frame and those after it, `frames` in all, leave in one segment, at latest after `waitMs`. */
  v.strictObject({
    kind: v.literal("coalesce"),
    frames: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)), 2),
    waitMs: v.optional(milliseconds, 1_000),
  }),
  v.strictObject({ kind: v.literal("drop") }),
  v.strictObject({
    kind: v.literal("close"),
    code: v.optional(
      v.pipe(
        v.number(),
        v.check((code) => code === 1000 || code === 1001 || (code >= 3000 && code <= 4999)),
      ),
      1001,
    ),
  }),
  v.strictObject({ kind: v.literal("freeze") }),
  v.strictObject({ kind: v.literal("thaw") }),
  v.strictObject({
    kind: v.literal("error"),
    ...errorFields,
    close: v.optional(v.boolean(), false),
  }),
  v.strictObject({
    kind: v.literal("malformed"),
    text: v.optional(v.pipe(v.string(), v.maxLength(65_536)), "not a frame"),
    /** So often in place of the first `@@` in the text, joined by commas, `#` being its number. */
    repeat: v.optional(
      v.strictObject({
        text: v.pipe(v.string(), v.maxLength(4_096)),
        times: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
      }),
    ),
  }),
  v.strictObject({ kind: v.literal("never-answer") }),
  v.strictObject({ kind: v.literal("refuse"), status: v.optional(httpStatus, 401) }),
  v.strictObject({ kind: v.literal("silent") }),
]);
export type SocketEffect = v.InferOutput<typeof socketEffect>;

const frameKinds = [
  "upgrade",
  "open",
  "ConnectionDetails",
  "ClientRequest",
  "Response",
  "ServerNotification",
  "Heartbeat",
  "now",
] as const;
export type FrameKind = (typeof frameKinds)[number];

const outbound = [
  "lose",
  "duplicate",
  "delay",
  "reorder",
  "coalesce",
  "drop",
  "close",
  "freeze",
  "error",
  "malformed",
] as const;

/** Which effects mean something for which kind; others are refused when the fault is posted. */
const effectsOf: Readonly<Record<FrameKind, readonly SocketEffect["kind"][]>> = {
  upgrade: ["never-answer", "refuse", "delay"],
  open: ["silent", "error", "freeze", "drop", "malformed"],
  ConnectionDetails: outbound,
  Response: outbound,
  ServerNotification: outbound,
  Heartbeat: ["lose", "delay", "drop", "close", "freeze", "error", "malformed"],
  ClientRequest: ["lose", "delay", "drop", "close", "freeze", "error", "malformed"],
  now: ["drop", "close", "freeze", "thaw", "error", "malformed"],
};

const times = v.optional(
  v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), v.literal("always")]),
  1,
);
const method = v.optional(v.picklist(["GET", "POST", "PUT", "PATCH", "DELETE"]));
/** A path without query; `*` stands for any part of one segment, `**` for anything. */
const path = v.optional(v.pipe(v.string(), v.startsWith("/"), v.maxLength(1_024)));

/** A fault for requests. */
export const httpFault = v.strictObject({
  match: v.strictObject({ method, path }),
  times,
  effect: httpEffect,
});

/** A fault for sockets. `event` is a pattern for a notification's path, like `path`. */
export const socketFault = v.pipe(
  v.strictObject({
    match: v.strictObject({ frame: v.picklist(frameKinds), method, path, event: path }),
    times,
    effect: socketEffect,
  }),
  v.check(
    ({ match, effect }) => effectsOf[match.frame].includes(effect.kind),
    "This effect does not apply to this kind of frame",
  ),
);

export type HttpFault = v.InferOutput<typeof httpFault>;
export type SocketFault = v.InferOutput<typeof socketFault>;
export type Fault = HttpFault | SocketFault;
