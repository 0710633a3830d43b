/** What a card of the desktop holds, and the words that many of them share. */
import type { CallView } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { Words } from "../../../contract/i18n/words.ts";
import type { CallIntent, CancelIntent } from "../../../contract/intent.ts";
import type { Settings } from "../../../contract/settings.ts";

export interface Announcement {
  /**
   * A newer announcement with the same key takes the place of the older one, also of one that an earlier
   * run left behind (macOS, Windows): it is the card's `id` there.
   */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Stays until it is answered or taken back. */
  readonly isUrgent: boolean;
  /** Without a sound: the phone itself rings, and a return of the connection is no alarm. */
  readonly isSilent: boolean;
  readonly actions: readonly {
    readonly label: string;
    readonly intent: CallIntent | CancelIntent;
  }[];
  /** The call that a click shows. */
  readonly telephonySessionId?: TelephonySessionId;
}

export type AnnouncementChange =
  | {
      readonly change: "show";
      readonly announcement: Announcement;
      /** A card that says what is so no more. */
      readonly closes?: string;
    }
  | { readonly change: "close"; readonly key: string }
  | { readonly change: "none" };

export const show = (announcement: Announcement) => ({ change: "show", announcement }) as const;

/** Who called or was called, for a sentence. */
export const whoIs = ({ peerTitle }: Words, { peer }: CallView): string => peerTitle(peer);

export type Privacy = Pick<Settings["notifications"], "showCaller">;

export const plain = { isUrgent: false, isSilent: false, actions: [] } as const;
