import type { EventFilter } from "./event-filters.ts";
import type { FilterScreen } from "./subscription-book.ts";

/** What the screen has to know of an extension. */
export interface ScreenedExtension {
  readonly type: string;
  readonly members: readonly string[];
}

const permissionOf = {
  telephony: "CallControl",
  presence: "ReadPresence",
  dnd: "ReadAccounts",
  quiet: "ReadAccounts",
} as const satisfies Record<EventFilter["kind"], string>;

const mayNotMonitor = {
  reason: "SUB-403",
  message: "The extension may not be monitored by this user",
} as const;

/**
 * Own calls, everybody's presence, and the park locations that one is a member of. The account's
 * calls are open to every user: the simulated account gives account-wide rights to all.
 */
export function createFilterScreen(
  extensionOf: (extensionId: string) => ScreenedExtension | undefined,
): FilterScreen {
  return (filter, caller) => {
    const permission = permissionOf[filter.kind];
    const granted =
      caller.permissions.has(permission) ||
      (permission === "ReadPresence" && caller.permissions.has("EditPresence"));
    if (!granted) {
      return { reason: "CMN-401", message: `Application needs the permission [${permission}]` };
    }
    if (filter.extensionId === undefined) return undefined;
    const extension = extensionOf(filter.extensionId);
    if (extension === undefined) {
      return { reason: "CMN-102", message: "Resource for parameter [extensionId] is not found" };
    }
    const isOwn = filter.extensionId === caller.extensionId;
    if (filter.kind === "telephony" && !isOwn) return mayNotMonitor;
    const isForeignLocation =
      extension.type === "ParkLocation" && !extension.members.includes(caller.extensionId);
    return isForeignLocation ? mayNotMonitor : undefined;
  };
}
