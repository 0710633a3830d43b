/** Takes secrets out of recorded traffic, so that a log of a run can be shown to anybody. */

const replacement = "(secret)";

const secretNames = new Set([
  "access_token",
  "assertion",
  "authorization",
  "client_secret",
  "code_verifier",
  "cookie",
  "id_token",
  "refresh_token",
  "set-cookie",
  "voicecalltoken",
  "ws_access_token",
]);

/** Every token that the simulator issues starts with one of these words and 32 digits. */
const issued = /\b(?:at|rt|ws|wsc|code|login|jwt|voice)-[0-9a-f]{32}\b/g;

/** For text of any kind: an issued token is recognised by its shape. */
export const withoutSecretText = (text: string): string => text.replaceAll(issued, replacement);

/** A copy of plain data with secret values replaced, found by their property's name or by shape. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "string") return withoutSecretText(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]: [string, unknown]) => [
      name,
      secretNames.has(name.toLowerCase()) ? replacement : withoutSecrets(entry),
    ]),
  );
}
