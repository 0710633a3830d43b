/** Every way in, and everything that may come between: a clear word, nobody half signed in, no leak. */
import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";

import { afterEach, describe, expect, it } from "vitest";

import { portOf, takePort } from "../../support/service/browser.ts";
import {
  type AccountBench,
  beginning,
  decideOnPage,
  hourMs,
  orThrow,
  startAccountBench,
} from "./account-bench.ts";

let bench: AccountBench;
afterEach(() => bench.dispose());

const cause = (cause: string) => ({ ok: false, error: { code: "sign-in-failed", cause } });

/** An attempt whose browser is open. */
async function pendingAttempt(options: Parameters<typeof startAccountBench>[0] = {}) {
  bench = await startAccountBench(options);
  const signIn = bench.browserSignIn();
  const result = signIn.start();
  return { signIn, result, authorize: await signIn.opened };
}

function expectNobodySignedIn(result: unknown): void {
  expect(bench.vault.kept).toBeUndefined();
  bench.expectNoLeak(result);
}

describe("signing in by the browser", () => {
  it("ends on a page without the query, and the session works", async () => {
    const { result, authorize } = await pendingAttempt();
    const back = await fetch(await decideOnPage(authorize));
    expect(back.status).toBe(200);
    expect(new URL(back.url).search).toBe("");
    expect(await back.text()).toContain("Go back to Ringside");
    const policy = back.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    const session = orThrow(await result);
    expect(session.granted()).toContain("CallControl");
    bench.expectNoLeak();
  });

  it("works with a clock that is hours off", async () => {
    const { result, authorize } = await pendingAttempt({ serviceAheadMs: -5 * hourMs });
    await fetch(await decideOnPage(authorize));
    expect((await result).ok).toBe(true);
  });

  it("is denied by the user on the service's page", async () => {
    const { result, authorize } = await pendingAttempt();
    const page = await fetch(await decideOnPage(authorize, "deny"));
    expect(await page.text()).toContain("Not signed in");
    expect(await result).toEqual(cause("denied"));
    expectNobodySignedIn(await result);
  });

  it("expires when the user closes the tab, and frees the port", async () => {
    const { result } = await pendingAttempt();
    bench.clock.advance(300_000);
    expect(await result).toEqual(cause("expired"));
    (await takePort(bench.ports[0])).close();
    expectNobodySignedIn(await result);
  });

  it("takes a wrong state for another attempt's, and goes on", async () => {
    const { result, authorize } = await pendingAttempt();
    const good = new URL(await decideOnPage(authorize));
    const wrong = new URL(good);
    wrong.searchParams.set("state", "guessed");
    const page = await fetch(wrong);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain("another attempt");
    expect(await bench.tokensAsked()).toBe(0);
    await fetch(good);
    expect((await result).ok).toBe(true);
  });

  it("tells a replayed callback and a second tab that it is done, and spends nothing twice", async () => {
    const { result, authorize } = await pendingAttempt();
    // The user has opened the link twice; the second tab gets through first.
    const [first, second] = [await decideOnPage(authorize), await decideOnPage(authorize)];
    const answers = await Promise.all([
      fetch(second, { redirect: "manual" }),
      fetch(second, { redirect: "manual" }),
      fetch(first, { redirect: "manual" }),
    ]);
    const places = answers.map(({ headers }) => headers.get("location")).sort();
    expect(places).toEqual(["/almost-done", "/already-done", "/already-done"]);
    const page = await fetch(new URL("/already-done", first));
    expect(await page.text()).toContain("Already done");
    expect((await result).ok).toBe(true);
    expect(await bench.tokensAsked()).toBe(1);
  });

  it("passes over the tab of an older attempt", async () => {
    const { signIn, result, authorize } = await pendingAttempt();
    const old = await decideOnPage(authorize);
    signIn.cancel();
    expect(await result).toEqual(cause("cancelled"));
    const newer = bench.browserSignIn();
    const second = newer.start();
    const page = await newer.opened;
    expect((await fetch(old)).status).toBe(400);
    await fetch(await decideOnPage(page));
    expect((await second).ok).toBe(true);
  });

  it("is refused when somebody else has spent the code", async () => {
    const { result, authorize } = await pendingAttempt();
    const back = new URL(await decideOnPage(authorize));
    const stolen = await fetch(`${bench.simulator.url}/restapi/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code: back.searchParams.get("code") ?? "",
        redirect_uri: bench.redirects[0] ?? "",
        client_id: bench.simulator.clientId,
        code_verifier: "v".repeat(43),
      }),
    });
    // Without the verifier the thief gets nothing either.
    expect(stolen.ok).toBe(false);
    await fetch(back);
    expect(await result).toEqual(cause("refused"));
    expectNobodySignedIn(await result);
  });

  it("takes the next port when one is taken, and says so when all are", async () => {
    bench = await startAccountBench();
    const first = await takePort(bench.ports[0]);
    const signIn = bench.browserSignIn();
    const result = signIn.start();
    const authorize = await signIn.opened;
    expect(authorize.searchParams.get("redirect_uri")).toBe(bench.redirects[1]);
    await fetch(await decideOnPage(authorize));
    orThrow(await result).dispose();
    const second = await takePort(bench.ports[1]);
    expect(await bench.browserSignIn().start()).toEqual(cause("ports-taken"));
    first.close();
    second.close();
  });

  it("hears before the browser opens that the address or the client is not registered", async () => {
    bench = await startAccountBench({ redirectUris: ["http://127.0.0.1:9/elsewhere"] });
    expect(await bench.browserSignIn().start()).toEqual(cause("redirect-not-registered"));
    Object.assign(bench.options, { clientId: "nobody" });
    expect(await bench.browserSignIn().start()).toEqual(cause("wrong-client"));
  });
});

describe("the listener", () => {
  /** Node's own client, since a browser lets no page choose the host. */
  function ask(path: string, options: { method?: string; host?: string }): Promise<number> {
    const port = bench.ports[0] ?? 0;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const headers = { host: options.host ?? `127.0.0.1:${port}` };
    request(
      { port, host: "127.0.0.1", path, method: options.method ?? "GET", headers },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    )
      .on("error", reject)
      .end();
    return promise;
  }

  it("gives a foreign process nothing, and the attempt goes on", async () => {
    const { result, authorize } = await pendingAttempt();
    const back = new URL(await decideOnPage(authorize));
    const good = `${back.pathname}${back.search}`;
    expect(await ask(good, { host: "rebound.example.test" })).toBe(421);
    expect(await ask(good, { method: "POST" })).toBe(405);
    expect(await ask(good, { method: "HEAD" })).toBe(405);
    expect(await ask("/", {})).toBe(404);
    expect(await ask("/oauth/callback", {})).toBe(400);
    expect(await ask(`/oauth/callback?state=${"s".repeat(9_000)}`, {})).toBe(400);
    expect(await ask(`/oauth/callback?${back.searchParams}&code=other`, {})).toBe(400);
    expect(await ask(`/${"p".repeat(40_000)}`, {})).toBe(431);
    expect(await bench.tokensAsked()).toBe(0);
    await fetch(back);
    expect((await result).ok).toBe(true);
  });

  it("stands garbage, and ends a connection that says nothing", async () => {
    const { result, authorize } = await pendingAttempt();
    const port = bench.ports[0] ?? 0;
    for (const garbage of ["\0\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "\u0016\u0003\u0001 hello"]) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(garbage);
      socket.resume();
      await once(socket, "close");
    }
    const silent = connect(port, "127.0.0.1");
    silent.on("error", () => undefined);
    await once(silent, "connect");
    // The listener has it once a later connection has been answered.
    expect(await ask("/", {})).toBe(404);
    const closed = once(silent.resume(), "close");
    bench.clock.advance(10_000);
    await closed;
    await fetch(await decideOnPage(authorize));
    expect((await result).ok).toBe(true);
  });

  it("listens on this machine only, and not after the attempt", async () => {
    const { signIn, result } = await pendingAttempt();
    const addresses = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => address);
    // On Linux all of 127.0.0.0/8 is this machine, and only the one address is listened on.
    if (process.platform === "linux") addresses.push("127.0.0.2");
    for (const address of addresses) {
      const socket = connect(bench.ports[0] ?? 0, address);
      const [error] = (await once(socket, "error")) as [Error];
      expect(error.message).toContain("ECONNREFUSED");
    }
    signIn.cancel();
    await result;
    await expect(ask("/", {})).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe("signing in by a JWT", () => {
  it("is malformed before anything is sent", async () => {
    bench = await startAccountBench();
    const result = await bench.signInWithJwt(`${bench.simulator.jwt}.more`);
    expect(result).toEqual(cause("malformed"));
    expect(await bench.simulator.requests()).toEqual([]);
    expectNobodySignedIn(result);
  });

  it("has expired by the service's time, whatever this machine's clock says", async () => {
    bench = await startAccountBench({
      serviceAheadMs: 5 * hourMs,
      jwtUntil: beginning + 2 * hourMs,
    });
    const result = await bench.signInWithJwt();
    expect(result).toEqual(cause("expired"));
    expectNobodySignedIn(result);
  });

  it("is refused for an unknown one, and with a clock hours off the clock is named", async () => {
    bench = await startAccountBench();
    const unknown = "e30.e30.unknown";
    expect(await bench.signInWithJwt(unknown)).toEqual(cause("refused"));
    await bench.dispose();
    bench = await startAccountBench({ serviceAheadMs: -5 * hourMs });
    const result = await bench.signInWithJwt(unknown);
    expect(result).toEqual(cause("clock-wrong"));
    expectNobodySignedIn(result);
  });

  it("belongs to another client", async () => {
    bench = await startAccountBench();
    Object.assign(bench.options, { clientId: "another-app" });
    const result = await bench.signInWithJwt();
    expect(result).toEqual(cause("wrong-client"));
    expectNobodySignedIn(result);
  });

  it("goes to no unencrypted host and to no other kind of server", async () => {
    bench = await startAccountBench();
    Object.assign(bench.options, { server: "http://platform.example.test" });
    expect(await bench.signInWithJwt()).toEqual(cause("insecure-server"));
    expect(await bench.browserSignIn().start()).toEqual(cause("insecure-server"));
    const other = createServer((_request, response) => {
      response.writeHead(404, { "Content-Type": "text/html" }).end("<h1>No such page</h1>");
    });
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    Object.assign(bench.options, { server: `http://127.0.0.1:${portOf(other)}` });
    expect(await bench.signInWithJwt()).toEqual(cause("not-ringcentral"));
    expect(await bench.browserSignIn().start()).toEqual(cause("not-ringcentral"));
    expectNobodySignedIn(undefined);
    other.close();
  });
});
