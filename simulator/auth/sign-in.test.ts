import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock, type SimClock } from "../clock.ts";
import { ask, signIn } from "../gateway/socket-fixture.ts";

let simulator: TestSimulator;
let clock: SimClock;

beforeEach(async () => {
  clock = createManualClock();
  const name = import.meta.url;
  simulator = await startTestSimulator({ name, seed: 7, limits: "off", clock });
});
afterEach(() => simulator.dispose());

const redirectUri = "http://127.0.0.1:53682/oauth/callback";
const verifier = "v".repeat(43);
const challenge = createHash("sha256").update(verifier).digest("base64url");
const ownExtension = () => `${simulator.url}/restapi/v1.0/account/~/extension/~`;

type Form = Readonly<Record<string, string>>;

const token = (form: Form) =>
  ask(`${simulator.url}/restapi/oauth/token`, {
    method: "POST",
    form: { client_id: simulator.clientId, ...form },
  });

function authorize(query: Form = {}) {
  const full = new URLSearchParams({
    response_type: "code",
    client_id: simulator.clientId,
    redirect_uri: redirectUri,
    state: "st ate",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...query,
  });
  return ask(`${simulator.url}/restapi/oauth/authorize?${full}`);
}

async function decide(form: Form, query: Form = {}): Promise<URL> {
  const { headers } = await authorize(query);
  const page = `${simulator.url}${headers.get("location") ?? ""}`;
  const decided = await ask(page, { method: "POST", form });
  return new URL(decided.headers.get("location") ?? "about:blank");
}

async function getCode(query: Form = {}): Promise<string> {
  const back = await decide({ extension: "700100012", decision: "allow" }, query);
  return back.searchParams.get("code") ?? "";
}

const redeem = (code: string, more: Form = {}) =>
  token({
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...more,
  });

describe("the authorize page", () => {
  it("offers every user of the account and names what is asked for", async () => {
    const { status, headers } = await authorize({ login_hint: "113" });
    expect(status).toBe(302);
    const page = await ask(`${simulator.url}${headers.get("location") ?? ""}`);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.text).toContain("Avery Quill (extension 112)");
    expect(page.text).toMatch(/value="700100013" required checked/);
    expect(page.text).toContain("CallControl");
    expect(page.text).not.toContain("Help Desk");
  });

  it("sends the user back with a code for a minute and the state as it was", async () => {
    const back = await decide({ extension: "700100012", decision: "allow" });
    expect(back.href.startsWith(`${redirectUri}?`)).toBe(true);
    expect(back.searchParams.get("state")).toBe("st ate");
    expect(back.searchParams.get("expires_in")).toBe("60");
    expect(back.searchParams.get("code")).toMatch(/^code-[0-9a-f]{32}$/);
  });

  it("sends a refusal back", async () => {
    const back = await decide({ decision: "deny" });
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.has("code")).toBe(false);
  });

  it("takes empty parameters for absent ones, as the official library sends them", async () => {
    const empty = { brand_id: "", display: "", prompt: "", ui_options: "", login_hint: "" };
    expect((await authorize(empty)).status).toBe(302);
  });

  it.each([
    [{ redirect_uri: "http://127.0.0.1:53682/oauth/callback/" }, "OAU-109"],
    [{ redirect_uri: "" }, "OAU-109"],
    [{ client_id: "nobody" }, "OAU-120"],
  ])("answers 400 itself for %j", async (query, errorCode) => {
    const answer = await authorize(query);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ errorCode }] });
  });

  it.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ code_challenge: "short" }, "invalid_request"],
    [{ code_challenge_method: "S512" }, "invalid_request"],
    [{ prompt: "none" }, "login_required"],
  ])("redirects with an error for %j", async (query, error) => {
    const { headers } = await authorize(query);
    const back = new URL(headers.get("location") ?? "", simulator.url);
    expect(back.searchParams.get("error")).toBe(error);
    expect(back.searchParams.get("state")).toBe("st ate");
  });

  it("forgets a sign-in that took too long", async () => {
    const { headers } = await authorize();
    clock.advance(600_000);
    expect((await ask(`${simulator.url}${headers.get("location") ?? ""}`)).status).toBe(404);
  });
});

describe("the code exchange", () => {
  it("gives everything that the official library needs", async () => {
    const { status, body } = await redeem(await getCode());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: "bearer",
      expires_in: 3_600,
      refresh_token_expires_in: 604_800,
      owner_id: "700100012",
    });
    expect(body).toHaveProperty("scope", expect.stringContaining("CallControl"));
  });

  it("accepts the plain method, which counts when none is named", async () => {
    const code = await getCode({ code_challenge: verifier, code_challenge_method: "" });
    expect((await redeem(code)).status).toBe(200);
  });

  it("takes a code only once", async () => {
    const code = await getCode();
    await redeem(code);
    const again = await redeem(code);
    expect(again.status).toBe(403);
    expect(again.body).toMatchObject({
      error: "invalid_grant",
      errors: [{ errorCode: "OAU-106" }],
    });
  });

  it("refuses a code that is older than a minute", async () => {
    const code = await getCode();
    clock.advance(60_000);
    expect((await redeem(code)).body).toMatchObject({ errors: [{ errorCode: "OAU-108" }] });
  });

  it.each([
    [{ redirect_uri: "http://127.0.0.1:53683/oauth/callback" }, 403, "OAU-109"],
    [{ code_verifier: "w".repeat(43) }, 400, "CMN-101"],
    [{ code_verifier: "" }, 400, "CMN-101"],
    [{ client_id: "nobody" }, 401, "OAU-123"],
    [{ client_id: "" }, 400, "CMN-101"],
    [{ code: "" }, 400, "CMN-101"],
    [{ grant_type: "password" }, 400, "CMN-101"],
  ])("refuses %j with %s", async (more, status, errorCode) => {
    const answer = await redeem(await getCode(), more);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ errors: [{ errorCode }] });
    expect(answer.body).toHaveProperty("error_description");
  });
});

describe("other grants", () => {
  it("sign in by assertion as the demo user, or as a named one", async () => {
    for (const [extensionNumber, id] of [
      [undefined, 700100012],
      ["113", 700100013],
    ] as const) {
      const access = await signIn(simulator, extensionNumber);
      expect((await ask(ownExtension(), { token: access })).body).toMatchObject({ id });
    }
    const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    expect((await token({ grant_type, assertion: "nonsense" })).status).toBe(400);
  });

  it("refresh with a lifetime of -1, as the official library does after a 401", async () => {
    const { body } = await redeem(await getCode());
    const { refresh_token } = body as { readonly refresh_token: string };
    const answer = await token({
      grant_type: "refresh_token",
      refresh_token,
      access_token_ttl: "-1",
    });
    expect(answer.body).toMatchObject({ expires_in: 600 });
    const wrong = await token({ grant_type: "refresh_token", refresh_token: "rt-none" });
    expect(wrong.body).toMatchObject({
      error: "invalid_grant",
      errors: [{ errorCode: "OAU-213" }],
    });
  });
});

describe("an access token", () => {
  it("works in any case of the scheme, and not after its time or its revocation", async () => {
    const access = await signIn(simulator);
    const headers = { authorization: `bearer ${access}` };
    expect((await fetch(ownExtension(), { headers })).status).toBe(200);
    const form = { token: access, client_id: simulator.clientId };
    const revoked = await ask(`${simulator.url}/restapi/oauth/revoke`, { method: "POST", form });
    expect([revoked.status, revoked.text]).toEqual([200, ""]);
    expect((await ask(ownExtension(), { token: access })).body).toMatchObject({
      errors: [{ errorCode: "OAU-213" }],
    });
    const second = await signIn(simulator);
    clock.advance(3_600_000);
    const expired = await ask(ownExtension(), { token: second });
    expect(expired.status).toBe(401);
    expect(expired.body).toMatchObject({ errors: [{ errorCode: "OAU-128" }] });
  });

  it("is required, and its absence and its malformation are told apart", async () => {
    expect((await ask(ownExtension())).body).toMatchObject({ errors: [{ errorCode: "CMN-405" }] });
    const headers = { authorization: "Basic abc" };
    const answer = await fetch(ownExtension(), { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ errorCode: "OAU-149" }] });
  });
});

describe("every answer", () => {
  it("carries a request id, those to nonsense too", async () => {
    const access = await signIn(simulator);
    const nonsense = await ask(`${simulator.url}/restapi/v1.0/nothing`, { token: access });
    expect(nonsense.status).toBe(404);
    expect(nonsense.headers.get("RCRequestId")).toMatch(/^[0-9a-f]{32}$/);
    expect(nonsense.body).toMatchObject({ errors: [{ errorCode: "CMN-120" }] });
  });

  it("is 400 to a body that is no JSON or too large", async () => {
    const access = await signIn(simulator);
    const url = `${simulator.url}/restapi/v1.0/account/~/telephony/call-out`;
    const headers = { authorization: `Bearer ${access}`, "content-type": "application/json" };
    for (const [body, errorCode] of [
      ["{", "CMN-103"],
      ['{"__proto__":{}}', "CMN-103"],
      [JSON.stringify("x".repeat(1_048_576)), "CMN-104"],
    ]) {
      const answer = await fetch(url, { method: "POST", headers, body: body ?? "" });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ errorCode }] });
    }
  });

  it.each(["GET", "DELETE", "POST"])(
    "to %s tolerates a JSON label on an empty body",
    async (method) => {
      const access = await signIn(simulator);
      const url = `${simulator.url}/restapi/v1.0/account/~/telephony/sessions/s-none`;
      const answer = await ask(url, { method, token: access });
      expect(answer.status).toBe(404);
    },
  );
});
