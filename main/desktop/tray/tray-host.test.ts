import { describe, expect, it } from "vitest";

import { hasTrayHost, runCommand } from "./tray-host.ts";

function ask(answers: (string | undefined)[], platform: NodeJS.Platform = "linux", tries = 1) {
  const asked: string[] = [];
  const waits: number[] = [];
  const found = hasTrayHost({
    platform,
    tries,
    run: (file, args) => {
      asked.push([file, ...args].join(" "));
      return Promise.resolve(answers.shift());
    },
    clock: {
      after: (delayMs, run) => {
        waits.push(delayMs);
        run();
        return () => undefined;
      },
    },
  });
  return { found, asked, waits };
}

describe("whether there is a tray", () => {
  it.each([
    ["a host is registered", "(<true>,)\n", true],
    ["the watcher has no host", "(<false>,)\n", false],
    ["there is no watcher, no bus, or no gdbus", undefined, false],
  ])("on Linux when %s", async (_what, answer, expected) => {
    const { found, asked } = ask([answer]);
    expect(await found).toBe(expected);
    expect(asked).toEqual([expect.stringMatching(/^gdbus call --session .*StatusNotifierWatcher/)]);
  });

  it("is asked again while a session is starting", async () => {
    const { found, waits } = ask([undefined, "(<false>,)", "(<true>,)"], "linux", 10);
    expect([await found, waits]).toEqual([true, [500, 500]]);
  });

  it.each(["darwin", "win32"] as const)("is no question on %s", async (platform) => {
    const { found, asked } = ask([], platform);
    expect([await found, asked]).toEqual([true, []]);
  });

  it("takes a program that is not there, or that fails, for no answer", async () => {
    expect(await runCommand("ringside-no-such-program", [])).toBeUndefined();
    expect(await runCommand(process.execPath, ["-e", "process.exit(1)"])).toBeUndefined();
    expect(await runCommand(process.execPath, ["-e", "console.log(7)"])).toBe("7\n");
  });
});
