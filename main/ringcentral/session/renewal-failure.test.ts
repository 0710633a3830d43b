import { describe, expect, it } from "vitest";

import type { AppError } from "../../../contract/result.ts";
import { RequestFailure } from "../rest/request-failure.ts";
import type { KeptTokens } from "./kept-tokens.ts";
import { endOf, isFinal } from "./renewal-failure.ts";

const service = (more: object = {}): AppError => ({ code: "service", status: 400, ...more });
const refused = (status: number, oauthError?: string, reason = service()) =>
  new RequestFailure(reason, { status, oauthError });

describe("a failed renewal ends the session", () => {
  it.each([
    ["invalid_grant", 400],
    ["invalid_grant", 401],
    ["invalid_client", 401],
    ["access_denied", 403],
  ])("by the endpoint's own refusal: %s with %d", (oauthError, status) => {
    expect(isFinal(refused(status, oauthError))).toBe(true);
  });

  it("by a refusal in the service's own words", () => {
    expect(isFinal(refused(400, undefined, service({ serviceCode: "OAU-140" })))).toBe(true);
  });

  it.each<[string, RequestFailure]>([
    ["a server that is in trouble", refused(400, "server_error")],
    ["a server that is busy", refused(400, "temporarily_unavailable")],
    ["a page of somebody else with such a status", refused(403)],
    ["a status that refuses nothing", refused(500, "invalid_grant")],
    ["a limit of requests", refused(429, "invalid_grant")],
    ["no answer", refused(0, "invalid_grant")],
    ["a network in the way", refused(403, "access_denied", { code: "offline" })],
  ])("not by %s", (_what, failure) => {
    expect(isFinal(failure)).toBe(false);
  });
});

describe("the session is over", () => {
  const now = 1_000_000;
  const tokens: KeptTokens = {
    ...{ version: 1, server: "https://platform.example.test", clientId: "c", way: "browser" },
    ...{ accessToken: "a", tokenType: "bearer", accessSeconds: 3_600, accessUntil: now + 1 },
    ...{ refreshToken: "r", refreshUntil: now + 1, sessionUntil: now + 1 },
  };
  it.each(["invalid_client", "unauthorized_client"])("for a wrong client: %s", (oauthError) => {
    const end = { code: "sign-in-failed", cause: "wrong-client" };
    expect(endOf(refused(401, oauthError), tokens, now)).toEqual(end);
  });

  it.each([
    ["by the service, while all of it should live", tokens, "by-service"],
    [
      "by the service, where no end was claimed",
      { ...tokens, sessionUntil: undefined, refreshUntil: undefined },
      "by-service",
    ],
    ["for its time limit", { ...tokens, sessionUntil: now }, "time-limit"],
    [
      "for its time limit, before all else",
      { ...tokens, sessionUntil: now, refreshUntil: now },
      "time-limit",
    ],
    ["since nobody used it", { ...tokens, refreshUntil: now }, "unused"],
    [
      "for its time limit, which was the token's",
      { ...tokens, refreshToken: undefined, accessUntil: now, sessionUntil: undefined },
      "time-limit",
    ],
    [
      "by the service, before its only token's end",
      { ...tokens, refreshToken: undefined },
      "by-service",
    ],
  ])("%s", (_why, kept, ended) => {
    expect(endOf(refused(400, "invalid_grant"), kept, now)).toEqual({ code: "signed-out", ended });
  });
});
