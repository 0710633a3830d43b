import type { Fetch, ServiceOptions } from "../../../main/ringcentral/service-options.ts";
import type { AuthSession } from "../../../main/ringcentral/session/session.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import { FakeVault } from "../fakes/fake-vault.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";

interface LogLine {
  readonly event: string;
  readonly fields: Record<string, string | number | boolean>;
}

export interface TestOptions extends ServiceOptions {
  readonly clock: ManualClock;
  readonly lines: LogLine[];
  readonly vault: FakeVault;
}

/** What the product hands in, with a clock that stands still and the least jitter. */
export function serviceOptions(server: string, more: { fetch?: Fetch } = {}): TestOptions {
  const lines: LogLine[] = [];
  return {
    server,
    clientId: "client-of-test",
    appName: "Ringside",
    appVersion: "0.0.0",
    fetch: (request) => fetch(request),
    clock: createManualClock(),
    random: () => 0,
    log: (event, fields) => void lines.push({ event, fields: fields ?? {} }),
    lines,
    vault: new FakeVault(),
    ...more,
  };
}

/** Well-formed, and good for nothing else. */
export const anyJwt = "e30.e30.signature";

/** Signs in by JWT; throws when that fails, since the test is about what follows. */
export async function signedIn(options: ServiceOptions): Promise<AuthSession> {
  const result = await signInWithJwt({ ...options, jwt: anyJwt });
  if (!result.ok) throw new Error(`sign-in failed: ${result.error.code}`);
  return result.value;
}
