/** What a hostile proxy does on the way to the service, one kind at a time, drawn by a seed. */
import { defaultTimeLimits } from "../../../main/ringcentral/service-options.ts";
import { defaultSocketLimits } from "../../../main/ringcentral/socket/socket-limits.ts";
import type { Random } from "../../../simulator/random.ts";
import { invented } from "../ground/invented.ts";
import type { ProvingGround } from "../ground/proving-ground.ts";

/** What it is done to: the service's control interface, and the way to it. */
export interface Target {
  readonly ask: ProvingGround["ask"];
  readonly wire: Pick<ProvingGround["wire"], "setReachable">;
}

export interface Mischief {
  readonly name: string;
  /**
   * How long it goes on by itself once it is over. Either nobody can know better: a request that was
   * swallowed and an answer that trickles are like slow ones until their time limit, a connection that is
   * half closed is like a quiet one until a ping stays without its pong. Or it is `grownWaitMs`. Whatever
   * else ends is found within two seconds.
   */
  readonly lingersMs?: number;
  begin(ground: Target, random: Random): Promise<void>;
}

/**
 * A service that refuses each connection with its own answer is asked again after two seconds, then four:
 * each attempt may cost a token, of which it gives five a minute to the sign-in and the event socket, and
 * its guide asks for growing waits. In mischief of seven seconds the wait that is on grows to so much.
 */
const grownWaitMs = 4_000;

const everything = "/restapi/**";
const operations = "/restapi/v1.0/account/~/telephony/sessions/**";

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[Math.floor(random.next() * from.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
};

const always = (ground: Target, match: object, effect: object) =>
  ground.ask("POST", "faults", { match, times: "always", effect });
const now = (ground: Target, effect: object) =>
  ground.ask("POST", "faults", { match: { frame: "now" }, effect });

/** Every wait and every size that a header can claim. */
const sizes = ["0", "1", "-1", "NaN", "2147483648", "1e12", "1e300", "soon", "300000000"];
const headers = ["Retry-After", "X-Rate-Limit-Limit", "X-Rate-Limit-Remaining"];
const limitHeaders = { "X-Rate-Limit-Limit": "50", "X-Rate-Limit-Remaining": "40" };

/** A lost connection gives the client many reasons to ask. */
const toAll = (name: string, effect: (random: Random) => object): Mischief => ({
  name,
  async begin(ground, random) {
    await always(ground, { path: everything }, effect(random));
    await now(ground, { kind: "drop" });
  },
});

const flood = (name: string, sessions: number, parties: number): Mischief => ({
  name,
  async begin(ground, random) {
    for (let index = 0; index < sessions; index += 1) {
      await now(ground, { kind: "malformed", text: invented(random, parties) });
    }
  },
});

const mischiefs: readonly Mischief[] = [
  toAll("a header of any size on every answer", (random) => ({
    kind: "headers",
    headers: {
      ...{ ...limitHeaders, "X-Rate-Limit-Window": "60" },
      [pick(random, headers)]: pick(random, sizes),
    },
  })),
  toAll("429 or 503 to all, with any wait", (random) => ({
    ...{ kind: "answer", status: pick(random, [429, 503]), body: {} },
    headers: { "Retry-After": pick(random, sizes) },
  })),
  toAll("429 or 503 to all, without a wait", (random) => ({
    ...{ kind: "answer", status: pick(random, [429, 503]), body: {} },
  })),
  toAll("bodies of a gigabyte", () => ({ kind: "large-reply", bytes: 1_000_000_000 })),
  toAll("bodies that unpack to far more", () => ({
    ...{ kind: "large-reply", bytes: 50_000_000, gzip: true },
  })),
  toAll("bodies without an end", (random) => ({
    ...{ kind: "endless-reply", bytes: 65_536, everyMs: pick(random, [0, 10]) },
  })),
  {
    ...toAll("bodies that trickle without an end", () => ({
      ...{ kind: "endless-reply", bytes: 1_024, everyMs: 1_000 },
    })),
    lingersMs: defaultTimeLimits.readMs,
  },
  toAll("a portal's page in every answer's place", () => ({ kind: "html" })),
  toAll("answers cut off by a reset", () => ({ kind: "lose-reply", how: "reset" })),
  {
    ...toAll("requests that nobody answers", () => ({ kind: "lose-request" })),
    lingersMs: defaultTimeLimits.readMs,
  },
  toAll("answers of another shape", (random) => ({
    ...{ kind: "answer", status: 200 },
    body: pick<unknown>(random, [[], "no", { records: "none" }, { telephonySessionId: 1 }]),
  })),
  {
    name: "an accepted press whose answer never ends",
    async begin(ground) {
      const effect = { kind: "endless-reply", bytes: 65_536, everyMs: 0 };
      await always(ground, { method: "POST", path: operations }, effect);
    },
  },
  {
    name: "connections that are refused and reset",
    begin(ground) {
      ground.wire.setReachable(false);
      return Promise.resolve();
    },
  },
  {
    name: "a half-closed connection",
    lingersMs: defaultSocketLimits.pingQuietMs + defaultSocketLimits.pongMs,
    async begin(ground) {
      await now(ground, { kind: "freeze" });
    },
  },
  {
    name: "frames that are none",
    async begin(ground, random) {
      const text = pick(random, [
        "{",
        "[]",
        '[{"type":1}]',
        "[".repeat(60_000),
        "x".repeat(65_000),
      ]);
      for (let count = 0; count < 50; count += 1) await now(ground, { kind: "malformed", text });
    },
  },
  {
    name: "tokens that are over at once",
    lingersMs: grownWaitMs,
    async begin(ground, random) {
      const seconds = pick(random, [0, 1, -1, 2 ** 31, 1e300]);
      const of = pick(random, ["token", "refresh-token", "session"]);
      await always(ground, { path: "/restapi/oauth/*" }, { kind: "expires-in", seconds, of });
      const refused = { kind: "answer", status: 401, body: {} };
      await always(ground, { method: "GET", path: "/restapi/v1.0/account/**" }, refused);
      await now(ground, { kind: "drop" });
    },
  },
  {
    name: "upgrades that are refused",
    lingersMs: grownWaitMs,
    async begin(ground, random) {
      const status = pick(random, [401, 403, 429, 503]);
      await always(ground, { frame: "upgrade" }, { kind: "refuse", status });
      await now(ground, { kind: "drop" });
    },
  },
  {
    name: "a frame with 18,000 parties",
    async begin(ground, random) {
      const [text, party] = [invented(random, 2), /,(\{"id":"p-[^}]*-1".*?"\+12025550100"\}\})/];
      const [, one = ""] = party.exec(text) ?? [];
      const repeat = { text: one.replace(/-1"/, '-1#"'), times: 18_000 };
      const times = pick(random, [18_000, 1_000]);
      const frame = text.replace(one, "@@");
      await now(ground, { kind: "malformed", text: frame, repeat: { ...repeat, times } });
    },
  },
  flood("a thousand invented sessions", 1_000, 1),
  flood("sessions with a crowd in each", 3, 180),
];

/** All of them, in an order of the seed's. */
export function shuffledMischiefs(random: Random): Mischief[] {
  const left = [...mischiefs];
  return mischiefs.map(() => {
    const [one] = left.splice(Math.floor(random.next() * left.length), 1);
    if (one === undefined) throw new Error("nothing left to draw");
    return one;
  });
}
