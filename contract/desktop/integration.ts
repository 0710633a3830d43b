/** How Ringside stands in the system, as the system itself says; nothing of it is a setting of ours. */
import * as v from "valibot";

/**
 * What stands in the way, or has to be done elsewhere. `not-installed`: only an installed copy may register
 * itself. `approval`: the system waits for the user's yes. `in-system`: only the system's own settings can
 * do it. `refused`: the system was asked just now and did not take it.
 */
const hint = v.picklist(["not-installed", "approval", "in-system", "refused"]);
export type IntegrationHint = v.InferOutput<typeof hint>;

const part = v.strictObject({ on: v.boolean(), hint: v.optional(hint) });
export type IntegrationPart = v.InferOutput<typeof part>;

export const integrationView = v.strictObject({
  startAtLogin: part,
  /** Whether a click on a `tel:` or `callto:` link comes to Ringside. */
  phoneLinks: part,
});
export type IntegrationView = v.InferOutput<typeof integrationView>;

/** What the user wants changed. */
export const integrationPatch = v.strictObject({
  startAtLogin: v.optional(v.boolean()),
  phoneLinks: v.optional(v.boolean()),
});
export type IntegrationPatch = v.InferOutput<typeof integrationPatch>;
