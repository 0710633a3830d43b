/** Every operation on a call: the press, what it sends, and the event that proves it. */
import type { CallIntent, TransferTarget } from "../../contract/intent.ts";
import type { ActionKind } from "../../contract/operations.ts";
import { averyId, inbound, type PartyWords } from "./wire-messages.ts";

const onParty = { telephonySessionId: "s-1", partyId: "p-s-1-3" };
const recorded = { recordings: [{ id: "r-7", active: true }] };
const paused = { recordings: [{ id: "r-7", active: false }] };

export interface Operation {
  readonly name: string;
  readonly from: PartyWords;
  readonly intent: CallIntent;
  readonly sends: object;
  readonly proof: PartyWords;
  readonly control: ActionKind;
}

const transferTo = (to: object): object => ({ operation: "transfer", ...onParty, to });
const transferred = inbound("Disconnected", { reason: "BlindTransfer" });
const transfer = (name: string, to: TransferTarget, wire: object): Operation => ({
  name: `transfer to ${name}`,
  from: inbound("Answered"),
  intent: { action: "transfer", to },
  sends: transferTo(wire),
  proof: transferred,
  control: "transfer",
});

export const operations: readonly Operation[] = [
  {
    name: "mute",
    from: inbound("Answered"),
    intent: { action: "toggle-mute" },
    sends: { operation: "update-party", ...onParty, muted: true },
    proof: inbound("Answered", { muted: true }),
    control: "mute",
  },
  {
    name: "unmute",
    from: inbound("Answered", { muted: true }),
    intent: { action: "unmute" },
    sends: { operation: "update-party", ...onParty, muted: false },
    proof: inbound("Answered"),
    control: "mute",
  },
  {
    name: "hold",
    from: inbound("Answered"),
    intent: { action: "hold" },
    sends: { operation: "hold", ...onParty },
    proof: inbound("Hold"),
    control: "hold",
  },
  {
    name: "unhold",
    from: inbound("Hold"),
    intent: { action: "toggle-hold" },
    sends: { operation: "unhold", ...onParty },
    proof: inbound("Answered"),
    control: "hold",
  },
  {
    name: "record",
    from: inbound("Answered"),
    intent: { action: "toggle-recording" },
    sends: { operation: "start-recording", ...onParty },
    proof: inbound("Answered", recorded),
    control: "record",
  },
  {
    name: "pause the recording",
    from: inbound("Answered", recorded),
    intent: { action: "toggle-recording" },
    sends: { operation: "update-recording", ...onParty, recordingId: "r-7", active: false },
    proof: inbound("Answered", paused),
    control: "pause-recording",
  },
  {
    name: "resume the recording",
    from: inbound("Answered", paused),
    intent: { action: "resume-recording" },
    sends: { operation: "update-recording", ...onParty, recordingId: "r-7", active: true },
    proof: inbound("Answered", recorded),
    control: "resume-recording",
  },
  transfer(
    "an outside number",
    { kind: "phone-number", phoneNumber: "(202) 555-0188" },
    { phoneNumber: "+12025550188" },
  ),
  transfer(
    "a number that was confirmed",
    { kind: "phone-number", phoneNumber: "(555) 010-0188", confirm: "+15550100188" },
    { phoneNumber: "+15550100188" },
  ),
  transfer(
    "a short number",
    { kind: "phone-number", phoneNumber: "113" },
    { extensionNumber: "113" },
  ),
  transfer(
    "an extension",
    { kind: "extension", extensionNumber: "113" },
    { extensionNumber: "113" },
  ),
  transfer(
    "an extension of the company number",
    { kind: "company-extension", companyNumber: "+1 555 010 0100", extensionNumber: "113" },
    { extensionNumber: "113" },
  ),
  transfer(
    "voicemail",
    { kind: "voicemail", extensionId: "700100013" },
    { voicemail: "700100013" },
  ),
  {
    name: "park in the own orbit",
    from: inbound("Answered"),
    intent: { action: "park", to: { kind: "orbit" } },
    sends: { operation: "park", ...onParty },
    proof: inbound("Parked", { parkData: "*801", park: { id: "*801" } }),
    control: "park",
  },
  {
    name: "park in a location",
    from: inbound("Hold"),
    intent: { action: "park", to: { kind: "location", extensionId: "700100090" } },
    sends: transferTo({ parkOrbit: "700100090" }),
    proof: inbound("Disconnected", { reason: "ParkLocation" }),
    control: "park",
  },
  {
    name: "flip",
    from: inbound("Answered"),
    intent: { action: "flip", callFlipId: "2" },
    sends: { operation: "flip", ...onParty, callFlipId: "2" },
    proof: inbound("Disconnected", { reason: "CallFlip" }),
    control: "flip",
  },
  {
    name: "answer",
    from: inbound("Proceeding"),
    intent: { action: "answer" },
    sends: { operation: "answer", ...onParty, deviceId: "800100001" },
    proof: inbound("Answered"),
    control: "answer",
  },
  {
    name: "decline",
    from: inbound("Proceeding"),
    intent: { action: "decline" },
    sends: { operation: "reject", ...onParty },
    proof: inbound("Disconnected"),
    control: "decline",
  },
  {
    name: "to the own voicemail",
    from: inbound("Proceeding"),
    intent: { action: "voicemail" },
    sends: { operation: "forward", ...onParty, to: { voicemail: averyId } },
    proof: inbound("VoiceMail"),
    control: "voicemail",
  },
  {
    name: "forward to a colleague",
    from: inbound("Proceeding"),
    intent: { action: "forward", to: { kind: "extension", extensionNumber: "113" } },
    sends: { operation: "forward", ...onParty, to: { extensionNumber: "113" } },
    proof: inbound("Disconnected", { reason: "BlindTransfer" }),
    control: "forward",
  },
  {
    name: "reply with one of the service's messages",
    from: inbound("Proceeding"),
    intent: {
      action: "reply",
      message: { kind: "pattern", pattern: "CallMeBack", in: { time: 1, unit: "Hour" } },
    },
    sends: {
      ...{ operation: "reply", ...onParty },
      message: { replyWithPattern: { pattern: "CallMeBack", time: 1, timeUnit: "Hour" } },
    },
    proof: inbound("Disconnected", { reason: "CallReplied" }),
    control: "reply",
  },
  {
    name: "reply in own words",
    from: inbound("Proceeding"),
    intent: { action: "reply", message: { kind: "text", text: " Back\nsoon " } },
    sends: { operation: "reply", ...onParty, message: { replyWithText: "Back soon" } },
    proof: inbound("Disconnected", { reason: "CallReplied" }),
    control: "reply",
  },
  {
    name: "ignore",
    // Events and reads say it in two places.
    from: inbound("Proceeding", { queueCall: true, attributes: { queueCall: true } }),
    intent: { action: "ignore" },
    sends: { operation: "ignore", ...onParty, deviceId: "800100001" },
    proof: inbound("Disconnected"),
    control: "ignore",
  },
  {
    name: "end",
    from: inbound("Hold"),
    intent: { action: "end" },
    sends: { operation: "drop-session", telephonySessionId: "s-1" },
    proof: inbound("Disconnected"),
    control: "end",
  },
  {
    name: "retrieve",
    from: inbound("Parked", { parkData: "*801" }),
    intent: { action: "retrieve" },
    sends: { operation: "pickup", ...onParty, deviceId: "800100001" },
    proof: inbound("Answered", { reason: "Pickup" }),
    control: "retrieve",
  },
];

export const kindOf = (operation: Operation): ActionKind =>
  operation.name === "unmute" || operation.name === "unhold" ? operation.name : operation.control;
