import { expect, it } from "vitest";

import { sandboxAllPages } from "./sandbox.ts";

function enabledWith(switches: readonly string[]): boolean {
  let isEnabled = false;
  const commandLine = { hasSwitch: (name: string) => switches.includes(name) };
  // Only what is asked for here; Electron's own has more.
  sandboxAllPages({
    commandLine: commandLine as unknown as Electron.CommandLine,
    enableSandbox: () => (isEnabled = true),
  });
  return isEnabled;
}

it("sandboxes every page", () => {
  expect(enabledWith(["lang"])).toBe(true);
});

it("does not take back a --no-sandbox, without which no page comes up where it was needed", () => {
  expect(enabledWith(["no-sandbox"])).toBe(false);
});
