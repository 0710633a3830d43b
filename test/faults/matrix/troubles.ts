/** Every fault of the simulator, and every trouble of the machine, as something that strikes a press. */
import { failingWays } from "../ground/failing-way.ts";
import type { ProvingGround } from "../ground/proving-ground.ts";

export interface Trouble {
  readonly name: string;
  /** Before the press, once the call is there. */
  readonly arm?: (ground: ProvingGround) => Promise<void> | void;
  /** In the turn after the press. */
  readonly strike?: (ground: ProvingGround) => Promise<void> | void;
  readonly tokenSeconds?: number;
  /** How long it lasts once its fault is lifted, where that is longer than anything else. */
  readonly lastsMs?: number;
  /** So soon after `strike` the calls are live again. */
  readonly liveWithinMs?: number;
  /** Each cell needs a sign-in of its own. */
  readonly endsSignIn?: true;
}

/** Of calls that are there, and of new ones. */
const operationPath = "/restapi/v1.0/account/~/telephony/**";
const awayMs = 12_000;
const methods = ["POST", "PATCH", "DELETE"] as const;

type Arm = NonNullable<Trouble["arm"]>;

/** Strikes the press's own request, whichever method it has. */
const onRequest =
  (effect: object, times: number | "always" = 1): Arm =>
  async (ground) => {
    for (const method of methods) {
      await ground.ask("POST", "faults", {
        ...{ match: { method, path: operationPath }, times, effect },
      });
    }
  };

const answered = (status: number, headers?: object): Arm =>
  onRequest({ kind: "answer", status, body: {}, ...(headers && { headers }) });

const notFound = (parameterName: string): Arm =>
  onRequest({
    ...{ kind: "answer", status: 404 },
    body: { errors: [{ errorCode: "CMN-102", message: "", parameterName }] },
  });

const fault =
  (match: object, effect: object, times: number | "always" = 1): Arm =>
  async (ground) => {
    await ground.ask("POST", "faults", { match, times, effect });
  };

const now =
  (effect: object): Arm =>
  async (ground) => {
    await ground.ask("POST", "faults", { match: { frame: "now" }, effect });
  };
const notifications = (effect: object): Arm =>
  fault({ frame: "ServerNotification" }, effect, "always");

const both =
  (...arms: readonly Arm[]): Arm =>
  async (ground) => {
    for (const arm of arms) await arm(ground);
  };

/** Whatever is asked for is refused so, and a lost connection gives many reasons to ask. */
const allRefused = (status: number, retryAfter: string): Pick<Trouble, "arm" | "strike"> => ({
  arm: fault(
    { path: "/restapi/**" },
    { kind: "answer", status, body: {}, headers: { "Retry-After": retryAfter } },
    "always",
  ),
  strike: now({ kind: "drop" }),
});

const allReads = (effect: object): Pick<Trouble, "arm" | "strike"> => ({
  arm: fault({ method: "GET", path: "/restapi/**" }, effect, "always"),
  strike: now({ kind: "drop" }),
});

/** The network is away for twelve seconds from the press on. */
const outages: readonly Trouble[] = failingWays.map((way) => ({
  name: `network away for 12 s: ${way}`,
  arm: ({ wire }) => wire.failBy(way),
  strike: async (ground) => {
    await ground.pass(awayMs);
    ground.wire.failBy(undefined);
  },
  liveWithinMs: 2_000,
}));

export const troubles: readonly Trouble[] = [
  { name: "none" },
  { name: "request lost, nothing comes back", arm: onRequest({ kind: "lose-request" }) },
  {
    name: "request lost, connection reset",
    arm: onRequest({ kind: "lose-request", how: "reset" }),
  },
  { name: "reply lost after acting", arm: onRequest({ kind: "lose-reply" }) },
  {
    name: "reply lost after acting, connection reset",
    arm: onRequest({ kind: "lose-reply", how: "reset" }),
  },
  { name: "delayed beyond the time limit", arm: onRequest({ kind: "delay", ms: 20_000 }) },
  { name: "carried out when nobody waits any more", arm: ({ late }) => late.holdNext(25_000) },
  { name: "401 once", arm: answered(401) },
  { name: "401 always", arm: onRequest({ kind: "answer", status: 401, body: {} }, "always") },
  ...[400, 403, 404, 409].map((status) => ({ name: String(status), arm: answered(status) })),
  { name: "404 of the call", arm: notFound("telephonySessionId") },
  { name: "404 of something else", arm: notFound("extensionNumber") },
  { name: "429 with Retry-After", arm: answered(429, { "Retry-After": "20" }) },
  { name: "429 without Retry-After", arm: answered(429) },
  { name: "429 to all, Retry-After: 0", ...allRefused(429, "0") },
  {
    name: "429 to all, Retry-After of 30 days",
    ...allRefused(429, String(30 * 86_400)),
    lastsMs: 15 * 60_000,
  },
  { name: "500", arm: answered(500) },
  { name: "503", arm: answered(503) },
  { name: "503 to all, Retry-After: 0", ...allRefused(503, "0") },
  { name: "503 to all, Retry-After: 90", ...allRefused(503, "90") },
  { name: "a web page instead of JSON", arm: onRequest({ kind: "html" }) },
  { name: "an answer that never ends", arm: onRequest({ kind: "endless-reply" }) },
  { name: "an answer of 5 MB", arm: onRequest({ kind: "large-reply", bytes: 5_000_000 }) },
  { name: "reads that never end", ...allReads({ kind: "endless-reply" }) },
  { name: "reads of 5 MB", ...allReads({ kind: "large-reply", bytes: 5_000_000 }) },
  { name: "socket dropped", strike: now({ kind: "drop" }) },
  { name: "socket frozen", arm: now({ kind: "freeze" }) },
  {
    name: "socket dropped, then refused",
    arm: both(
      fault({ frame: "upgrade" }, { kind: "refuse", status: 503 }, 3),
      now({ kind: "drop" }),
    ),
  },
  {
    name: "socket dropped, then refused by 401",
    arm: both(
      fault({ frame: "upgrade" }, { kind: "refuse", status: 401 }, 2),
      now({ kind: "drop" }),
    ),
  },
  ...outages,
  { name: "error frame", strike: now({ kind: "error", errorCode: "WSG-902", close: true }) },
  { name: "events lost", arm: notifications({ kind: "lose" }) },
  { name: "events duplicated", arm: notifications({ kind: "duplicate", copies: 3 }) },
  { name: "events reordered", arm: notifications({ kind: "reorder" }) },
  { name: "events delayed by 20 s", arm: notifications({ kind: "delay", ms: 20_000 }) },
  {
    name: "token about to expire",
    tokenSeconds: 100,
    arm: (ground) => ground.pass(50_000),
  },
  {
    name: "token expired, refresh refused",
    endsSignIn: true,
    arm: both(
      onRequest({ kind: "answer", status: 401, body: {} }, "always"),
      fault(
        { path: "/restapi/oauth/token" },
        { kind: "answer", status: 400, body: { error: "invalid_grant" } },
        "always",
      ),
    ),
  },
  { name: "wall clock set two hours forward", arm: ({ time }) => time.jump(7_200_000) },
  { name: "wall clock set an hour back", arm: ({ time }) => time.jump(-3_600_000) },
  {
    name: "asleep before the reply comes",
    arm: onRequest({ kind: "lose-reply" }),
    strike: async (ground) => {
      await ground.settle();
      await ground.sleep(120_000, true);
      ground.wake();
    },
  },
];
