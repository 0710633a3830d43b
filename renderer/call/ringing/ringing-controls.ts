import type { ControlKind } from "../../../contract/operations.ts";

/** What is done less often with a call that rings. */
export const furtherControls = [
  ...(["forward", "reply", "ignore"] as const),
] satisfies readonly ControlKind[];

/** All that can be done with one. */
export const ringingControls = [
  ...(["answer", "decline", "voicemail"] as const),
  ...furtherControls,
] satisfies readonly ControlKind[];
