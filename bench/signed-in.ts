import { defaultSettings } from "../contract/settings.ts";
import type { CallService } from "../main/calls/call-service.ts";
import { createCallService } from "../main/calls/create-call-service.ts";
import type { Clock } from "../main/timing/clock.ts";
import { connectService, type ServiceConnection } from "../main/ringcentral/service-connection.ts";
import type { AuthSession } from "../main/ringcentral/session/session.ts";
import { keepsNothing } from "../main/ringcentral/session/token-vault.ts";
import { createSystemClock } from "../main/timing/system-clock.ts";
import { signInWithJwt } from "../main/ringcentral/sign-in/sign-in.ts";

/** The machine's own time. */
export const benchClock: Clock = createSystemClock();

/** Where a simulator is, and how to get in. */
export interface Service {
  readonly url: string;
  readonly clientId: string;
  readonly jwt: string;
}

/** Our real client with a token, and nothing read yet. */
export async function signIn({ url, clientId, jwt }: Service): Promise<AuthSession> {
  const session = await signInWithJwt({
    server: url,
    clientId,
    jwt,
    fetch: (request) => fetch(request),
    appName: "RingsideBench",
    appVersion: "0.0.0",
    clock: benchClock,
    random: () => 0.5,
    log: () => {},
    vault: keepsNothing,
  });
  if (!session.ok) throw new Error(`the sign-in failed: ${session.error.code}`);
  return session.value;
}

/** The connection and the calls of a session, started; disposing `calls` ends both. */
export async function openConnection(
  session: AuthSession,
): Promise<{ readonly connection: ServiceConnection; readonly calls: CallService }> {
  const opened = await connectService({
    session,
    clock: benchClock,
    random: () => 0.5,
    log: () => {},
  });
  if (!opened.ok) throw new Error(`the account could not be read: ${opened.error.code}`);
  const connection = opened.value;
  const calls = createCallService({
    gateway: connection.gateway,
    stream: connection.stream,
    clock: benchClock,
    facts: () => connection.facts(),
    preferences: () => defaultSettings,
  });
  calls.start();
  return { connection, calls };
}

/** Our real client, signed in at the simulator over real sockets; the caller disposes it. */
export const signedIn = async (service: Service): Promise<CallService> =>
  (await openConnection(await signIn(service))).calls;

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
