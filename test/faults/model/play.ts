/** Plays a story on a proving ground, and says which promises were broken. */
import type {
  CallIntent,
  CallState,
  ReplyMessage,
  TransferTarget,
  TypedTarget,
} from "../../../contract/intent.ts";
import { createRandom } from "../../../simulator/random.ts";
import { crowdsIn } from "../ground/excess.ts";
import { invented } from "../ground/invented.ts";
import { type GroundOptions, openGround, type ProvingGround } from "../ground/proving-ground.ts";
import type { WireKind } from "../ground/wire.ts";
import { longestAskedMs } from "./hostile-steps.ts";
import { brokenPromises } from "./promises.ts";
import type { Step, Story } from "./steps.ts";

/** What was broken; empty when every promise was kept. `planted`: a defect to be found. */
export async function play(
  story: Story,
  wire: WireKind,
  planted: Pick<GroundOptions, "planted" | "plantedService"> = {},
): Promise<readonly string[]> {
  const { limits, tokenSeconds, peaceMs, secondChance: seconds } = story;
  const ground = await openGround({
    ...{ wire, limits },
    secondChance: { transfer: seconds, park: seconds, end: seconds },
    ...planted,
    ...(tokenSeconds === 3_600 ? {} : { tokenSeconds }),
  });
  const rejections: string[] = [];
  const onRejection = (reason: unknown): void => {
    rejections.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  };
  process.on("unhandledRejection", onRejection);
  try {
    const player = new Player(ground);
    for (const step of [...story.calls, ...story.steps]) await player.take(step);
    await ground.letDustSettle();
    if (asksToWait(story)) await ground.pass(longestAskedMs);
    await ground.pass(peaceMs);
    return [
      ...(await brokenPromises(ground)),
      ...player.excesses(),
      ...rejections.map((text) => `rejected: ${text}`),
    ];
  } finally {
    await ground.dispose();
    process.off("unhandledRejection", onRejection);
  }
}

/** A wait that was asked for is obeyed, and may go on when everything else has settled. */
const asksToWait = ({ steps }: Story): boolean =>
  steps.some((step) => step.do === "fault" && /Retry-After|Window/.test(JSON.stringify(step)));

class Player {
  readonly #ground: ProvingGround;
  readonly #random = createRandom(7);
  readonly #crowds = new Set<string>();
  /** Every state in which a call was ever seen, oldest first. */
  readonly #seen = new Map<string, CallState[]>();

  constructor(ground: ProvingGround) {
    this.#ground = ground;
  }

  async take(step: Step): Promise<void> {
    const { time, wire } = this.#ground;
    this.#look();
    switch (step.do) {
      case "call":
        await this.#ground.ask("POST", "calls", step.wish);
        return;
      case "people":
        return this.#letPeopleAct(step);
      case "press":
        this.#press(step);
        return;
      case "fault":
        await this.#ground.ask("POST", "faults", step.fault);
        return;
      case "late":
        this.#ground.late.holdNext(step.ms);
        return;
      case "pass":
        return this.#ground.pass(step.ms);
      case "settle":
        return this.#ground.settle();
      case "turns":
        for (let turn = 0; turn < step.count; turn += 1) await nextTurn();
        return;
      case "jump":
        time.jump(step.ms);
        return;
      case "sleep":
        return this.#ground.sleep(step.ms, step.cut);
      case "wake":
        this.#ground.wake();
        return;
      case "network":
        wire.setReachable(step.isUp);
        return;
      case "fail":
        wire.failBy(step.way);
        return;
      case "flood":
        return this.#flood(step);
    }
  }

  /** What was shown in excess at any look. */
  excesses(): readonly string[] {
    return [...this.#crowds];
  }

  async #flood({ sessions, parties }: Step & { do: "flood" }): Promise<void> {
    for (let count = 0; count < sessions; count += 1) {
      const effect = { kind: "malformed", text: invented(this.#random, parties) };
      await this.#ground.ask("POST", "faults", { match: { frame: "now" }, effect });
    }
    await this.#ground.settle();
    this.#look();
  }

  #look(): void {
    const view = this.#ground.service.view();
    for (const crowd of crowdsIn(view)) this.#crowds.add(crowd);
    for (const { telephonySessionId, state } of view.calls) {
      const states = this.#seen.get(telephonySessionId) ?? [];
      if (states.at(-1) !== state) states.push(state);
      this.#seen.set(telephonySessionId, states);
    }
  }

  async #letPeopleAct({ action, which }: Step & { do: "people" }): Promise<void> {
    const calls = await this.#ground.truth();
    const call = calls[which % Math.max(1, calls.length)];
    if (call === undefined) return;
    await this.#ground.ask("POST", `calls/${call.telephonySessionId}/actions`, { action });
  }

  #press(step: Step & { do: "press" }): void {
    if (step.action === "cancel") {
      this.#ground.press({ action: "cancel" });
      return;
    }
    if (step.action === "dial") {
      const to = typedTargets[step.choice % typedTargets.length] ?? typedTargets[0];
      this.#ground.press({ action: "dial", to });
      return;
    }
    const { calls } = this.#ground.service.view();
    const call = calls[step.which % Math.max(1, calls.length)];
    if (call === undefined) return;
    const { telephonySessionId, state } = call;
    const before = this.#seen.get(telephonySessionId)?.[0] ?? state;
    const saw = step.saw === "now" ? state : before;
    this.#ground.press({
      ...intentOf(step, call.participants[step.choice % 3]?.partyId),
      telephonySessionId,
      ...(step.saw === "nothing" ? {} : { saw }),
    } as CallIntent);
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const transferTargets: readonly TransferTarget[] = [
  { kind: "extension", extensionNumber: "113" },
  { kind: "phone-number", phoneNumber: "+15550100161", confirm: "+15550100161" },
  { kind: "voicemail", extensionId: "700100013" },
  { kind: "company-extension", companyNumber: "+15550100100", extensionNumber: "114" },
];
/** Confirmed as they are read, so that whatever asks for a yes has it. */
const typedTargets: readonly [TypedTarget, ...TypedTarget[]] = [
  { kind: "extension", extensionNumber: "113", confirm: "113" },
  { kind: "phone-number", phoneNumber: "+15550100161", confirm: "+15550100161" },
  { kind: "extension", extensionNumber: "999999", confirm: "999999" },
];
const replies: readonly ReplyMessage[] = [
  { kind: "text", text: "Back in a minute" },
  { kind: "pattern", pattern: "CallMeBack", in: { time: 5, unit: "Minute" } },
  { kind: "text", text: "a".repeat(10_000) },
];
const deviceIds = ["80700100012", "81700100012"] as const;

function intentOf({ action, choice }: Step & { do: "press" }, partyId: string | undefined): object {
  switch (action) {
    case "transfer":
      return { action, to: transferTargets[choice % transferTargets.length] };
    case "consult":
    case "forward":
      return { action, to: typedTargets[choice % typedTargets.length] };
    case "reply":
      return { action, message: replies[choice % replies.length] };
    case "park":
      return choice % 2 === 0
        ? { action, to: { kind: "orbit" } }
        : { action, to: { kind: "location", extensionId: "700100090" } };
    case "flip":
      return { action, callFlipId: String((choice % 3) + 1) };
    case "answer":
    case "retrieve":
      return { action, deviceId: deviceIds[choice % deviceIds.length] };
    case "mute":
    case "unmute":
    case "toggle-mute":
      return partyId === undefined ? { action } : { action, partyId };
    default:
      return { action };
  }
}
