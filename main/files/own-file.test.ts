import { execFileSync } from "node:child_process";
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { appendOwnFile, readOwnFile, writeOwnFile } from "./own-file.ts";

const largest = 64;
let folder = "";
const path = () => join(folder, "own.txt");
const outside = () => join(folder, "outside.txt");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringside-own-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that can stand in a file's place and is none. */
const impostors: readonly [string, () => void][] = [
  ["a folder", () => mkdirSync(path())],
  ["a pipe", () => void execFileSync("mkfifo", [path()])],
  ["a link to a device without an end", () => symlinkSync("/dev/zero", path())],
  ["a link that leads nowhere", () => symlinkSync(outside(), path())],
  [
    "a link to another file",
    () => {
      writeFileSync(outside(), "outside");
      symlinkSync(outside(), path());
    },
  ],
];

describe.skipIf(process.platform === "win32")("what is no file", () => {
  it.each(impostors)("is not read: %s", (_what, plant) => {
    plant();
    expect(readOwnFile(path(), largest)).toEqual({ state: "unfit", why: "not-a-file" });
  });

  it.each(impostors)("is not added to: %s", (_what, plant) => {
    plant();
    expect(appendOwnFile(path(), "line\n")).toBe("not-a-file");
    expect(existsSync(outside()) ? readFileSync(outside(), "utf8") : "outside").toBe("outside");
  });

  it.each(impostors.slice(1))("is replaced, not followed: %s", (_what, plant) => {
    plant();
    writeOwnFile(path(), "mine");
    expect(readOwnFile(path(), largest)).toEqual({ state: "read", text: "mine" });
    expect(existsSync(outside()) ? readFileSync(outside(), "utf8") : "outside").toBe("outside");
  });

  it("is not replaced when it is a folder, and nothing is left beside it", () => {
    mkdirSync(path());
    expect(() => writeOwnFile(path(), "mine")).toThrow();
    expect(readdirSync(folder)).toEqual(["own.txt"]);
  });
});

it.skipIf(process.platform === "win32")("is not taken from another user", () => {
  writeFileSync(path(), "text");
  vi.spyOn(process, "getuid").mockReturnValue(statSync(path()).uid + 1);
  expect(readOwnFile(path(), largest)).toEqual({ state: "unfit", why: "foreign-owner" });
  expect(appendOwnFile(path(), "line\n")).toBe("foreign-owner");
  expect(readFileSync(path(), "utf8")).toBe("text");
});

it.each([
  [largest, { state: "read", text: "x".repeat(largest) }],
  [largest + 1, { state: "unfit", why: "too-large" }],
])("with %i bytes is %j", (bytes, expected) => {
  writeFileSync(path(), "x".repeat(bytes));
  expect(readOwnFile(path(), largest)).toEqual(expected);
});

it("is on the disk before it takes the old one's place, and so is its name", () => {
  writeFileSync(path(), "old");
  const states: string[] = [];
  vi.spyOn(fs, "fsyncSync").mockImplementation(() => {
    states.push(readFileSync(path(), "utf8"));
  });
  syncBuiltinESMExports();
  writeOwnFile(path(), "new");
  expect(states).toEqual(process.platform === "win32" ? ["old"] : ["old", "new"]);
});

it.skipIf(process.platform === "win32")("is not written into what was planted before", () => {
  writeFileSync(outside(), "theirs");
  symlinkSync(outside(), `${path()}.guessed.new`);
  expect(() => writeOwnFile(path(), "mine", () => "guessed")).toThrow("EEXIST");
  expect(readFileSync(outside(), "utf8")).toBe("theirs");
});

it("that is missing is said to be", () => {
  expect(readOwnFile(path(), largest)).toEqual({ state: "missing" });
});

it.skipIf(process.platform === "win32")("and its folder are its owner's alone", () => {
  const deep = join(folder, "made", "own.txt");
  writeOwnFile(deep, "text");
  expect(statSync(deep).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "made")).mode & 0o777).toBe(0o700);
  appendOwnFile(path(), "line\n");
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  chmodSync(path(), 0o644);
  expect(appendOwnFile(path(), "line\n")).toBe(10);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});
