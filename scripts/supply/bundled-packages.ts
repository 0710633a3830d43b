/**
 * Which packages of others are in the bundles, as the bundler itself saw it. Each build writes its list
 * to `out/bundled`; licence texts, licence check and bill of materials are made of all of them.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its `package.json` says; empty when it says nothing. */
  readonly licence: string;
  /** Of its copy in `node_modules`, below the root of the project. */
  readonly folder: string;
}

/** The part of a bundler's plugin that is used; both of ours understand it. */
interface Plugin {
  readonly name: string;
  generateBundle(
    options: unknown,
    bundle: Readonly<Record<string, { readonly moduleIds?: readonly string[] }>>,
  ): void;
}

/** For the list of plugins of one build; `part` names it. */
export function recordBundled(root: string, part: string): Plugin {
  return {
    name: "ringside-record-bundled",
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap(({ moduleIds }) => moduleIds ?? []);
      const folders = new Set(ids.flatMap((id) => packageFolderOf(id) ?? []));
      mkdirSync(listsOf(root), { recursive: true });
      writeFileSync(
        join(listsOf(root), `${part}.json`),
        `${JSON.stringify([...folders].sort(), null, 2)}\n`,
      );
    },
  };
}

/** `node_modules/a` of `/somewhere/node_modules/a/b.js`; `undefined` for a file of our own. */
export function packageFolderOf(id: string): string | undefined {
  const path = id.split(sep).join("/");
  const found = /^.*?(node_modules\/.*)$/.exec(path)?.[1];
  const words = found?.split("/");
  const last = words?.lastIndexOf("node_modules");
  if (words === undefined || last === undefined) return undefined;
  const isScoped = words[last + 1]?.startsWith("@") === true;
  return words.slice(0, last + (isScoped ? 3 : 2)).join("/");
}

/** Of all builds, by name. Throws when nothing has been built. */
export function bundledPackages(root: string): readonly BundledPackage[] {
  const lists = readdirSync(listsOf(root)).flatMap(
    (file) => JSON.parse(readFileSync(join(listsOf(root), file), "utf8")) as string[],
  );
  return [...new Set(lists)]
    .map((folder) => packageIn(root, folder))
    .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

function packageIn(root: string, folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const { name, version, license = "" } = manifest;
  return { name, version, licence: license, folder };
}

const listsOf = (root: string): string => join(root, "out/bundled");
