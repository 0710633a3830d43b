/**
 * What a server of updates announces, and whether those who make Ringside have signed it. The list is
 * electron-builder's own (`latest-linux.yml` and its like) with a `signature` beside each file, which
 * `scripts/supply/sign-updates.ts` puts there. So whoever gets hold of the server, or of the way to it,
 * can hold an update back, but cannot bring one.
 */
import { type KeyObject, createPublicKey, verify } from "node:crypto";
import * as v from "valibot";

import { longestVersion } from "../../../contract/desktop/updates.ts";

/** Largest package that is fetched, in bytes: about three times what one has today. */
export const largestPackageBytes = 512 * 1024 * 1024;
/** Files that one list may announce. */
export const mostFilesOfRelease = 16;

/** A SHA-512 in base64. */
const sha512 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/));
const file = v.object({
  /** Beside the list: a name alone, which leads to no other folder or server. */
  url: v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w.+ -]{1,200}$/)),
  sha512,
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestPackageBytes)),
  /** An Ed25519 signature in base64. */
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
});
const listOf = <S extends v.GenericSchema>(one: S) =>
  v.pipe(v.array(one), v.minLength(1), v.maxLength(mostFilesOfRelease));
const release = v.object({
  version: v.pipe(v.string(), v.maxLength(longestVersion), v.regex(/^\d+\.\d+\.\d+[\w.+-]*$/)),
  files: listOf(file),
  // A web installer would fetch a second package, which nobody has signed.
  packages: v.optional(v.undefined()),
});
export type Release = v.InferOutput<typeof release>;
export type ReleaseFile = Omit<v.InferOutput<typeof file>, "signature">;

export type ReadRelease =
  | { readonly ok: true; readonly release: Release }
  | { readonly ok: false; readonly failure: "damaged" | "not-trusted" };

/** What is signed of a file: also its name, so that no system's package passes for another's. */
export const signedText = (version: string, { url, sha512, size }: ReleaseFile): Buffer =>
  Buffer.from(["ringside update", version, url, sha512, size, ""].join("\n"), "utf8");

/** A public key as the build has it: SPKI, DER, base64. `undefined` when it is none of Ed25519. */
export function readUpdateKey(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({
      key: Buffer.from(text, "base64"),
      format: "der",
      type: "spki",
    });
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `announced` is the list as it was read. Each file must be signed, and one must end like `ending`
 * (`.AppImage`), since electron-updater would take any other in its place.
 */
export function readRelease(announced: unknown, key: KeyObject, ending: string): ReadRelease {
  const parsed = v.safeParse(release, announced);
  if (!parsed.success) return { ok: false, failure: isUnsigned(announced) };
  const { version, files } = parsed.output;
  const isSigned = files.every((one) =>
    verify(null, signedText(version, one), key, Buffer.from(one.signature, "base64")),
  );
  if (!isSigned) return { ok: false, failure: "not-trusted" };
  if (!files.some(({ url }) => url.endsWith(ending))) return { ok: false, failure: "damaged" };
  return { ok: true, release: parsed.output };
}

/** A list that is well but for its signatures is the one thing that is worth another word. */
function isUnsigned(announced: unknown): "damaged" | "not-trusted" {
  const unsigned = v.object({ ...release.entries, files: listOf(v.omit(file, ["signature"])) });
  return v.is(unsigned, announced) ? "not-trusted" : "damaged";
}
