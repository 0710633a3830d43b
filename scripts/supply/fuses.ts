/** Compares the fuses of a packaged application, as `electron-fuses read` says them, with the wished. */

/** The names of `electron-builder.yml`, each with the name that the fuse has in the artefact. */
const fuseNames: Readonly<Record<string, string>> = {
  runAsNode: "RunAsNode",
  enableCookieEncryption: "EnableCookieEncryption",
  enableNodeOptionsEnvironmentVariable: "EnableNodeOptionsEnvironmentVariable",
  enableNodeCliInspectArguments: "EnableNodeCliInspectArguments",
  enableEmbeddedAsarIntegrityValidation: "EnableEmbeddedAsarIntegrityValidation",
  onlyLoadAppFromAsar: "OnlyLoadAppFromAsar",
  loadBrowserProcessSpecificV8Snapshot: "LoadBrowserProcessSpecificV8Snapshot",
  grantFileProtocolExtraPrivileges: "GrantFileProtocolExtraPrivileges",
};

// eslint-disable-next-line no-control-regex -- The tool colours its words even into a pipe, if told to.
const colour = /\u001b\[\d+m/g;

/** A line for each fuse that is not as wished, or not known; none when all are. */
export function fuseDifferences(
  wished: Readonly<Record<string, boolean>>,
  output: string,
): readonly string[] {
  const read = new Map(
    [...output.replace(colour, "").matchAll(/^\s*(\w+) is (\w+)\s*$/gm)].map(
      ([, name = "", state = ""]) => [name, state],
    ),
  );
  const differences = Object.entries(wished).flatMap(([key, isOn]) => {
    const name = fuseNames[key];
    if (name === undefined) return [`${key}: unknown to this check`];
    const wishedState = isOn ? "Enabled" : "Disabled";
    const state = read.get(name) ?? "missing";
    return state === wishedState ? [] : [`${name}: ${state}, should be ${wishedState}`];
  });
  return Object.keys(wished).length === 0 ? ["no fuse is wished for"] : differences;
}
