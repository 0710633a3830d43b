import * as v from "valibot";

/**
 * The service's own identifiers. Both are opaque: older and newer shapes coexist, so they are never
 * parsed, only compared. Branded so that one cannot be passed where the other belongs.
 */
export const telephonySessionId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(256),
  v.brand("TelephonySessionId"),
);
export const partyId = v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.brand("PartyId"));

export type TelephonySessionId = v.InferOutput<typeof telephonySessionId>;
export type PartyId = v.InferOutput<typeof partyId>;
