/** A session over days: rotation, expiry, sleep, restarts, trouble on the way, and each of its ends. */
import { afterEach, expect, it } from "vitest";

import {
  type AccountBench,
  decideOnPage,
  endingsOf,
  hourMs,
  orThrow,
  ownExtension,
  startAccountBench,
  tokenPath,
} from "./account-bench.ts";

let bench: AccountBench;
afterEach(() => bench.dispose());

const read = { method: "GET", path: ownExtension } as const;
const signedOut = { ok: false, error: { code: "signed-out" } };

async function signedInByBrowser() {
  const signIn = bench.browserSignIn();
  const result = signIn.start();
  await fetch(await decideOnPage(await signIn.opened));
  return orThrow(await result);
}

it("lives through 48 hours of renewals, trouble, sleep and a restart, until it is revoked", async () => {
  bench = await startAccountBench();
  let session = await signedInByBrowser();
  let endings = endingsOf(session);
  const readWell = async () => expect(await session.rest.read(read)).toMatchObject({ ok: true });
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour += 1) {
      await bench.pass(hourMs);
      await readWell();
    }
  };
  await hours(12);
  const renewals = (await bench.tokensAsked()) - 1;
  // Ahead of each hour's end, and no more often than that.
  expect(renewals).toBeGreaterThanOrEqual(12);
  expect(renewals).toBeLessThanOrEqual(14);

  // The network is away for two hours, past the end of the token: a wait, and honest answers.
  const cut = { kind: "lose-request", how: "reset" };
  await bench.simulator.fault({ match: { path: tokenPath }, times: "always", effect: cut });
  await bench.pass(2 * hourMs);
  expect(await session.rest.read(read)).toEqual({ ok: false, error: { code: "offline" } });
  await bench.simulator.ask("DELETE", "faults");
  await bench.pass(120_000);
  await readWell();

  // The service is busy exactly when the renewal is due.
  const busy = { kind: "answer", status: 503, headers: { "retry-after": "90" }, body: {} };
  await bench.simulator.fault({ match: { path: tokenPath }, effect: busy });
  await hours(6);

  // Asleep for three hours: one renewal on waking, whoever asks first.
  const beforeSleep = await bench.tokensAsked();
  bench.sleep(3 * hourMs);
  session.check();
  await Promise.all([readWell(), readWell(), readWell()]);
  expect((await bench.tokensAsked()) - beforeSleep).toBe(1);
  await hours(7);

  // Ringside is quit for eight hours and started again.
  session.dispose();
  bench.sleep(8 * hourMs);
  session = bench.resume();
  endings = [...endings, ...endingsOf(session)];
  const after = endingsOf(session);
  await hours(10);
  expect(bench.vault.kept?.way).toBe("browser");

  // Nothing that was sent with a token was ever refused, and each renewal was kept.
  const requests = await bench.simulator.requests();
  expect(requests.filter(({ status }) => status === 401)).toEqual([]);
  expect(bench.vault.done.filter((step) => step === "wipe")).toEqual([]);

  await bench.simulator.ask("DELETE", "sessions");
  expect(await session.rest.read(read)).toEqual(signedOut);
  expect(endings).toEqual([]);
  expect(after).toEqual([{ code: "signed-out", ended: "by-service" }]);
  expect(bench.vault.kept).toBeUndefined();
  const asked = await bench.tokensAsked();
  await bench.pass(3 * hourMs);
  expect(await session.rest.read(read)).toEqual(signedOut);
  expect(await bench.tokensAsked()).toBe(asked);
  bench.expectNoLeak(endings, after);
});

it("ends once after a week's sleep, with the reason, and does not ask again", async () => {
  bench = await startAccountBench();
  const session = orThrow(await bench.signInWithJwt());
  const endings = endingsOf(session);
  bench.sleep(8 * 24 * hourMs);
  session.check();
  const results = await Promise.all([1, 2, 3].map(() => session.rest.read(read)));
  expect(results).toEqual([signedOut, signedOut, signedOut]);
  await bench.pass(hourMs);
  expect(endings).toEqual([{ code: "signed-out", ended: "unused" }]);
  expect(await bench.tokensAsked()).toBe(2);
  expect(bench.vault.kept).toBeUndefined();
});

it("hears of the account's time limit without being asked anything", async () => {
  bench = await startAccountBench({ sessionSeconds: 4 * 3_600 });
  const session = orThrow(await bench.signInWithJwt());
  const endings = endingsOf(session);
  await bench.pass(4 * hourMs - 300_000);
  expect(endings).toEqual([]);
  await bench.pass(600_000);
  expect(endings).toEqual([{ code: "signed-out", ended: "time-limit" }]);
});

it("is ended by the sixth sign-in of the same user", async () => {
  bench = await startAccountBench({ limits: "off" });
  const first = orThrow(await bench.signInWithJwt());
  const endings = endingsOf(first);
  for (let more = 0; more < 5; more += 1) orThrow(await bench.signInWithJwt());
  expect(await first.rest.read(read)).toEqual(signedOut);
  expect(endings).toEqual([{ code: "signed-out", ended: "by-service" }]);
});

it("uses no new token before the vault has it, and goes on when the vault cannot keep it", async () => {
  bench = await startAccountBench();
  const session = orThrow(await bench.signInWithJwt());
  const gate = Promise.withResolvers<undefined>();
  bench.vault.gate = gate.promise.then(() => undefined);
  bench.sleep(hourMs);
  const reading = session.rest.read(read);
  await bench.settle();
  expect(await bench.tokensAsked()).toBe(2);
  expect(await bench.simulator.requests("GET", /extension/)).toEqual([]);
  gate.resolve(undefined);
  expect(await reading).toMatchObject({ ok: true });

  bench.vault.failure = { code: "internal" };
  bench.sleep(hourMs);
  expect(await session.rest.read(read)).toMatchObject({ ok: true });
  expect(bench.lines).toContainEqual(["tokens-not-kept", { reason: "internal" }]);
});

it("says how long the service's pause still is, and sends nothing inside it", async () => {
  bench = await startAccountBench();
  const session = orThrow(await bench.signInWithJwt());
  const pause = { kind: "answer", status: 429, headers: { "retry-after": "60" }, body: {} };
  await bench.simulator.fault({ match: { path: tokenPath }, effect: pause });
  bench.sleep(hourMs);
  expect(await session.rest.read(read)).toMatchObject({ error: { code: "rate-limited" } });
  bench.clock.advance(20_000);
  const second = await session.rest.read(read);
  if (second.ok || second.error.code !== "rate-limited") expect.unreachable();
  expect(second.error.retryAfterMs).toBeLessThanOrEqual(41_000);
  expect(await bench.tokensAsked()).toBe(2);
  await bench.pass(60_000);
  expect(await session.rest.read(read)).toMatchObject({ ok: true });
});

it("revokes at the service when the user signs out, and wipes whatever the service says", async () => {
  bench = await startAccountBench();
  const session = orThrow(await bench.signInWithJwt());
  const endings = endingsOf(session);
  const kept = bench.vault.kept;
  await session.signOut();
  expect(bench.vault.kept).toBeUndefined();
  expect(await session.rest.read(read)).toEqual(signedOut);
  if (kept === undefined) expect.unreachable();
  await bench.vault.write(kept);
  expect(await bench.resume().rest.read(read)).toEqual(signedOut);

  const lost = { kind: "lose-request", how: "reset" };
  const again = orThrow(await bench.signInWithJwt());
  await bench.simulator.fault({ match: { path: "/restapi/oauth/revoke" }, effect: lost });
  await again.signOut();
  expect(bench.vault.kept).toBeUndefined();
  expect(await bench.simulator.requests("POST", /revoke$/)).toHaveLength(2);
  expect(endings).toEqual([]);
  bench.expectNoLeak();
});
