/**
 * How the project's tools are run: by their own script and the project's own Node.js, never through a
 * shell. Windows' shims (`.cmd`) need a shell, and a shell takes a path with a space for two.
 * Dependency-free.
 */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export const root = join(import.meta.dirname, "../..");
const modules = join(root, "node_modules");

/** The environment in which tools run: the project's own Node.js and tools come first. */
export const toolEnvironment = () => ({
  ...process.env,
  PATH: [join(modules, ".bin"), process.env["PATH"] ?? ""].join(delimiter),
});

/** The Node.js that the product embeds (the `node` package), whatever the machine has. */
export const ownNode = () =>
  join(modules, "node/bin", process.platform === "win32" ? "node.exe" : "node");

/**
 * What to spawn for a tool that `package.json` brings, for `node` or for `npm`; any other name is the
 * system's own program and stays as it is.
 * @param {string} name @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function toolCommand(name, args) {
  if (name === "node") return { command: ownNode(), args: [...args] };
  if (name === "npm") return npmCommand(args);
  const script = scriptOf(name);
  if (script === undefined) return { command: name, args: [...args] };
  return { command: ownNode(), args: [script, ...args] };
}

/** npm says where it is when it runs us; else it lies beside the Node.js that runs us. @param {readonly string[]} args */
function npmCommand(args) {
  const said = process.env["npm_execpath"] ?? "";
  const script = [
    ...(said.endsWith("npm-cli.js") ? [said] : []),
    join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js"),
    join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((path) => existsSync(path));
  if (script === undefined) return { command: "npm", args: [...args] };
  return { command: process.execPath, args: [script, ...args] };
}

/** The script of a tool, as the package says that brings it. @param {string} name */
function scriptOf(name) {
  const { devDependencies = {} } = manifestOf(root);
  for (const dependency of Object.keys(devDependencies)) {
    const folder = join(modules, dependency);
    const { bin } = existsSync(folder) ? manifestOf(folder) : {};
    const path = typeof bin === "string" ? dependency === name && bin : bin?.[name];
    if (typeof path === "string") return join(folder, path);
  }
  return undefined;
}

/**
 * @param {string} folder
 * @returns {{ bin?: string | Record<string, string>, devDependencies?: Record<string, string> }}
 */
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
