import { describe, expect, it } from "vitest";

import { updateKey as key } from "../../../test/support/updates/update-server.ts";
import { findUpdateSource } from "./update-source.ts";

const url = "https://updates.example.com/ringside";
const installed = {
  build: { url, key },
  isPackaged: true,
  platform: "darwin",
  env: {},
} as const;
const offOf = (over: Partial<Parameters<typeof findUpdateSource>[0]>) =>
  findUpdateSource({ ...installed, ...over }).off;

describe("an installed copy", () => {
  it("looks in the folder that its build names", () => {
    expect(findUpdateSource(installed).source?.url.href).toBe(`${url}/`);
  });

  it.each([
    ["nothing", { url: "", key: "" }],
    ["no key", { url, key: "" }],
    ["a key of another kind", { url, key: "AAAA" }],
    ["no address", { url: "updates", key }],
    ["an address that others can read", { url: "http://updates.example.com", key }],
    ["one on this machine", { url: "http://127.0.0.1:8080/", key }],
  ])("looks nowhere where the build has %s", (_what, build) => {
    expect(offOf({ build })).toBe("not-configured");
  });

  it("is left to the packages of the system, if it came by them", () => {
    expect(offOf({ platform: "linux" })).toBe("by-packages");
    expect(offOf({ platform: "linux", env: { APPIMAGE: "/home/ada/R.AppImage" } })).toBeUndefined();
  });

  it("is not replaced where it is carried along", () => {
    expect(offOf({ platform: "win32", env: { PORTABLE_EXECUTABLE_DIR: "E:\\" } })).toBe("portable");
  });

  it("takes no other server from a command line", () => {
    const told = { url: "https://other.example.com/", key };
    expect(findUpdateSource({ ...installed, told }).source?.url.href).toBe(`${url}/`);
    expect(offOf({ build: { url: "", key: "" }, told })).toBe("not-configured");
  });
});

describe("a copy that is not installed", () => {
  const bare = { isPackaged: false };

  it("looks nowhere, whatever its build says", () => {
    expect(offOf(bare)).toBe("not-installed");
  });

  it.each([
    ["http://127.0.0.1:8080/", undefined],
    ["https://updates.example.com/", undefined],
    ["http://updates.example.com/", "not-configured"],
    ["file:///tmp/", "not-configured"],
  ])("looks where it is told: %s", (told, off) => {
    expect(offOf({ ...bare, told: { url: told, key } })).toBe(off);
  });
});
