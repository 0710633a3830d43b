/** Every operation in every state that it applies to: how the call comes there, and the press. */
import type { ControlKind } from "../../../contract/operations.ts";
import type { AnyIntent } from "../../../contract/intent.ts";
import type { MadeCall } from "../../support/simulator.ts";
import type { ProvingGround } from "../ground/proving-ground.ts";

/** An intent without the call that it is about; several actions share its shape. */
interface Wish {
  readonly action: AnyIntent["action"];
  readonly [detail: string]: unknown;
}

export interface Operation {
  readonly name: string;
  readonly state: "connected" | "held" | "ringing" | "parked" | "asked about";
  /** Whose life on the call tells how the press went; without one, the new call's own. */
  readonly control?: ControlKind;
  readonly call: object;
  /** What is pressed beforehand, in peace. */
  readonly before: readonly Wish[];
  readonly press: Wish;
  /** What somebody else then does with the newest call. */
  readonly then?: string;
  /** A second call, made after the first was brought to where it is. */
  readonly beside?: object;
  /** The press is about the outside participant of a conference. */
  readonly onParticipant?: true;
}

const connected = { direction: "Inbound", state: "Answered" } as const;
const recorded = { ...connected, recording: true } as const;
const ringing = { direction: "Inbound", state: "Proceeding" } as const;
const deviceId = "80700100012";

const hold: Wish = { action: "hold" };
const pause: Wish = { action: "pause-recording" };
const resume: Wish = { action: "resume-recording" };
const card: Wish = { action: "card-number" };
const transfer: Wish = { action: "transfer", to: { kind: "extension", extensionNumber: "113" } };
const voicemail: Wish = { action: "transfer", to: { kind: "voicemail", extensionId: "700100013" } };
const location: Wish = { action: "park", to: { kind: "location", extensionId: "700100090" } };
const flip: Wish = { action: "flip", callFlipId: "2" };
const end: Wish = { action: "end" };
const rowan = { kind: "extension", extensionNumber: "113", confirm: "113" } as const;
const consult: Wish = { action: "consult", to: rowan };
const dial: Wish = { action: "dial", to: rowan };

type Short = Omit<Operation, "name" | "state" | "before"> & { readonly before?: readonly Wish[] };

const whenConnected = (name: string, { before = [], ...rest }: Short): Operation => ({
  ...{ name, before, state: "connected" },
  ...rest,
});
/** The same while the application holds the call. */
const whenHeld = (name: string, { before = [], ...rest }: Short): Operation => ({
  ...{ name, state: "held", before: [...before, hold] },
  ...rest,
});

const call = connected;
const onBoth = (name: string, short: Short): Operation[] => [
  whenConnected(name, short),
  whenHeld(name, short),
];

export const operations: readonly Operation[] = [
  whenConnected("mute", { control: "mute", call, press: { action: "mute" } }),
  whenConnected("unmute", {
    ...{ control: "mute", call, before: [{ action: "mute" }], press: { action: "unmute" } },
  }),
  whenConnected("hold", { control: "hold", call, press: hold }),
  whenHeld("unhold", { control: "hold", call, press: { action: "unhold" } }),
  whenHeld("swap", { control: "hold", call, beside: connected, press: { action: "swap" } }),
  whenConnected("record", { control: "record", call, press: { action: "record" } }),
  ...onBoth("pause", { control: "pause", call: recorded, press: pause }),
  ...onBoth("resume", { control: "pause", call: recorded, before: [pause], press: resume }),
  ...onBoth("card number", { control: "pause", call: recorded, press: card }),
  ...onBoth("card number over", {
    ...{ control: "pause", call: recorded, before: [card], press: card },
  }),
  ...onBoth("transfer", { control: "transfer", call, press: transfer }),
  ...onBoth("voicemail", { control: "transfer", call, press: voicemail }),
  whenConnected("park", {
    ...{ control: "park", call, press: { action: "park", to: { kind: "orbit" } } },
  }),
  ...onBoth("park location", { control: "park", call, press: location }),
  whenConnected("flip", { control: "flip", call, press: flip }),
  whenConnected("flip back", {
    ...{ control: "take-back", call, before: [flip], press: { action: "take-back" } },
  }),
  whenConnected("finish here", {
    ...{ control: "finish-here", call, before: [flip], then: "flip-answered-keeping-old" },
    press: { action: "finish-here" },
  }),
  ...onBoth("end", { control: "end", call, press: end }),
  ...onBoth("ask first", { control: "consult", call, press: consult }),
  {
    ...{ name: "complete", state: "asked about", control: "complete", call, before: [consult] },
    ...{ then: "answer", press: { action: "complete" } },
  },
  {
    ...{ name: "take back", state: "asked about", control: "take-back", call, before: [consult] },
    ...{ then: "answer", press: { action: "take-back" } },
  },
  ...onBoth("dial", { call, press: dial }),
  whenConnected("participant mute", {
    ...{ control: "mute", call: { ...connected, conference: true } },
    ...{ press: { action: "mute" }, onParticipant: true },
  }),
  {
    ...{ name: "answer", state: "ringing", control: "answer", call: ringing, before: [] },
    press: { action: "answer", deviceId },
  },
  {
    ...{ name: "decline", state: "ringing", control: "decline", call: ringing, before: [] },
    press: { action: "decline" },
  },
  {
    ...{ name: "to voicemail", state: "ringing", control: "voicemail", call: ringing, before: [] },
    press: { action: "voicemail" },
  },
  {
    ...{ name: "forward", state: "ringing", control: "forward", call: ringing, before: [] },
    press: { action: "forward", to: rowan },
  },
  {
    ...{ name: "reply", state: "ringing", control: "reply", call: ringing, before: [] },
    press: { action: "reply", message: { kind: "text", text: "Back in a minute" } },
  },
  {
    ...{ name: "ignore", state: "ringing", control: "ignore", before: [] },
    ...{ call: { ...ringing, queue: true }, press: { action: "ignore" } },
  },
  {
    ...{ name: "retrieve", state: "parked", control: "retrieve", before: [] },
    call: { direction: "Inbound", state: "Parked" },
    press: { action: "retrieve", deviceId },
  },
];

/** Brings a new call to where the press is about to happen. */
export async function prepare(ground: ProvingGround, operation: Operation): Promise<MadeCall> {
  const made = (await ground.ask("POST", "calls", operation.call)) as MadeCall;
  await ground.pass(1_000);
  for (const wish of operation.before) {
    ground.press(intentFor(ground, made, wish));
    await ground.pass(1_000);
  }
  if (operation.then !== undefined) {
    const newest = (await ground.truth()).at(-1)?.telephonySessionId ?? "";
    await ground.ask("POST", `calls/${newest}/actions`, { action: operation.then });
    // Nobody tells of the other side's answer: it is looked for.
    await ground.pass(8_000);
  }
  if (operation.beside !== undefined) {
    await ground.ask("POST", "calls", operation.beside);
    await ground.pass(1_000);
  }
  if (operation.onParticipant === true) {
    // Nobody tells of other people's parties: the next reading of everything finds them.
    await ground.pass(61_000);
  }
  return made;
}

/** Nobody can press a call that the application does not show, or not yet again. */
export class CallNotShown extends Error {}

/** The press, named and with what the user sees at this moment. */
export function intentFor(ground: ProvingGround, made: MadeCall, wish: Wish): AnyIntent {
  const { telephonySessionId } = made;
  const call = ground.service
    .view()
    .calls.find((one) => one.telephonySessionId === telephonySessionId);
  if (call === undefined) throw new CallNotShown(`the call for ${wish.action} is not shown`);
  // A new call is asked for without naming one. The table above holds only what the contract knows; its parser has its own tests.
  const on = { telephonySessionId: call.telephonySessionId, saw: call.state };
  return (wish.action === "dial" ? wish : { ...wish, ...on }) as AnyIntent;
}
