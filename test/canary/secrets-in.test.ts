import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { secretsBelow, secretsIn } from "./secrets-in.ts";

const digits = "0123456789abcdef0123456789abcdef";
const kindsIn = (content: Buffer | string) => secretsIn(content, "x").map(({ kind }) => kind);

describe("a leak is found", () => {
  it.each(["at", "rt", "ws", "wsc", "code", "login", "jwt", "voice"])(
    "when it is a secret of the kind %s",
    (word) => {
      expect(kindsIn(`before ${word}-${digits} after`)).toEqual(["issued"]);
    },
  );

  it.each([
    ["issued", `{"refresh":"rt-${digits}"}`],
    ["PKCE verifier", `code_verifier=${"v".repeat(43)}&grant_type=x`],
    ["PKCE verifier", `{"code_verifier":"${"v".repeat(43)}"}`],
    ["token by name", `"access_token" : "${"t".repeat(24)}"`],
    ["bearer", `Authorization: Bearer ${"t".repeat(24)}`],
    [
      "proxy password",
      `Proxy-Authorization: Basic ${Buffer.from("ada:secret").toString("base64")}`,
    ],
    ["JWT", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`],
  ])("as %s (%#)", (kind, text) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it("in UTF-16, as databases of the browser keep it", () => {
    expect(kindsIn(Buffer.from(`wide rt-${digits}`, "utf16le"))).toEqual(["issued"]);
  });

  it("in base64, among bytes that are no text", () => {
    const encoded = Buffer.from(`{"a":"rt-${digits}"}`).toString("base64");
    const noise = Buffer.from([0, 255, 7]);
    expect(kindsIn(Buffer.concat([noise, Buffer.from(encoded), noise]))).toContain("issued");
  });

  it("and is not shown whole", () => {
    const [finding] = secretsIn(`rt-${digits}`, "x");
    expect(finding?.shown).toBe("rt-012345678… (35)");
  });
});

it.each([
  "a session s-0123456789abcdef0123456789abcdef of the phone",
  '"access_token":"(secret)"',
  "Authorization: Bearer (secret)",
  "a basic understanding",
])("and what only looks like one is left alone (%#)", (text) => {
  expect(secretsIn(text, "x")).toEqual([]);
});

describe("a run's folder", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringside-canary-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is searched to its last file", () => {
    mkdirSync(join(folder, "a", "logs"), { recursive: true });
    writeFileSync(join(folder, "a", "logs", "ringside.log"), `{"x":"at-${digits}"}`);
    writeFileSync(join(folder, "note.txt"), "proxy: lock & key");
    expect(secretsBelow(folder, ["lock & key"])).toEqual([
      { where: "note.txt", kind: "planted", shown: "lock & key… (10)" },
      { where: join("a", "logs", "ringside.log"), kind: "issued", shown: "at-012345678… (35)" },
    ]);
  });

  it("may hold readable tokens in the vault, and only beside the consent", () => {
    writeFileSync(join(folder, "sign-in.vault"), `rt-${digits}`);
    expect(secretsBelow(folder)).toHaveLength(1);
    writeFileSync(join(folder, "unencrypted-sign-in-allowed.txt"), "yes");
    expect(secretsBelow(folder)).toEqual([]);
    writeFileSync(join(folder, "settings.json"), `rt-${digits}`);
    expect(secretsBelow(folder)).toHaveLength(1);
  });

  it.each([
    ["holds a secret", 1, `rt-${digits}`],
    ["holds none", 0, "nothing of interest"],
    ["holds nothing, so that nothing is proven", 1, undefined],
  ])("that %s ends the search with %d", (_what, status, text) => {
    if (text !== undefined) writeFileSync(join(folder, "log.txt"), text);
    const script = join(import.meta.dirname, "../../scripts/scan-secrets.mjs");
    const ended = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
    expect(ended.status).toBe(status);
    expect(ended.stdout + ended.stderr).not.toContain(digits);
  });

  it("that is missing holds none", () => {
    expect(secretsBelow(join(folder, "nowhere"))).toEqual([]);
  });
});
