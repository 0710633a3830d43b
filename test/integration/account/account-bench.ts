/**
 * The account's side of the product at a simulator of its own, over real sockets. Both live in time
 * that only the test moves, and the simulator may be hours away from the client.
 */
import { expect, vi } from "vitest";

import type { AppError, Result } from "../../../contract/result.ts";
import type { ServiceOptions } from "../../../main/ringcentral/service-options.ts";
import { resumeSession } from "../../../main/ringcentral/session/resume.ts";
import {
  parseKeptTokens,
  serialiseKeptTokens,
} from "../../../main/ringcentral/session/kept-tokens.ts";
import type { AuthSession } from "../../../main/ringcentral/session/session.ts";
import {
  type BrowserSignIn,
  createBrowserSignIn,
} from "../../../main/ringcentral/sign-in/browser-sign-in.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import { createManualClock as createSimulatorClock } from "../../../simulator/clock.ts";
import { FakeVault } from "../../support/fakes/fake-vault.ts";
import { freePort } from "../../support/free-port.ts";
import { createFakeBrowser, loopbackOf } from "../../support/service/browser.ts";
import { createManualClock } from "../../support/service/manual-clock.ts";
import { startTestSimulator, type TestSimulatorOptions } from "../../support/simulator.ts";
import { inEnglish } from "../../support/english.ts";

const averyId = "700100012";
export const ownExtension = "/restapi/v1.0/account/~/extension/~";
export const tokenPath = "/restapi/oauth/token";
export const hourMs = 3_600_000;
/** 2026-03-02T09:15:00Z: when every story of the bench begins. */
export const beginning = Date.UTC(2026, 2, 2, 9, 15);
/** Between two looks of the bench at what the client has begun; shorter than any wait that matters. */
const stepMs = 300_000;

type BenchOptions = Omit<TestSimulatorOptions, "clock" | "name"> & {
  /** How far the service's clock is before ours. */
  readonly serviceAheadMs?: number;
};

export type AccountBench = Awaited<ReturnType<typeof startAccountBench>>;

export async function startAccountBench({ serviceAheadMs = 0, ...more }: BenchOptions = {}) {
  // The SDK reads the time itself.
  vi.useFakeTimers({ toFake: ["Date"], now: beginning });
  const clock = createManualClock();
  const serviceClock = createSimulatorClock(clock.now() + serviceAheadMs);
  const ports = [await freePort(), await freePort()];
  const redirects = ports.map(loopbackOf);
  const simulator = await startTestSimulator({
    ...{ name: import.meta.url, seed: 5, clock: serviceClock, redirectUris: redirects },
    ...more,
  });
  const vault = new FakeVault();
  const lines: unknown[] = [];
  const secrets = new Set<string>([simulator.jwt]);
  let inFlight = 0;
  const options: ServiceOptions = {
    server: simulator.url,
    clientId: simulator.clientId,
    async fetch(request) {
      inFlight += 1;
      try {
        const response = await fetch(request);
        await rememberSecrets(secrets, request, response);
        return response;
      } finally {
        inFlight -= 1;
      }
    },
    appName: "Ringside",
    appVersion: "0.0.0",
    ...{ clock, vault },
    random: () => 0.5,
    log: (...line) => void lines.push(line),
  };
  /** Until the client has had all its answers and has nothing left to do with them. */
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      // The SDK begins a renewal with a timer of nothing, and this one comes after it.
      await new Promise((resolve) => setTimeout(resolve));
      if (inFlight > 0) quiet = -1;
    }
  };
  return {
    ...{ simulator, clock, serviceClock, vault, lines, secrets, options, ports, redirects, settle },
    /** Time passes for both, and what falls due on the way is done. */
    async pass(ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= stepMs) {
        const step = Math.min(stepMs, left);
        serviceClock.advance(step);
        clock.advance(step);
        await settle();
      }
    },
    /** The machine sleeps: time passes, and none of its timers run. */
    sleep(ms: number): void {
      serviceClock.advance(ms);
      clock.jump(ms);
    },
    signInWithJwt: (jwt = simulator.jwt) => signInWithJwt({ ...options, jwt }),
    browserSignIn(): BrowserSignIn & { opened: Promise<URL> } {
      const browser = createFakeBrowser();
      const { openExternal, opened } = browser;
      const signIn = createBrowserSignIn({
        ...{ ...options, redirects, openExternal },
        speech: inEnglish,
      });
      void opened.then(({ searchParams }) => secrets.add(searchParams.get("state") ?? ""));
      return Object.assign(signIn, { opened });
    },
    /** As the next start of the application does it. */
    resume(): AuthSession {
      const text = vault.kept === undefined ? "" : serialiseKeptTokens(vault.kept);
      const kept = parseKeptTokens(text);
      if (kept === undefined) throw new Error("nothing is kept");
      return orThrow(resumeSession(options, kept));
    },
    /** How many tokens were asked for so far. */
    tokensAsked: async () => (await simulator.requests("POST", /oauth\/token$/)).length,
    /** No secret of this run stands in a log line or in what the caller was told. */
    expectNoLeak(...told: unknown[]): void {
      const text = JSON.stringify([lines, told]);
      for (const secret of secrets) expect(text).not.toContain(secret);
    },
    async dispose(): Promise<void> {
      await simulator.dispose();
      vi.useRealTimers();
    },
  };
}

/** Everything that the token endpoint is given or gives, as far as it is secret. */
async function rememberSecrets(
  secrets: Set<string>,
  request: Request,
  response: Response,
): Promise<void> {
  if (!request.url.endsWith("/token") || !response.ok) return;
  const body: unknown = await response.clone().json();
  if (typeof body !== "object" || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    if (/^(access|refresh)_token$/.test(name) && typeof value === "string") secrets.add(value);
  }
}

export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** The user on the service's page; gives the address that the browser is sent back to. */
export async function decideOnPage(
  authorize: URL,
  decision: "allow" | "deny" = "allow",
): Promise<string> {
  const login = await fetch(authorize, { redirect: "manual" });
  const page = new URL(login.headers.get("location") ?? "", authorize);
  const body = new URLSearchParams({ decision, extension: averyId });
  const decided = await fetch(page, { method: "POST", body, redirect: "manual" });
  return decided.headers.get("location") ?? "";
}

export const endingsOf = (session: AuthSession): AppError[] => {
  const endings: AppError[] = [];
  session.onEnded((reason) => void endings.push(reason));
  return endings;
};
