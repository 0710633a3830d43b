/**
 * The service's status words. They are compared without regard to case (the guide, the schema and
 * the official libraries spell some of them differently), and a word that we do not know stays
 * itself: `unknown`, shown with the service's own word.
 */

export type StatusKind =
  | "setup"
  | "proceeding"
  | "answered"
  | "hold"
  | "parked"
  | "screening"
  | "voicemail"
  | "fax"
  | "gone"
  | "disconnected"
  | "unknown";

const kinds: ReadonlyMap<string, StatusKind> = new Map<string, StatusKind>([
  ["setup", "setup"],
  ["proceeding", "proceeding"],
  ["answered", "answered"],
  ["hold", "hold"],
  ["parked", "parked"],
  ["voicemailscreening", "screening"],
  ["vmscreening", "screening"],
  ["voicemail", "voicemail"],
  ["faxreceive", "fax"],
  ["gone", "gone"],
  ["disconnected", "disconnected"],
]);

export const statusKindOf = (word: string): StatusKind =>
  kinds.get(word.toLowerCase()) ?? "unknown";

/**
 * Whether a party in this status is over for its owner. A mailbox or fax machine that took the call
 * counts: nothing of it can be controlled any more.
 */
export const isOver = (kind: StatusKind): boolean =>
  kind === "disconnected" || kind === "gone" || kind === "voicemail" || kind === "fax";

/** Whether somebody speaks, or could, on this party. */
export const isAnswered = (kind: StatusKind): boolean =>
  kind === "answered" || kind === "hold" || kind === "parked";

export type HowNotTaken = "declined" | "unanswered" | "busy";

const waysNotTaken: ReadonlyMap<string, HowNotTaken> = new Map<string, HowNotTaken>([
  ["rejected", "declined"],
  ["noanswer", "unanswered"],
  ["timeout", "unanswered"],
  ["targetbusy", "busy"],
]);

/** How a telephone that was rung did not take the call; `undefined` when its reason says nothing of it. */
export const howNotTaken = (reason: string | undefined): HowNotTaken | undefined =>
  waysNotTaken.get(reason?.toLowerCase() ?? "");
