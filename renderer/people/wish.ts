import type { CallView } from "../../contract/call-view.ts";
import type { AnyIntent, ParkTarget, TypedTarget } from "../../contract/intent.ts";
import { intentOn } from "../call/intents.ts";

/** What can be done with whoever stands in the field. */
export type PeopleDeed =
  "dial" | "transfer" | "consult" | "forward" | "voicemail" | "park" | "flip";

/** One of these, with whom or what it is done. */
export type Wish =
  | { readonly deed: "dial" | "transfer" | "consult" | "forward"; readonly to: TypedTarget }
  | { readonly deed: "voicemail"; readonly extensionId: string }
  | { readonly deed: "park"; readonly to: ParkTarget }
  | { readonly deed: "flip"; readonly callFlipId: string };

/** The intent for a new call, or for what is done to the one that the field is about. */
export function intentOf(wish: Wish, call: CallView | undefined, deviceId?: string): AnyIntent {
  const phone = deviceId === undefined ? {} : { deviceId };
  if (wish.deed === "dial") return { action: "dial", to: wish.to, ...phone };
  if (call === undefined) throw new TypeError(`no call to ${wish.deed}`);
  const { telephonySessionId, saw } = intentOn(call, "transfer");
  const on = { telephonySessionId, saw };
  switch (wish.deed) {
    case "transfer":
      return { action: "transfer", ...on, to: wish.to };
    case "voicemail": {
      const to = { kind: "voicemail", extensionId: wish.extensionId } as const;
      return { action: "transfer", ...on, to };
    }
    case "consult":
      return { action: "consult", ...on, to: wish.to, ...phone };
    case "forward":
      return { action: "forward", ...on, to: wish.to };
    case "park":
      return { action: "park", ...on, to: wish.to };
    case "flip":
      return { action: "flip", ...on, callFlipId: wish.callFlipId };
  }
}
