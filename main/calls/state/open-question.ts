/** What becomes of an open question when something is sent. */
import type { ChooserView } from "../../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import { operations, turnsAway } from "../../../telephony/actions/operations.ts";

/**
 * `stays`: it is about something else. `awaits`: a form with what the user typed in it is closed by
 * the service's yes alone, so that a refusal finds the text still there. `over`: any other.
 */
export function questionAfter(
  chooser: ChooserView | undefined,
  sent: { readonly id: TelephonySessionId; readonly kind: ActionKind },
): "stays" | "awaits" | "over" {
  if (chooser === undefined || chooser.ask === "call") return "over";
  const isSameCall = chooser.telephonySessionId === sent.id;
  if (operations[sent.kind].aside === true || (turnsAway(sent.kind) && !isSameCall)) return "stays";
  return formOf[chooser.ask] === sent.kind && isSameCall ? "awaits" : "over";
}

/** The questions that are forms, and what each sends. */
const formOf: Readonly<Partial<Record<ChooserView["ask"], ActionKind>>> = {
  "transfer-target": "transfer",
  "consult-target": "consult",
  "forward-target": "forward",
  reply: "reply",
};

/** The question without this call; none when nothing is left to ask. */
export function chooserWithout(
  chooser: ChooserView | undefined,
  id: TelephonySessionId,
): ChooserView | undefined {
  if (chooser === undefined) return undefined;
  if (chooser.ask !== "call") return chooser.telephonySessionId === id ? undefined : chooser;
  const telephonySessionIds = chooser.telephonySessionIds.filter((one) => one !== id);
  return telephonySessionIds.length === 0 ? undefined : { ...chooser, telephonySessionIds };
}
