/** What stands in the tray's menu, before it is Electron's. */
import type { AvailabilityChange } from "../../../contract/account/availability.ts";
import type { CallIntent } from "../../../contract/intent.ts";

/** What the shell does for entries that are not about a call. */
export type MenuCommand =
  "cancel" | "open" | "settings" | "diagnostics" | "logs" | "sign-out" | "update" | "quit";

export type MenuEntry =
  | { readonly kind: "separator" }
  | { readonly kind: "heading"; readonly label: string }
  | {
      readonly kind: "act";
      readonly label: string;
      readonly enabled: boolean;
      readonly intent: CallIntent;
    }
  | { readonly kind: "command"; readonly label: string; readonly command: MenuCommand }
  | {
      readonly kind: "availability";
      readonly label: string;
      readonly isInForce: boolean;
      readonly change: AvailabilityChange;
    }
  | { readonly kind: "submenu"; readonly label: string; readonly entries: readonly MenuEntry[] };
