/**
 * `npm run package [-- words for electron-builder…]`: builds, packs, and writes what is shipped.
 * RINGSIDE_UPDATE_URL names the folder of a server (https) where installed copies look for updates;
 * without it they look nowhere. RINGSIDE_UPDATE_KEY is the public key of what lies there; see
 * `sign-updates.ts`, which has the last word on each release.
 */
import { builderWords } from "../machine/package-words.mjs";
import { giveUp, run } from "../setup.mjs";

const words = builderWords(process.argv.slice(2), process.env["RINGSIDE_UPDATE_URL"] ?? "");
const { RINGSIDE_UPDATE_URL: updateUrl = "", RINGSIDE_UPDATE_KEY: updateKey = "" } = process.env;
if ((updateUrl === "") !== (updateKey === "")) {
  giveUp(
    "RINGSIDE_UPDATE_URL and RINGSIDE_UPDATE_KEY come together: nothing unsigned is installed",
  );
}
if (words === undefined) giveUp("RINGSIDE_UPDATE_URL wants an address that begins with https://");
if (!run("node", ["scripts/build.mjs"])) giveUp("the build failed; its own message is above.");
if (!run("electron-builder", words)) giveUp("electron-builder failed; see its message above.");
if (!run("node", ["scripts/supply/write-sbom.ts"]))
  giveUp("the bill of materials was not written.");
