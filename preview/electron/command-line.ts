import { loudly } from "./loud.ts";

/** Electron's class of this name, as an object. */
export type CommandLine = Pick<Electron.CommandLine, keyof Electron.CommandLine>;

/** Holds the switches that were given, and those that the application adds. */
export function commandLineOf(given: ReadonlyMap<string, string>): CommandLine {
  const switches = new Map(given);
  return loudly<CommandLine>("app.commandLine", {
    appendArgument: () => undefined,
    appendSwitch: (name, value) => void switches.set(name, value ?? ""),
    getSwitchValue: (name) => switches.get(name) ?? "",
    hasSwitch: (name) => switches.has(name),
    removeSwitch: (name) => void switches.delete(name),
  });
}
