/** How far Ringside is with a newer version of itself. */
import * as v from "valibot";

/**
 * Why this copy does not update itself. `by-packages`: the system's own packages do. `demo`: only while
 * the demo account is in use.
 */
const updatesOff = v.picklist([
  "not-configured",
  "not-installed",
  "by-packages",
  "portable",
  "demo",
]);
export type UpdatesOff = v.InferOutput<typeof updatesOff>;

/**
 * Why the last try came to nothing. `damaged`: what came makes no sense, or is not what was announced.
 * `not-trusted`: it is not signed by those who make Ringside. `endless`: an answer began and did not come
 * to its end.
 */
const updateFailure = v.picklist([
  "unreachable",
  "damaged",
  "not-trusted",
  "too-large",
  "endless",
  "not-written",
]);
export type UpdateFailure = v.InferOutput<typeof updateFailure>;

/** Longest version that is shown, in characters. */
export const longestVersion = 64;
const version = v.pipe(v.string(), v.maxLength(longestVersion));

/** `calls`: somebody is on the phone or waits; `quiet`: that is over, but not for long. */
const waits = v.optional(v.picklist(["calls", "quiet"]));

export const updatesView = v.variant("state", [
  v.strictObject({ state: v.literal("off"), because: updatesOff }),
  v.strictObject({
    state: v.literal("idle"),
    /** Milliseconds since 1970; absent until the server was reached for the first time. */
    checkedAt: v.optional(v.number()),
    failed: v.optional(updateFailure),
    /** Ringside wants to look, and waits. */
    waits,
  }),
  v.strictObject({ state: v.literal("checking") }),
  v.strictObject({ state: v.literal("loading"), version, percent: v.number() }),
  v.strictObject({
    state: v.literal("ready"),
    version,
    waits,
    /** The user has not said yet when. */
    asks: v.boolean(),
  }),
]);
export type UpdatesView = v.InferOutput<typeof updatesView>;
