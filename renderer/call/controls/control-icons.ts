import ArrowLeftRight from "@lucide/svelte/icons/arrow-left-right";
import BellOff from "@lucide/svelte/icons/bell-off";
import Merge from "@lucide/svelte/icons/merge";
import MessageCircleQuestionMark from "@lucide/svelte/icons/message-circle-question-mark";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import Mic from "@lucide/svelte/icons/mic";
import MicOff from "@lucide/svelte/icons/mic-off";
import Pause from "@lucide/svelte/icons/pause";
import Phone from "@lucide/svelte/icons/phone";
import PhoneForwarded from "@lucide/svelte/icons/phone-forwarded";
import PhoneOff from "@lucide/svelte/icons/phone-off";
import Play from "@lucide/svelte/icons/play";
import CircleDot from "@lucide/svelte/icons/circle-dot";
import CirclePause from "@lucide/svelte/icons/circle-pause";
import CirclePlay from "@lucide/svelte/icons/circle-play";
import Smartphone from "@lucide/svelte/icons/smartphone";
import SquareParking from "@lucide/svelte/icons/square-parking";
import Voicemail from "@lucide/svelte/icons/voicemail";
import Undo from "@lucide/svelte/icons/undo-2";

import type { ActionKind, ControlKind } from "../../../contract/operations.ts";

/** The controls that have a large button, in their order; the others stand below in rows of their own. */
export const tiles = ["mute", "hold", "transfer", "park"] as const satisfies readonly ControlKind[];

/** The picture on the button that starts each kind of action. */
export const controlIcons: Record<ActionKind, typeof Mic> = {
  mute: Mic,
  unmute: MicOff,
  hold: Pause,
  unhold: Play,
  swap: ArrowLeftRight,
  record: CircleDot,
  "pause-recording": CirclePause,
  "resume-recording": CirclePlay,
  transfer: PhoneForwarded,
  consult: MessageCircleQuestionMark,
  complete: Merge,
  "take-back": Undo,
  park: SquareParking,
  flip: Smartphone,
  "finish-here": PhoneOff,
  answer: Phone,
  decline: PhoneOff,
  voicemail: Voicemail,
  forward: PhoneForwarded,
  reply: MessageSquareText,
  ignore: BellOff,
  end: PhoneOff,
  retrieve: Undo,
};
