import type X from "@lucide/svelte/icons/x";

/** One thing that a menu offers. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: typeof X;
  /** Says more, such as why it cannot be chosen now. */
  readonly note?: string;
  /** Stays in the list and in reach of the keyboard. */
  readonly unavailable?: boolean;
  /** It does harm. */
  readonly tone?: "bad";
  readonly onchoose: () => void;
}
