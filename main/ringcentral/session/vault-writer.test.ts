import { beforeEach, describe, expect, it } from "vitest";

import { done, failed } from "../../../contract/result.ts";
import { FakeClock } from "../../../test/support/fakes/fake-clock.ts";
import type { KeptTokens } from "./kept-tokens.ts";
import type { TokenVault } from "./token-vault.ts";
import { createVaultWriter } from "./vault-writer.ts";

const tokens = (accessToken: string): KeptTokens => ({
  ...{ version: 1, server: "https://platform.example.test", clientId: "c", way: "browser" },
  ...{ accessToken, tokenType: "bearer", accessSeconds: 3_600, accessUntil: 0 },
});

let clock: FakeClock;
let lines: string[];
let asked: string[];
beforeEach(() => {
  [clock, lines, asked] = [new FakeClock(), [], []];
});

const writerOn = (vault: Partial<TokenVault>) =>
  createVaultWriter({
    clock,
    log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    vault: {
      write: ({ accessToken }) => {
        asked.push(accessToken);
        return Promise.resolve(done(undefined));
      },
      wipe: () => {
        asked.push("wipe");
        return Promise.resolve();
      },
      ...vault,
    },
  });

describe("the way to the vault", () => {
  it("takes writes in order, one at a time, and leaves no timer", async () => {
    const first = Promise.withResolvers<undefined>();
    const writer = writerOn({
      async write({ accessToken }) {
        asked.push(accessToken);
        if (accessToken === "first") await first.promise;
        return done(undefined);
      },
    });
    const both = Promise.all([writer.write(tokens("first")), writer.write(tokens("second"))]);
    await Promise.resolve();
    await Promise.resolve();
    expect(asked).toEqual(["first"]);
    first.resolve(undefined);
    await both;
    expect(asked).toEqual(["first", "second"]);
    expect({ lines, pending: clock.pending }).toEqual({ lines: [], pending: 0 });
  });

  it("says what was not kept, and does not reject", async () => {
    await writerOn({ write: () => Promise.resolve(failed({ code: "offline" })) }).write(
      tokens("a"),
    );
    await writerOn({ write: () => Promise.reject(new Error("/home/x")) }).write(tokens("a"));
    expect(lines).toEqual([
      'tokens-not-kept {"reason":"offline"}',
      'tokens-not-kept {"reason":"internal"}',
    ]);
  });

  it("waits for a key store that asks somebody for five seconds and no longer", async () => {
    const writer = writerOn({ write: () => Promise.withResolvers<never>().promise });
    let isOver = false;
    const written = writer.write(tokens("a")).then(() => (isOver = true));
    clock.advance(4_999);
    await Promise.resolve();
    expect(isOver).toBe(false);
    clock.advance(1);
    await written;
    expect(lines).toEqual(['tokens-not-kept {"reason":"timed-out"}']);
  });

  it("is closed by the first wipe, which waits for nobody", async () => {
    const writer = writerOn({});
    await Promise.all([writer.close(), writer.close()]);
    await writer.write(tokens("late"));
    expect(asked).toEqual(["wipe"]);
    await writerOn({ wipe: () => Promise.reject(new Error("/home/x")) }).close();
    expect(lines).toEqual(['tokens-not-wiped {"reason":"internal"}']);
  });
});
