/** What a scenario's script works with: time, callers, and people with manners. */
import { createCall, type CallCreation, type CreatedCall } from "../control/call-creation.ts";
import type { Manners } from "../world/people.ts";
import { place } from "../world/placing.ts";
import { extensionEndpoint, outsideEndpoint } from "../world/ringing.ts";
import type { World } from "../world/world.ts";

/** An outside caller or a colleague, by number; rings the demo user as captured calls do. */
export interface IncomingCall {
  readonly from: string;
  /** Through the account's first queue, at once to the demo user as its agent. */
  readonly throughQueue?: boolean;
}

/** Times are milliseconds of the script; `speed` divides them all. */
export interface Stage {
  readonly world: World;
  /** Runs once, unless the scenario was stopped by then. */
  after(ms: number, run: () => void): void;
  /** Runs again and again until the scenario stops; first after `ms`. */
  every(ms: number, run: () => void): void;
  setManners(manners: Manners): void;
  /** Starts to ring; who answers is up to the user and the manners. */
  ring(call: IncomingCall): void;
  /** Puts a call straight into a state; `undefined` when the account does not permit it. */
  create(creation: CallCreation): CreatedCall | undefined;
  /** How many calls of the demo user live. */
  openCalls(): number;
  /** Cuts all sockets for so long, where the simulator runs with a gateway. */
  loseNetwork(forMs: number): void;
}

/** A script starts its first events at once and schedules the others. */
export type Script = (stage: Stage) => void;

export interface StageOptions {
  readonly world: World;
  readonly speed: number;
  readonly loseNetwork?: ((forMs: number) => void) | undefined;
}

function scaled(manners: Manners, speed: number): Manners {
  return Object.fromEntries(Object.entries(manners).map(([name, ms]) => [name, ms / speed]));
}

function ringUser(world: World, { from, throughQueue }: IncomingCall): void {
  const { directory, exchange } = world;
  const { account, demoUser } = directory;
  const colleague = directory.byExtensionNumber(from);
  const queue = account.extensions.find((extension) => extension.type === "Department");
  const viaQueue = throughQueue === true && queue !== undefined;
  const target = { kind: "extension", extension: viaQueue ? queue : demoUser } as const;
  place(exchange, {
    target,
    pace: "captured",
    ...(viaQueue ? { agent: demoUser } : {}),
    ...(colleague === undefined
      ? { from: outsideEndpoint(exchange, from), dialled: account.companyNumber }
      : { from: extensionEndpoint(colleague), caller: colleague }),
  });
}

/** The stage, and the function that ends everything that it has scheduled. */
export function openStage(options: StageOptions): {
  readonly stage: Stage;
  readonly stop: () => void;
} {
  const { world, speed } = options;
  const waits = new Set<() => void>();
  const after = (ms: number, run: () => void): void => {
    const cancel = world.clock.after(ms / speed, () => {
      waits.delete(cancel);
      run();
    });
    waits.add(cancel);
  };
  const every = (ms: number, run: () => void): void => {
    after(ms, () => {
      run();
      every(ms, run);
    });
  };
  const stage: Stage = {
    world,
    after,
    every,
    setManners: (manners) => world.people.setManners(scaled(manners, speed)),
    ring: (call) => ringUser(world, call),
    create(creation) {
      const created = createCall(world, creation);
      return created.ok ? created.value : undefined;
    },
    openCalls: () => world.exchange.partiesOf(world.directory.demoUser.id).size,
    loseNetwork: (forMs) => options.loseNetwork?.(forMs / speed),
  };
  const stop = (): void => {
    for (const cancel of waits) cancel();
    waits.clear();
  };
  return { stage, stop };
}
