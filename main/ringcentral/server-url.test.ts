import { expect, it } from "vitest";

import { isOwnHost, isSocketUrl, parseServerUrl } from "./server-url.ts";

it.each([
  ["https://platform.example.test", "https://platform.example.test"],
  ["https://platform.example.test/", "https://platform.example.test"],
  ["https://proxy.example.test/ringcentral/", "https://proxy.example.test/ringcentral"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["http://localhost:8080/", "http://localhost:8080"],
  ["http://[::1]:8080", "http://[::1]:8080"],
])("takes the server %s", (text, value) => {
  expect(parseServerUrl(text)).toEqual({ ok: true, value });
});

it.each(["http://platform.example.test", "http://127.0.0.1.example.test", "http://[::2]"])(
  "refuses the server %j, where a credential would travel in the open",
  (text) => {
    expect(parseServerUrl(text)).toEqual({
      ok: false,
      error: { code: "sign-in-failed", cause: "insecure-server" },
    });
  },
);

it.each([
  "https://user:pass@platform.example.test",
  "https://platform.example.test/?a=b",
  "ftp://platform.example.test",
  "file:///etc",
  "platform.example.test",
  "",
])("refuses the server %j", (text) => {
  expect(parseServerUrl(text)).toMatchObject({ ok: false, error: { code: "bad-input" } });
});

it.each([
  ["wss://ws.example.test/ws", true],
  ["ws://127.0.0.1:9/ws", true],
  ["ws://ws.example.test/ws", false],
  ["https://ws.example.test/ws", false],
  ["", false],
])("socket address %j: %j", (text, expected) => {
  expect(isSocketUrl(text)).toBe(expected);
});

const own = "https://platform.example.test";
it.each([
  [own, "platform.example.test", true],
  [own, "ws-api.example.test", true],
  [own, "deep.ws-api.example.test", true],
  [own, "example.test", true],
  [own, "example.test.evil.test", false],
  [own, "badexample.test", false],
  [own, "ws.named.test", true],
  [own, "127.0.0.1", false],
  ["https://platform.sandbox.example.test/base", "ws.sandbox.example.test", true],
  ["https://platform.sandbox.example.test", "ws.example.test", false],
  ["https://example.test", "ws.example.test", true],
  ["https://example.test", "evil.test", false],
  ["https://example.co.uk", "evil.co.uk", false],
  ["https://example.co.uk", "ws.example.co.uk", true],
  ["https://platform.example.co.uk", "ws.example.co.uk", true],
  ["https://192.0.2.7", "192.0.2.7", true],
  ["https://192.0.2.7", "8.0.2.7", false],
  ["http://127.0.0.1:9", "localhost", true],
  ["http://127.0.0.1:9", "example.test", false],
  ["no address", "example.test", false],
])("the server %s may name the host %s: %j", (server, host, expected) => {
  expect(isOwnHost(host, { server, namedHosts: ["named.test"] })).toBe(expected);
});
