/**
 * What kind of key store the desk pretends to have. `protected`: one that works. `none`: none that
 * does, be it absent, locked, or denied by its owner: Electron does not tell these apart, and on Linux
 * encrypts by a key that everyone knows.
 */
export const keyrings = ["protected", "none"] as const;
export type Keyring = (typeof keyrings)[number];
