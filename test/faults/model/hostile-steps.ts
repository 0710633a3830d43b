/** What a service, or whoever answers in its place, may do to hurt: every kind of `docs/limits.md`. */
import fc from "fast-check";

import { failingWays } from "../ground/failing-way.ts";

/** Numbers that a header may claim, and words in their place. */
const sizes = ["0", "1", "-1", "NaN", "2147483648", "1e12", "1e300", "300000000", "soon"] as const;
const times = fc.constantFrom(1, 2, 5);
const anyPath = fc.constantFrom(
  "/restapi/v1.0/account/~/telephony/sessions/**",
  "/restapi/v1.0/account/~/extension/~/presence",
  "/restapi/oauth/*",
  "/restapi/v1.0/subscription",
  "/restapi/**",
);
const hostileFault = (match: fc.Arbitrary<object>, effect: fc.Arbitrary<object>) =>
  fc.record({ match, times, effect });
const onPath = (effect: fc.Arbitrary<object>) =>
  hostileFault(
    anyPath.map((path) => ({ path })),
    effect,
  );

const headers = fc.dictionary(
  fc.constantFrom("X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Window"),
  fc.constantFrom(...sizes),
);
const askedWaits = fc.record({
  kind: fc.constant("answer"),
  status: fc.constantFrom(429, 503),
  headers: fc.record({ "Retry-After": fc.constantFrom(...sizes) }),
  body: fc.constant({}),
});
const bodies = fc.oneof(
  fc.record({
    kind: fc.constant("large-reply"),
    bytes: fc.constantFrom(5_000_000, 50_000_000),
    gzip: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("endless-reply"),
    bytes: fc.constant(65_536),
    everyMs: fc.constantFrom(0, 10, 1_000),
  }),
);
const lives = fc.record({
  kind: fc.constant("expires-in"),
  seconds: fc.constantFrom(0, 1, -1, 0.001, 2 ** 31, 1e300),
  of: fc.constantFrom("token", "refresh-token", "session"),
});
/** The socket's token is asked to be taken to somebody else. */
const foreignDoor = fc
  .constantFrom(
    "wss://ring.example/ws",
    "wss://127.0.0.1.ring.example/ws",
    "wss://[::ffff:192.0.2.7]/ws",
    "ws://192.0.2.7/ws",
    "https://127.0.0.1/ws",
  )
  .map((uri) => ({
    kind: "answer",
    status: 200,
    body: { uri, ws_access_token: "token", expires_in: 30 },
  }));

export const hostileFaults = fc.oneof(
  onPath(fc.record({ kind: fc.constant("headers"), headers })),
  onPath(askedWaits),
  onPath(bodies),
  hostileFault(fc.constant({ path: "/restapi/oauth/*" }), lives),
  hostileFault(fc.constant({ path: "/restapi/oauth/wstoken" }), foreignDoor),
);

/** The hostile steps, beside those of `steps.ts`. */
export type HostileStep =
  /** So many sessions that nobody has, each with so many parties. */
  | { readonly do: "flood"; readonly sessions: number; readonly parties: number }
  /** Every way to the service fails so, until a `network` that is up. */
  | { readonly do: "fail"; readonly way: (typeof failingWays)[number] };

export const hostileSteps: fc.Arbitrary<HostileStep> = fc.oneof(
  fc.constantFrom(
    { do: "flood" as const, sessions: 1, parties: 130 },
    { do: "flood" as const, sessions: 15, parties: 1 },
    { do: "flood" as const, sessions: 2, parties: 2_000 },
  ),
  fc.constantFrom(...failingWays).map((way) => ({ do: "fail" as const, way })),
);

/** Longer than the longest wait that the service may ask for, and what follows it. */
export const longestAskedMs = 16 * 60_000;
/** Two renewals of a token that lives for an hour. */
export const twoRenewalsMs = 130 * 60_000;
