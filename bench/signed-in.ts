import type { CallService } from "../main/calls/call-service.ts";
import { createCallService } from "../main/calls/create-call-service.ts";
import type { Clock } from "../main/calls/ports.ts";
import { createLine } from "../main/ringcentral/line.ts";
import { keepsNothing } from "../main/ringcentral/session/token-vault.ts";
import { signInWithJwt } from "../main/ringcentral/sign-in/sign-in.ts";
import type { Simulator } from "../simulator/server.ts";

const clock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Our real client, signed in at the simulator over real sockets; the caller disposes it. */
export async function signedIn(simulator: Simulator): Promise<CallService> {
  const session = await signInWithJwt({
    server: simulator.url,
    clientId: simulator.clientId,
    jwt: simulator.jwt,
    fetch: (request) => fetch(request),
    appName: "RingsideBench",
    appVersion: "0.0.0",
    clock,
    random: () => 0.5,
    log: () => {},
    vault: keepsNothing,
  });
  if (!session.ok) throw new Error(`the sign-in failed: ${session.error.code}`);
  const line = await createLine({
    session: session.value,
    clock,
    random: () => 0.5,
    log: () => {},
  });
  if (!line.ok) throw new Error(`the account could not be read: ${line.error.code}`);
  const { gateway, stream } = line.value;
  const service = createCallService({
    gateway,
    stream,
    clock,
    facts: () => line.value.facts(),
    preferences: () => ({ defaultFlip: null, defaultPark: null }),
  });
  service.start();
  return service;
}

/** Resolves as soon as the view satisfies `holds`. */
export function until(service: CallService, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = service.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}
