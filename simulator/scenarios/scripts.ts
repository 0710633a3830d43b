/** The scenarios by name. Each starts from a world without calls and runs until it is stopped. */
import { isRingingPhone, type Party } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { Script, Stage } from "./stage.ts";

/** A scenario as the control interface lists it. */
export interface Scenario {
  readonly name: string;
  readonly description: string;
  readonly script: Script;
}

const callers = {
  marlow: "+15550100177",
  petra: "+15550100161",
  bramble: "+15550100162",
  ines: "+15550100163",
  dentist: "+15550100164",
  oswin: "+15550100165",
  coral: "+15550100166",
} as const;
const colleagues = { rowan: "113", juniper: "114", linden: "116" } as const;

/** Colleagues and callees pick up, parked callers are taken care of, nobody talks for ever. */
const livelyManners = {
  answerAfterMs: 6500,
  noAnswerAfterMs: 30_000,
  talkMs: 45_000,
  patienceMs: 300_000,
  pickUpAfterMs: 120_000,
};

const answeredCall = (from: string) => ({ direction: "Inbound", state: "Answered", from }) as const;

/** Rings unless the user already has that many calls, so that nothing piles up. */
function ringIfFew(stage: Stage, most: number, call: Parameters<Stage["ring"]>[0]): void {
  if (stage.openCalls() < most) stage.ring(call);
}

const queueCall = (from: string) =>
  ({ direction: "Inbound", state: "Proceeding", from, queue: true }) as const;

const demoRoundMs = 150_000;

function demoRound(stage: Stage): void {
  if (stage.openCalls() === 0) stage.create(answeredCall(callers.marlow));
  stage.after(25_000, () => ringIfFew(stage, 3, { from: callers.petra }));
  stage.after(70_000, () => ringIfFew(stage, 3, { from: colleagues.rowan }));
  stage.after(110_000, () => ringIfFew(stage, 3, { from: callers.bramble, throughQueue: true }));
}

function busyHour(stage: Stage): void {
  stage.setManners({ ...livelyManners, patienceMs: 90_000, noAnswerAfterMs: 25_000 });
  const line = [...Object.values(callers), ...Object.values(colleagues)];
  let turn = 0;
  const next = (): void => {
    const from = line[turn % line.length] ?? callers.marlow;
    turn += 1;
    ringIfFew(stage, 5, { from, throughQueue: turn % 3 === 0 });
  };
  next();
  stage.after(4000, next);
  stage.every(18_000, next);
}

const publicSlots = 50;

function fillPublicSlots(stage: Stage): void {
  for (let slot = 0; slot < publicSlots; slot += 1) {
    stage.create({ direction: "Inbound", state: "Parked", extension: colleagues.linden });
  }
}

/** In the order in which a newcomer would try them. */
export const scenarios: readonly Scenario[] = [
  {
    name: "demo",
    description: "An answered call at once, then ringing, internal and queue calls for ever",
    script(stage) {
      stage.setManners(livelyManners);
      demoRound(stage);
      stage.every(demoRoundMs, () => demoRound(stage));
    },
  },
  {
    name: "quiet-first-call",
    description: "One outside call rings after three seconds and waits to be answered",
    script: (stage) => stage.after(3000, () => stage.ring({ from: callers.marlow })),
  },
  {
    name: "second-ring",
    description: "A second call rings in the middle of a transfer",
    script(stage) {
      stage.setManners({ answerAfterMs: livelyManners.answerAfterMs });
      stage.create(answeredCall(callers.marlow));
      stage.after(10_000, () => stage.ring({ from: callers.petra }));
    },
  },
  {
    name: "warm-transfer",
    description: "An answered call, and a colleague who picks up when he is asked about it",
    script(stage) {
      stage.setManners({ answerAfterMs: livelyManners.answerAfterMs });
      stage.create(answeredCall(callers.marlow));
    },
  },
  {
    name: "consult-busy",
    description: "An answered call, and colleagues who are all busy when they are asked about it",
    script(stage) {
      stage.create(answeredCall(callers.ines));
      stage.every(1000, () => turnCalleesAway(stage));
    },
  },
  {
    name: "transfer-comes-back",
    description: "An answered call, and colleagues who let it ring when it is transferred to them",
    script(stage) {
      stage.setManners({ comesBackAfterMs: 8000 });
      stage.create(answeredCall(callers.marlow));
    },
  },
  {
    name: "forgotten-hold",
    description: "A caller is on hold and the next one rings",
    script(stage) {
      stage.create({ direction: "Inbound", state: "Hold", from: callers.ines });
      stage.after(15_000, () => stage.ring({ from: callers.dentist }));
    },
  },
  {
    name: "refused-park",
    description: "All public park slots are taken, so parking the call is refused",
    script(stage) {
      fillPublicSlots(stage);
      stage.create(answeredCall(callers.bramble));
    },
  },
  {
    name: "lost-network",
    description: "The sockets are cut during a call, which ends before they are back",
    script(stage) {
      const call = stage.create(answeredCall(callers.oswin));
      stage.after(10_000, () => stage.loseNetwork(20_000));
      stage.after(20_000, () => hangUpFarEnd(stage, call?.telephonySessionId));
    },
  },
  {
    name: "flip-to-mobile",
    description:
      "An answered call, and a mobile phone that picks up when the call is flipped to it",
    script(stage) {
      stage.setManners({ answerAfterMs: 5000 });
      stage.create(answeredCall(callers.coral));
    },
  },
  {
    name: "flip-unanswered",
    description:
      "An answered call; nobody takes the first phone that it is flipped to, and the next one is picked up",
    script(stage) {
      stage.create(answeredCall(callers.coral));
      let flips = 0;
      stage.every(9000, () => {
        const phone = flipTargetOf(stage);
        if (phone === undefined) return;
        flips += 1;
        if (flips % 2 === 1) stage.world.people.leaveUnanswered(phone);
        else stage.world.people.answerKeepingOld(phone);
      });
    },
  },
  {
    name: "parked-callers",
    description:
      "Two answered calls to park: a colleague takes the first one up, the second caller gives up",
    script(stage) {
      stage.setManners({ pickUpAfterMs: 40_000 });
      stage.create(answeredCall(callers.marlow));
      stage.after(60_000, () => {
        const call = stage.create(answeredCall(callers.ines));
        stage.after(30_000, () => hangUpFarEnd(stage, call?.telephonySessionId));
      });
    },
  },
  {
    name: "busy-reception",
    description: "Calls from outside, inside and the queue, one every 18 seconds",
    script: busyHour,
  },
  {
    name: "queue-taken-by-colleague",
    description: "A queue's call rings several people, and one takes it; later a fax machine calls",
    script(stage) {
      stage.create({ ...queueCall(callers.bramble), alsoRings: Object.values(colleagues) });
      stage.after(15_000, () => forRinging(stage, takenByColleague));
      stage.after(20_000, () => stage.ring({ from: callers.oswin }));
      stage.after(24_000, () => forRinging(stage, (world, party) => world.people.sendFax(party)));
    },
  },
  {
    name: "turned-away",
    description:
      "Calls that ring one after the other, to be forwarded, replied to, ignored or sent to voicemail",
    script(stage) {
      stage.setManners({ answerAfterMs: livelyManners.answerAfterMs });
      const line = [callers.marlow, callers.petra, callers.ines, callers.dentist];
      let turn = 0;
      const next = (): void => {
        if (stage.openCalls() > 0) return;
        const from = line[turn % line.length] ?? callers.marlow;
        turn += 1;
        if (turn % 2 === 0) stage.create({ ...queueCall(from), alsoRings: [colleagues.rowan] });
        else stage.ring({ from });
      };
      next();
      stage.every(12_000, next);
    },
  },
  {
    name: "ring-out",
    description: "The user's own RingOut rings his phone first; a colleague's and a RingMe follow",
    script(stage) {
      stage.setManners({ answerAfterMs: 6000 });
      const call = { state: "Proceeding", to: callers.marlow, origin: "RingOut" } as const;
      stage.after(2000, () => stage.create({ ...call, direction: "Outbound" }));
      stage.after(8000, () => forRinging(stage, (world, party) => world.people.answer(party)));
      const foreign = { direction: "Inbound", state: "Proceeding" } as const;
      const rowans = { from: colleagues.rowan, origin: "RingOut" } as const;
      stage.after(40_000, () => stage.create({ ...foreign, ...rowans }));
      stage.after(70_000, () => stage.create({ ...foreign, from: callers.ines, origin: "RingMe" }));
    },
  },
  {
    name: "card-number",
    description: "A recorded call whose caller is about to read out a card number",
    script(stage) {
      stage.create({ ...answeredCall(callers.dentist), recording: true });
    },
  },
];

/** Whoever the user has called has rung for a moment, and is busy. */
function turnCalleesAway({ world }: Stage): void {
  const { exchange, directory, people } = world;
  const called = [...exchange.sessions.values()].flatMap(({ parties }) =>
    parties.some(
      ({ owner, direction }) => owner === directory.demoUser.id && direction === "Outbound",
    )
      ? parties.filter((party) => party.owner !== directory.demoUser.id)
      : [],
  );
  for (const party of called) if (isRingingPhone(party)) people.isBusy(party);
}

function takenByColleague({ directory, people }: World, party: Party): void {
  const colleague = directory.byExtensionNumber(colleagues.rowan);
  if (colleague !== undefined) people.takeFromQueue(party, colleague);
}

/** What somebody else does with the call that rings at the user's. */
function forRinging(stage: Stage, act: (world: World, party: Party) => void): void {
  const { exchange, directory } = stage.world;
  const party = [...exchange.partiesOf(directory.demoUser.id)].find(isRingingPhone);
  if (party !== undefined) act(stage.world, party);
}

/** The phone that a flip of the user's rings now. */
const flipTargetOf = ({ world: { exchange, directory } }: Stage): Party | undefined =>
  [...exchange.partiesOf(directory.demoUser.id)]
    .flatMap(({ session }) => session.parties)
    .find((party) => party.task === "flip-target" && isRingingPhone(party));

function hangUpFarEnd(stage: Stage, telephonySessionId: string | undefined): void {
  const { exchange, directory, people } = stage.world;
  const session = exchange.sessions.get(telephonySessionId ?? "");
  const far = session?.parties.find((party) => party.owner !== directory.demoUser.id);
  if (far !== undefined) people.hangUp(far);
}
