/** Whatever numbers the service sends, the client keeps its own pace and is there afterwards. */
import { afterEach, describe, expect, it } from "vitest";

import { type GroundOptions, openGround, type ProvingGround } from "../ground/proving-ground.ts";
import { mostInAMinute } from "../ground/request-pace.ts";

const minuteMs = 60_000;
/** Far below what each breaker allows: no loop gets as far. */
const mostRequests = 30;
const mostTokens = 4;
const mostSnapshots = 120;
const mostLines = 60;
/** In a minute, on the average. */
const mostFrames = 15;

let ground: ProvingGround;
let lines: number[] = [];
let snapshots: number[] = [];

async function open(gateway?: GroundOptions["gateway"]): Promise<void> {
  lines = [];
  snapshots = [];
  ground = await openGround({
    ...{ wire: "memory", limits: "off" },
    ...(gateway === undefined ? {} : { gateway }),
    log: () => void lines.push(Date.now()),
  });
  ground.service.subscribe(() => void snapshots.push(ground.time.now()));
  await ground.pass(2_000);
}
afterEach(() => ground.dispose());

const values = ["0", "1", "-1", "NaN", String(2 ** 31), "1e12", "1e300", "soon"];

const most = (instants: readonly number[]): number =>
  instants.reduce((sum, from) => {
    const within = instants.filter((at) => at >= from && at < from + minuteMs).length;
    return Math.max(sum, within);
  }, 0);

const always = (path: string, effect: object) =>
  ground.ask("POST", "faults", { match: { path }, times: "always", effect });

/** A call, a press and a lost connection, and then so many minutes of it. */
async function live(minutes: number): Promise<void> {
  const made = (await ground.ask("POST", "calls", {
    ...{ direction: "Inbound", state: "Answered" },
  })) as { readonly telephonySessionId: string };
  await ground.pass(1_000);
  const [call] = ground.service.view().calls;
  if (call !== undefined) {
    const { telephonySessionId } = call;
    expect(telephonySessionId).toBe(made.telephonySessionId);
    ground.press({ action: "hold", telephonySessionId, saw: "connected" });
  }
  await ground.ask("POST", "faults", { match: { frame: "now" }, effect: { kind: "drop" } });
  await ground.pass(minutes * minuteMs);
}

async function expectPeace(): Promise<void> {
  const requests = await ground.requests();
  expect(mostInAMinute(requests)).toBeLessThanOrEqual(mostRequests);
  for (const path of ["/restapi/oauth/token", "/restapi/oauth/wstoken"]) {
    const asked = requests.filter((one) => one.path === path);
    expect(mostInAMinute(asked), path).toBeLessThanOrEqual(mostTokens);
  }
  expect(most(snapshots)).toBeLessThanOrEqual(mostSnapshots);
  expect(most(lines)).toBeLessThanOrEqual(mostLines);
  expect(ground.time.clientTimers()).toBeLessThan(30);
}

describe.each([429, 503])("a %d to all with Retry-After", (status) => {
  it.each(values)("of %s", async (value) => {
    await open();
    const headers = { "Retry-After": value };
    await always("/restapi/**", { kind: "answer", status, body: {}, headers });
    await live(3);
    await expectPeace();
    await ground.ask("DELETE", "faults");
    await ground.pass(15 * minuteMs + 2_000);
    expect(ground.service.view().connection.state).toBe("live");
  });
});

const limits = ["Limit", "Remaining", "Window"].map((name) => `X-Rate-Limit-${name}`);
describe.each(limits)("every answer with %s", (name) => {
  it.each(values)("of %s", async (value) => {
    await open();
    const usual = { "X-Rate-Limit-Limit": "50", "X-Rate-Limit-Remaining": "40" };
    const headers = { ...usual, "X-Rate-Limit-Window": "60", [name]: value };
    await always("/restapi/**", { kind: "headers", headers });
    await live(3);
    await expectPeace();
    await ground.ask("DELETE", "faults");
    await ground.pass(15 * minuteMs + 2_000);
    expect(ground.service.view().connection.state).toBe("live");
  });
});

const lives = [0, 1, -1, 0.001, 2 ** 31, 1e12, 1e300];
describe.each(["token", "refresh-token", "session"])("the claimed life of a %s", (of) => {
  it.each(lives)("of %d s", async (seconds) => {
    await open();
    await always("/restapi/oauth/*", { kind: "expires-in", seconds, of });
    // The first reply with it comes of a renewal.
    await ground.ask("POST", "faults", {
      match: { path: "/restapi/v1.0/**", method: "GET" },
      effect: { kind: "answer", status: 401, body: {} },
    });
    await live(5);
    await expectPeace();
    // What a reply claimed is not what the next renewals ask for.
    await ground.ask("DELETE", "faults");
    await ground.pass(150 * minuteMs);
    expect(ground.isSignedOut()).toBe(false);
    expect(ground.service.view().connection.state).toBe("live");
  });
});

const claims = ["idleTimeoutSeconds", "absoluteTimeoutSeconds", "recoveryTimeoutSeconds"] as const;
describe.each(claims)("a greeting of the socket with %s", (name) => {
  it.each([0, 1, 3, 30, 1e9])("of %d", async (seconds) => {
    await open({ [name]: seconds });
    await live(3);
    await expectPeace();
    const frames = await framesSent();
    expect(frames / 3).toBeLessThanOrEqual(mostFrames);
  });
});

/** Over all connections. */
async function framesSent(): Promise<number> {
  const { frames } = (await ground.ask("GET", "traffic")) as {
    readonly frames: readonly { readonly direction: string }[];
  };
  return frames.filter(({ direction }) => direction === "in").length;
}
