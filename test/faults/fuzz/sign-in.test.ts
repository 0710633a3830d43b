/**
 * Spoiled sign-ins: what is kept of one, what the token endpoint answers, and the addresses that a
 * browser or any other program hands over. None throws, and none is taken for what it is not.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { deepLinkIn, readVisit, visitOf } from "../../../main/deep-links.ts";
import {
  type KeptTokens,
  parseKeptTokens,
  serialiseKeptTokens,
} from "../../../main/ringcentral/session/kept-tokens.ts";
import { parseTokenReply, tokensOf } from "../../../main/ringcentral/session/token-reply.ts";
import { createTokenStore, wishedLives } from "../../../main/ringcentral/session/token-store.ts";
import { readRedirect } from "../../../main/ringcentral/sign-in/redirect-answer.ts";
import { parseRedirects } from "../../../main/ringcentral/sign-in/redirects.ts";
import { createVaultFile, type VaultDocument } from "../../../main/vault/vault-file.ts";
import { attempt, attemptInTurn } from "./attempt.ts";

const owner = { server: "https://ring.example", clientId: "client-1", way: "browser" } as const;
const reply = {
  access_token: "access-1",
  token_type: "bearer",
  expires_in: 3_600,
  refresh_token: "refresh-1",
  refresh_token_expires_in: 604_800,
  scope: "CallControl ReadAccounts",
  owner_id: "700100012",
  endpoint_id: "endpoint-1",
};

function keptTokens(): KeptTokens {
  const parsed = parseTokenReply(reply);
  if (!parsed.ok) throw new Error("the reply itself must be understood");
  return tokensOf(parsed.value, { owner, before: undefined }, 1_000);
}

it("reads 4,000 spoiled kept sign-ins as none, or as one that is written the same again", () => {
  let understood = 0;
  attempt(4_000, ({ spoilText }) => {
    const read = parseKeptTokens(spoilText(keptTokens()));
    if (read === undefined) return;
    understood += 1;
    expect(parseKeptTokens(serialiseKeptTokens(read))).toEqual(read);
    expect(read.accessToken).toBeTypeOf("string");
  });
  expect(understood).toBeGreaterThan(100);
});

it("reads 4,000 spoiled answers of the token endpoint, and keeps what it understood of them", () => {
  let understood = 0;
  attempt(4_000, ({ spoil }) => {
    const parsed = parseTokenReply(spoil(reply));
    if (!parsed.ok) return;
    understood += 1;
    const tokens = tokensOf(parsed.value, { owner, before: undefined }, 1_000);
    expect(parseKeptTokens(serialiseKeptTokens(tokens))).toEqual(tokens);
    // A renewal asks for this life again, by the store's own bounds.
    const asked = wishedByRenewal(tokens);
    expect(asked).toBeGreaterThanOrEqual(wishedLives.refresh.least);
    expect(asked).toBeLessThanOrEqual(wishedLives.refresh.most);
  });
  expect(understood).toBeGreaterThan(100);
});

/** As the SDK reads it. */
function wishedByRenewal(tokens: KeptTokens): number {
  const store = createTokenStore();
  store.accept(tokens);
  const shown = JSON.parse(store.storage.getItem("rc-platform") ?? "") as Record<string, string>;
  return Number.parseInt(shown["refresh_token_expires_in"] ?? "", 10);
}

const callback = "code=abc&state=the-right-state";

it("takes a code out of 4,000 spoiled answers of a browser only with the state of this attempt", () => {
  let taken = 0;
  attempt(4_000, ({ spoilText, pick }) => {
    const query = pick([
      spoilText(callback).replaceAll('"', ""),
      `${callback}&${spoilText({ code: "x", state: "y" })}`,
    ]);
    const answer = readRedirect(query, "the-right-state");
    if (answer === undefined) return;
    taken += 1;
    expect(new URLSearchParams(query).getAll("state")).toEqual(["the-right-state"]);
  });
  expect(taken).toBeGreaterThan(100);
});

const links = ["io.github.ringside:/callback?code=abc&state=s", "--demo", "tel:+15550100177"];

it("finds in 4,000 spoiled command lines no address that is not ours", () => {
  let found = 0;
  attempt(4_000, ({ spoil, pick }) => {
    const spoiled = spoil(links);
    const args = Array.isArray(spoiled) ? spoiled.filter((arg) => typeof arg === "string") : links;
    const said = pick([() => visitOf(args), () => spoil({ link: links[0] }), () => undefined])();
    for (const link of [deepLinkIn(args), readVisit(said, args).link]) {
      if (link === undefined) continue;
      found += 1;
      expect(link).toMatch(/^(io\.github\.ringside|tel|callto):/i);
    }
    const uris = [...args, "http://127.0.0.1:49152/callback"].slice(-2);
    const redirects = parseRedirects(uris);
    if (redirects.ok) for (const one of redirects.value.loopback) expect(uris).toContain(one.uri);
  });
  expect(found).toBeGreaterThan(100);
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ringside-fuzz-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("reads 300 spoiled vault files as damaged, or as one that can be written again", async () => {
  const kept: readonly VaultDocument[] = [
    { version: 1, kept: "encrypted", backend: "gnome_libsecret", data: "YWJj" },
    { version: 1, kept: "plain", data: serialiseKeptTokens(keptTokens()) },
  ];
  const vault = createVaultFile(folder);
  let understood = 0;
  await attemptInTurn(300, async ({ pick, spoilText }) => {
    await writeFile(join(folder, "sign-in.vault"), spoilText(pick(kept)));
    const read = await vault.read();
    if (read === "damaged") return;
    if (read === "nothing") throw new Error("the file is there");
    understood += 1;
    await vault.write(read);
    expect(await vault.read()).toEqual(read);
  });
  expect(understood).toBeGreaterThan(10);
});
