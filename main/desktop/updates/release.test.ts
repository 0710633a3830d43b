import { generateKeyPairSync } from "node:crypto";

import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import {
  type Announced,
  announce,
  updateKey,
} from "../../../test/support/updates/update-server.ts";
import { signedList } from "../../../scripts/supply/sign-updates.ts";
import { largestPackageBytes, mostFilesOfRelease, readRelease, readUpdateKey } from "./release.ts";

const content = Buffer.from("a package");
const good = announce("0.2.0", content);
const read = (announced: unknown, ending = ".AppImage") => {
  const key = readUpdateKey(updateKey);
  if (key === undefined) expect.unreachable();
  return readRelease(announced, key, ending);
};
const changed = (over: Partial<Announced["files"][number]>): Announced => ({
  ...good,
  files: good.files.map((file) => ({ ...file, ...over })),
});

describe("a release", () => {
  it("is taken as its makers have signed it, whatever else stands in the list", () => {
    expect(read({ ...good, releaseDate: "2026-03-02", path: "x" })).toMatchObject({
      ok: true,
      release: { version: "0.2.0" },
    });
  });

  it.each([
    ["another name", changed({ url: "Other-0.2.0.AppImage" })],
    ["another size", changed({ size: content.length + 1 })],
    [
      "another content",
      changed({ sha512: announce("0.2.0", Buffer.from("x")).files[0]?.sha512 ?? "" }),
    ],
    ["another version", { ...good, version: "0.3.0" }],
    ["no signature", changed({ signature: "" })],
    ["a signature of somebody else", changed({ signature: `${"A".repeat(86)}==` })],
    [
      "one file more, which is not signed",
      { ...good, files: [...good.files, { ...good.files[0], url: "b.AppImage" }] },
    ],
  ])("with %s is not trusted", (_what, announced) => {
    expect(read(announced)).toEqual({ ok: false, failure: "not-trusted" });
  });

  it.each([
    ["nothing", undefined],
    ["no files", { ...good, files: [] }],
    [
      "too many files",
      { ...good, files: Array.from({ length: mostFilesOfRelease + 1 }, () => good.files[0]) },
    ],
    ["a package beyond every size", changed({ size: largestPackageBytes + 1 })],
    ["a way to another folder", changed({ url: "..%2fother.AppImage" })],
    ["an address", changed({ url: "https://elsewhere.example.com/x.AppImage" })],
    ["a version that is none", { ...good, version: "<b>2</b>" }],
    ["a second package for the web", { ...good, packages: { x64: { path: "x.7z" } } }],
  ])("with %s is damaged", (_what, announced) => {
    expect(read(announced)).toEqual({ ok: false, failure: "damaged" });
  });

  it("of another system is none", () => {
    expect(read(good, ".exe")).toEqual({ ok: false, failure: "damaged" });
  });
});

it("a list that the script has signed is trusted, also when it is signed anew", () => {
  const pair = generateKeyPairSync("ed25519");
  const built = stringify({
    ...{ version: "0.2.0", path: "R-0.2.0.AppImage", releaseDate: "2026-03-02" },
    files: [{ url: "R-0.2.0.AppImage", sha512: good.files[0]?.sha512, size: 9, blockMapSize: 3 }],
  });
  const twice = signedList(signedList(built, pair.privateKey), pair.privateKey);
  expect(readRelease(parse(twice), pair.publicKey, ".AppImage")).toMatchObject({ ok: true });
  expect(read(parse(twice))).toEqual({ ok: false, failure: "not-trusted" });
});

it("a key is one of Ed25519, or none", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey;
  const other = rsa.export({ format: "der", type: "spki" }).toString("base64");
  expect([readUpdateKey(other), readUpdateKey(""), readUpdateKey("%%%")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
