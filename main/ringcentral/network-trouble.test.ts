import { describe, expect, it } from "vitest";

import { NetworkFailure, answeredInBetween, networkTroubleOf } from "./network-trouble.ts";

const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error("x"), { code, ...more });
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

describe("a failure's trouble", () => {
  it.each([
    ["dns", fetchFailed(withCode("ENOTFOUND"))],
    ["dns", withCode("EAI_AGAIN")],
    ["dns", new Error("net::ERR_NAME_NOT_RESOLVED")],
    ["proxy", new Error("net::ERR_PROXY_CONNECTION_FAILED")],
    ["proxy", new Error("net::ERR_TUNNEL_CONNECTION_FAILED")],
    ["proxy", new Error("net::ERR_PAC_SCRIPT_FAILED")],
    ["proxy-password", new Error("net::ERR_PROXY_AUTH_UNSUPPORTED")],
    ["certificate", fetchFailed(withCode("SELF_SIGNED_CERT_IN_CHAIN"))],
    ["certificate", withCode("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["certificate", new Error("net::ERR_CERT_DATE_INVALID")],
    ["unreachable", new Error("net::ERR_INTERNET_DISCONNECTED")],
    [
      "unreachable",
      fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("ENETUNREACH")])),
    ],
    ["captive-portal", fetchFailed(new NetworkFailure("captive-portal"))],
  ])("is %s for %s", (trouble, error) => {
    expect(networkTroubleOf(error)).toBe(trouble);
  });

  it.each([
    fetchFailed(withCode("ECONNRESET")),
    new Error("net::ERR_EMPTY_RESPONSE"),
    new Error("anything"),
    "not an error",
    undefined,
  ])("is not guessed for %s", (error) => {
    expect(networkTroubleOf(error)).toBeUndefined();
  });

  it("ends its search in a circle of causes", () => {
    const error = new Error("a");
    error.cause = error;
    expect(networkTroubleOf(error)).toBeUndefined();
  });
});

describe("an answer from in between", () => {
  const judge = (status: number, headers: Record<string, string>, known: boolean) =>
    answeredInBetween({
      status,
      headers: new Headers(headers),
      url: "https://platform.service.example/restapi/v1.0/x",
      known,
    });
  const page = { "Content-Type": "text/html; charset=utf-8" };

  it.each([
    ["a web page from a known service", 200, page, true, "captive-portal"],
    ["a web page from an unknown server", 200, page, false, undefined],
    ["a page without content", 200, { ...page, "Content-Length": "0" }, true, undefined],
    ["JSON", 200, { "Content-Type": "application/json" }, true, undefined],
    ["nothing", 204, {}, true, undefined],
    ["an error page", 502, page, true, undefined],
    ["the portal's own status", 511, page, false, "captive-portal"],
    ["a proxy's question", 407, page, false, "proxy-password"],
    ["a foreign redirect", 302, { Location: "http://192.0.2.1/" }, false, "captive-portal"],
    [
      "a redirect to a sibling",
      301,
      { Location: "https://www.service.example/" },
      false,
      undefined,
    ],
    ["a redirect nowhere", 302, {}, false, undefined],
    ["any redirect from a known service", 302, { Location: "/login" }, true, "captive-portal"],
  ] as const)("%s", (...[_what, status, headers, known, trouble]) => {
    expect(judge(status, headers, known)).toBe(trouble);
  });

  it("knows the service's own hosts without having signed in", () => {
    const url = "https://platform.ringcentral.com/restapi/oauth/token";
    const answer = { status: 200, headers: new Headers(page), known: false };
    expect(answeredInBetween({ ...answer, url })).toBe("captive-portal");
    const lookalike = "https://platform.ringcentral.com.example/restapi/oauth/token";
    expect(answeredInBetween({ ...answer, url: lookalike })).toBeUndefined();
  });
});
