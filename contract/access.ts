/** What the signed-in user may do with Ringside, found out at sign-in, and what is missing for the rest. */
import * as v from "valibot";

/** What a person would call a function of Ringside. */
export const accessFunctions = [
  "see-calls",
  "control-calls",
  "live-updates",
  "record",
  "park",
  "flip",
  "answer-here",
  "find-colleagues",
  "set-availability",
] as const;
export type AccessFunction = (typeof accessFunctions)[number];

/**
 * `app-permission`: RingCentral or the administrator grants it to the app's registration
 * (`CallControl`). `user-permission`: the administrator grants it to the user's role
 * (`ReadUserDevices`). `feature`: the extension's plan or configuration has it or not (`CallPark`).
 */
const missing = v.strictObject({
  kind: v.picklist(["app-permission", "user-permission", "feature"]),
  /** The service's own word, for asking the administrator. */
  name: v.pipe(v.string(), v.maxLength(128)),
});

export type MissingAccess = v.InferOutput<typeof missing>;

/** One function. `unknown`: the service could not be asked; it may work. */
const accessItem = v.strictObject({
  function: v.picklist(accessFunctions),
  state: v.picklist(["available", "missing", "unknown"]),
  /** Present with `missing`. */
  missing: v.optional(missing),
});
export type AccessItem = v.InferOutput<typeof accessItem>;

/** One entry for each function, in the order of `accessFunctions`. */
export const accessReport = v.array(accessItem);
export type AccessReport = v.InferOutput<typeof accessReport>;
