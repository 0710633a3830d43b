/** Which of the service's budgets a request of ours counts against, and how urgent it is. */

/** The service's names, lower case: `light`, `medium`, `heavy`, `auth`. */
export const rateGroups = ["light", "medium", "heavy", "auth"] as const;
export type RateGroup = (typeof rateGroups)[number];

/** All operations on calls and sessions, and the reads of presence. */
export const telephonyGroup: RateGroup = "light";

/** `urgent`: ending or muting a call, which must always get out. */
export type RatePriority = "read" | "action" | "urgent";

/** The group of a request of ours, as the service documents it. */
export function rateGroupOf(path: string): RateGroup {
  if (path.startsWith("/restapi/oauth/")) return "auth";
  if (path.endsWith("/telephony/call-out")) return "heavy";
  if (/\/(directory\/entries|features|extension)$/.test(path)) return "medium";
  return "light";
}

/** Ending a call is the only `DELETE` of telephony, muting the only `PATCH` of a party itself. */
export function ratePriorityOf(method: string, path: string): RatePriority {
  if (method === "GET") return "read";
  const isEnding = method === "DELETE" && path.includes("/telephony/sessions/");
  const isMuting = method === "PATCH" && /\/parties\/[^/]+$/.test(path);
  return isEnding || isMuting ? "urgent" : "action";
}
