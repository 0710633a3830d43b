import * as v from "valibot";

const channel = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** Arguments in the form of `encodeClone`. */
const wireArguments = v.array(v.unknown());
const requestId = v.pipe(v.number(), v.safeInteger());

/** What the page side of a window tells the host. */
export const frameMessage = v.variant("type", [
  v.strictObject({
    type: v.literal("invoke"),
    id: requestId,
    channel,
    args: wireArguments,
  }),
  v.strictObject({ type: v.literal("send"), channel, args: wireArguments }),
  v.strictObject({ type: v.literal("dom-ready") }),
  v.strictObject({ type: v.literal("loaded") }),
  v.strictObject({ type: v.literal("title"), title: v.string() }),
  v.strictObject({ type: v.literal("preload-failed"), message: v.string() }),
  /** A link or script asks for a new window. */
  v.strictObject({ type: v.literal("open"), url: v.string() }),
  /** A link asks for another page in this window. */
  v.strictObject({ type: v.literal("navigate"), url: v.string() }),
]);
export type FrameMessage = v.InferOutput<typeof frameMessage>;

/** What the host tells the page side of a window. */
export const hostMessage = v.variant("type", [
  v.strictObject({ type: v.literal("answer"), id: requestId, value: v.unknown() }),
  v.strictObject({ type: v.literal("refusal"), id: requestId, message: v.string() }),
  v.strictObject({ type: v.literal("push"), channel, args: wireArguments }),
  v.strictObject({ type: v.literal("reload") }),
]);
export type HostMessage = v.InferOutput<typeof hostMessage>;
