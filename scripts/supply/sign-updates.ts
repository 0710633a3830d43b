/**
 * `node scripts/supply/sign-updates.ts FOLDER KEY-FILE`: signs what electron-builder's lists in FOLDER
 * (`latest.yml`, `latest-mac.yml`, `latest-linux.yml`) announce, on the machine that has the private key
 * (Ed25519, PEM). Prints the public key, as RINGSIDE_UPDATE_KEY of the build wants it.
 */
import { type KeyObject, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

import * as v from "valibot";
import { parse, stringify } from "yaml";

import { signedText } from "../../main/desktop/updates/release.ts";

const file = v.looseObject({ url: v.string(), sha512: v.string(), size: v.number() });
const list = v.looseObject({ version: v.string(), files: v.array(file) });

/** The text of a list with a signature beside each file; one that was there is replaced. */
export function signedList(text: string, key: KeyObject): string {
  const announced = v.parse(list, parse(text));
  const files = announced.files.map((one) => ({
    ...one,
    signature: sign(null, signedText(announced.version, one), key).toString("base64"),
  }));
  return stringify({ ...announced, files });
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const [, , folder = "dist", keyFile = ""] = argv;
  const key = createPrivateKey(readFileSync(keyFile));
  const lists = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name));
  for (const name of lists) {
    const path = join(folder, name);
    writeFileSync(path, signedList(readFileSync(path, "utf8"), key));
  }
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" });
  console.log(`${lists.length} lists signed; public key: ${publicKey.toString("base64")}`);
}
