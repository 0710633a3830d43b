/**
 * Finds secrets in what a run has left behind: files, output, heaps. The simulator makes every secret
 * recognisable (a word and 32 digits, see `simulator/control/secrets.ts`), and what the client makes
 * by itself is recognised by the name that stands before it. Texts in UTF-16 and in base64 are looked
 * into as well, since that is how databases and encodings hide what was leaked.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** One secret in one place. It is never shown whole: the finding is printed and kept. */
export interface Finding {
  readonly where: string;
  readonly kind: string;
  readonly shown: string;
}

const kinds: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: "issued", pattern: /\b(?:at|rt|ws|wsc|code|login|jwt|voice)-[0-9a-f]{32}\b/g },
  {
    kind: "PKCE verifier",
    pattern: /code_verifier(?:["']?\s*[:=]\s*["']?|%22%3A%22)[\w.~-]{43,128}/g,
  },
  { kind: "token by name", pattern: /(?:access|refresh|id)_token["']?\s*[:=]\s*["']?[\w.-]{20,}/g },
  { kind: "bearer", pattern: /\bbearer\s+[\w.-]{20,}/gi },
  {
    kind: "proxy password",
    pattern: /authorization["']?\s*[:=]\s*["']?basic\s+[A-Za-z0-9+/]{8,}/gi,
  },
  { kind: "JWT", pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g },
];
const base64Run = /[A-Za-z0-9+/_-]{44,}/g;

/** Searches one text or file content; `planted` are secrets that the run itself has made up. */
export function secretsIn(
  content: Buffer | string,
  where: string,
  planted: readonly string[] = [],
): Finding[] {
  const text = typeof content === "string" ? content : content.toString("latin1");
  const wide = text.includes("\0") ? text.replaceAll("\0", "") : "";
  const decoded = (text.match(base64Run) ?? [])
    .map((run) => Buffer.from(run, "base64").toString("latin1"))
    .join("\n");
  return [text, wide, decoded].flatMap((one) => findingsIn(one, where, planted));
}

function findingsIn(text: string, where: string, planted: readonly string[]): Finding[] {
  const literal = planted
    .filter((secret) => text.includes(secret))
    .map((secret) => ({ where, kind: "planted", shown: shorten(secret) }));
  const byShape = kinds.flatMap(({ kind, pattern }) =>
    [...new Set(text.match(pattern) ?? [])].map((found) => ({
      where,
      kind,
      shown: shorten(found),
    })),
  );
  return [...literal, ...byShape];
}

const shorten = (secret: string): string => `${secret.slice(0, 12)}… (${secret.length})`;

/** Searches every file below the folder. What is not there holds no secret. */
export function secretsBelow(folder: string, planted: readonly string[] = []): Finding[] {
  return filesBelow(folder)
    .filter((path) => !isConsented(path))
    .flatMap((path) => secretsIn(readFileSync(path), relative(folder, path), planted));
}

export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** The one place where a secret may stand: the vault, where the user's consent lies beside it. */
function isConsented(path: string): boolean {
  if (!path.endsWith("sign-in.vault")) return false;
  const names = readdirSync(join(path, ".."));
  return names.includes("unencrypted-sign-in-allowed.txt");
}
