/**
 * The assertions that sign people in: one well-formed JWT (RFC 7519) for the demo user, and with `-`
 * and an extension number added, one for that user.
 */
import type { Random } from "../random.ts";
import type { LoginUser } from "./app-registration.ts";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export interface AssertionOptions {
  readonly random: Random;
  /** The end of all assertions in epoch milliseconds; without one they never end. */
  readonly until: number | undefined;
}

/** Nothing is signed: the last part is what the simulator knows its own assertion by. */
export function issueJwt({ random, until }: AssertionOptions): string {
  const claims = until === undefined ? {} : { exp: Math.floor(until / 1_000) };
  const header = { alg: "RS256", typ: "JWT" };
  return `${part(header)}.${part({ sub: "simulator", ...claims })}.${random.id("jwt-")}`;
}

/** The user that an assertion stands for; undefined for an unknown or expired one. */
export function findAsserted(
  assertion: string,
  known: {
    readonly jwt: string;
    readonly users: readonly LoginUser[];
    readonly demoUserId: string;
  },
): LoginUser | undefined {
  const { jwt, users, demoUserId } = known;
  return users.find(
    ({ extensionId, extensionNumber }) =>
      assertion === `${jwt}-${extensionNumber}` ||
      (assertion === jwt && extensionId === demoUserId),
  );
}
