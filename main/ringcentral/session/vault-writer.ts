import type { Clock } from "../../timing/clock.ts";
import type { Log } from "../../log.ts";
import type { KeptTokens } from "./kept-tokens.ts";
import type { TokenVault } from "./token-vault.ts";

/** The session's way to its vault: in order, never for ever, and closed by the first wipe. */
export interface VaultWriter {
  /** Resolves when the tokens are kept, or when it is clear that they will not be; never rejects. */
  write(tokens: KeptTokens): Promise<void>;
  /** Wipes at once, whatever write is in progress; later writes are dropped. */
  close(): Promise<void>;
}

/** A key store that asks the user something may hang; requests must not wait for that. */
const longestWriteMs = 5_000;

export function createVaultWriter(options: {
  readonly vault: TokenVault;
  readonly clock: Clock;
  readonly log: Log;
}): VaultWriter {
  const { vault, clock, log } = options;
  let last: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const writeNow = async (tokens: KeptTokens): Promise<void> => {
    if (closing !== undefined) return;
    try {
      const result = await vault.write(tokens);
      if (!result.ok) log("tokens-not-kept", { reason: result.error.code });
    } catch {
      log("tokens-not-kept", { reason: "internal" });
    }
  };
  return {
    async write(tokens) {
      const written = (last = last.then(() => writeNow(tokens)));
      const limit = Promise.withResolvers<undefined>();
      const stop = clock.after(longestWriteMs, () => {
        log("tokens-not-kept", { reason: "timed-out" });
        limit.resolve(undefined);
      });
      await Promise.race([written, limit.promise]).finally(stop);
    },
    close() {
      closing ??= vault.wipe().catch(() => log("tokens-not-wiped", { reason: "internal" }));
      return closing;
    },
  };
}
