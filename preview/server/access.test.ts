import { describe, expect, test } from "vitest";

import { mayEnter } from "./access.ts";

const gate = { key: "the-key", port: 4711 };
const here = { host: "127.0.0.1:4711" };

describe("the door", () => {
  test("opens for the key at this address, with or without our own origin", () => {
    expect(mayEnter(gate, { key: "the-key", headers: here, needsOrigin: false })).toBe(true);
    const headers = { ...here, origin: "http://127.0.0.1:4711" };
    expect(mayEnter(gate, { key: "the-key", headers, needsOrigin: true })).toBe(true);
  });

  test.each([
    ["a wrong key", "the-kez", here],
    ["no key", "", here],
    ["a longer key", "the-key2", here],
    ["a foreign name for this machine", "the-key", { host: "evil.example:4711" }],
    ["a name instead of the address", "the-key", { host: "localhost:4711" }],
    ["another port", "the-key", { host: "127.0.0.1:80" }],
    ["no host", "the-key", {}],
    ["a foreign origin", "the-key", { ...here, origin: "https://evil.example" }],
    ["an opaque origin", "the-key", { ...here, origin: "null" }],
  ])("stays shut for %s", (_what, key, headers) => {
    expect(mayEnter(gate, { key, headers, needsOrigin: false })).toBe(false);
  });

  test("stays shut for a socket that states no origin", () => {
    expect(mayEnter(gate, { key: "the-key", headers: here, needsOrigin: true })).toBe(false);
  });
});
