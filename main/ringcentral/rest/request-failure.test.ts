import { describe, expect, it } from "vitest";

import { describeAnswer, wasNeverSent } from "./request-failure.ts";

const now = Date.parse("2026-03-02T09:15:00Z");
const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  describeAnswer({ status, body, headers: new Headers(headers), now }).reason;

describe("an answer outside of 2xx", () => {
  it("names the status, the first error's code and the request id", () => {
    const body = JSON.stringify({
      errorCode: "InvalidParameter",
      message: "Parameter is invalid",
      errors: [{ errorCode: "CMN-101", message: "…" }],
    });
    expect(answer(400, body, { RCRequestId: "4f1-a2" })).toEqual({
      code: "service",
      status: 400,
      serviceCode: "CMN-101",
      meaning: { says: "not-valid" },
      requestId: "4f1-a2",
    });
  });

  it("says what was not found, and never its value", () => {
    const parameter = { parameterName: "extensionNumber", parameterValue: "911" };
    const body = JSON.stringify({ errors: [{ errorCode: "CMN-102", ...parameter }] });
    expect(answer(404, body)).toEqual({
      code: "service",
      status: 404,
      serviceCode: "CMN-102",
      meaning: { says: "not-found", about: "extension" },
    });
  });

  it("falls back to the legacy code", () => {
    expect(answer(403, '{"errorCode":"InsufficientPermissions"}')).toEqual({
      code: "service",
      status: 403,
      serviceCode: "InsufficientPermissions",
    });
  });

  it.each(["<html>Bad gateway</html>", "", "null", "[]", '{"errors":"none"}'])(
    "survives the body %j",
    (body) => {
      expect(answer(502, body)).toEqual({ code: "service", status: 502 });
    },
  );

  it("keeps anything but a plain code out", () => {
    expect(answer(400, '{"errorCode":"call +1 555 0100"}')).toEqual({
      code: "service",
      status: 400,
    });
  });

  it.each([
    [{ "Retry-After": "7" }, 7_000],
    [{ "Retry-After": "Mon, 02 Mar 2026 09:15:45 GMT" }, 45_000],
    [{}, 30_000],
  ])("429 with %j is a pause of %d ms", (headers, retryAfterMs) => {
    expect(answer(429, "", headers)).toEqual({ code: "rate-limited", retryAfterMs });
  });

  it("takes a redirect for a proxy's", () => {
    expect(answer(302, "")).toEqual({ code: "bad-reply", detail: "unexpected status 302" });
  });
});

describe("a failed fetch", () => {
  const withCode = (code: string) => Object.assign(new Error("x"), { code });

  it.each([
    new TypeError("fetch failed", { cause: withCode("ECONNREFUSED") }),
    new TypeError("fetch failed", { cause: withCode("ENOTFOUND") }),
    new TypeError("fetch failed", {
      cause: new AggregateError([withCode("ECONNREFUSED"), withCode("ENETUNREACH")]),
    }),
    new Error("net::ERR_INTERNET_DISCONNECTED"),
    new Error("net::ERR_CERT_AUTHORITY_INVALID"),
  ])("was never sent: %s", (error) => {
    expect(wasNeverSent(error)).toBe(true);
  });

  it.each([
    new TypeError("fetch failed", { cause: withCode("ECONNRESET") }),
    new TypeError("fetch failed", {
      cause: new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNRESET")]),
    }),
    new Error("net::ERR_EMPTY_RESPONSE"),
    new Error("anything"),
    "not an error",
  ])("may have been acted upon: %s", (error) => {
    expect(wasNeverSent(error)).toBe(false);
  });
});
