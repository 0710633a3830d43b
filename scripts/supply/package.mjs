/**
 * `npm run package [-- words for electron-builder…]`: builds, packs, and writes what is shipped.
 * RINGSIDE_UPDATE_URL names the folder of a server (https) where installed copies look for updates;
 * without it they look nowhere.
 */
import { builderWords } from "../machine/package-words.mjs";
import { giveUp, run } from "../setup.mjs";

const words = builderWords(process.argv.slice(2), process.env["RINGSIDE_UPDATE_URL"] ?? "");
if (words === undefined) giveUp("RINGSIDE_UPDATE_URL wants an address that begins with https://");
if (!run("node", ["scripts/build.mjs"])) giveUp("the build failed; its own message is above.");
if (!run("electron-builder", words)) giveUp("electron-builder failed; see its message above.");
if (!run("node", ["scripts/supply/write-sbom.ts"]))
  giveUp("the bill of materials was not written.");
