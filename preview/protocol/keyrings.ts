/**
 * What kind of key store the desk pretends to have. `protected`: one that works. `basic_text`: none,
 * where Chromium would use a password that everyone knows. `unavailable`: one that does not run or
 * is locked. `broken`: one that says it is there and then refuses, like a keychain whose question
 * was denied.
 */
export const keyrings = ["protected", "basic_text", "unavailable", "broken"] as const;
export type Keyring = (typeof keyrings)[number];
