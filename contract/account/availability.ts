/** Whether the user wants to be called: the own presence and do-not-disturb, as the service has them. */
import * as v from "valibot";

import { appError } from "../result.ts";

/** What the user says of himself; `offline` is shown to others as if he were not there. */
const ownStatuses = ["available", "busy", "offline"] as const;
const ownStatus = v.picklist(ownStatuses);
export type OwnStatus = v.InferOutput<typeof ownStatus>;

/**
 * Which calls ring: all, none (do not disturb), or by queue. The two between are for members of a queue;
 * they are shown where another program has set them, and are not offered here.
 */
const callsTaken = v.picklist(["all", "none", "no-queue", "queue-only"]);
export type CallsTaken = v.InferOutput<typeof callsTaken>;

/** What the user may set; what is left out stays as it is. */
export const availabilityChange = v.strictObject({
  status: v.optional(ownStatus),
  calls: v.optional(v.picklist(["all", "none"])),
});
export type AvailabilityChange = v.InferOutput<typeof availabilityChange>;

/** As the service has last said it, and what the user wants it to be. */
export const availabilityView = v.strictObject({
  /** Absent where the service does not say. */
  status: v.optional(ownStatus),
  calls: v.optional(callsTaken),
  /** On the wire, not answered yet. */
  wish: v.optional(availabilityChange),
  /** Why the last wish has not come true; gone with the next one, and with any other change. */
  failed: v.optional(appError),
});
export type AvailabilityView = v.InferOutput<typeof availabilityView>;

/** One of the things that a menu of it offers. */
export interface AvailabilityChoice {
  readonly change: { readonly status: OwnStatus } | { readonly calls: "all" | "none" };
  readonly isInForce: boolean;
}

/** In the order in which they are listed: what one says of oneself first, then which calls ring. */
export const availabilityChoices = ({
  status,
  calls,
}: AvailabilityView): readonly AvailabilityChoice[] => [
  ...ownStatuses.map((each) => ({ change: { status: each }, isInForce: status === each })),
  { change: { calls: "all" }, isInForce: calls === "all" },
  { change: { calls: "none" }, isInForce: calls === "none" },
];
