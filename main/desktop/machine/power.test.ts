import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import { watchPower } from "./power.ts";

function setUp(platform: NodeJS.Platform) {
  const powerMonitor = new EventEmitter();
  const told: string[] = [];
  const stop = watchPower({
    powerMonitor: powerMonitor as never,
    platform,
    onSuspend: () => told.push("asleep"),
    onResume: () => told.push("awake"),
  });
  return { powerMonitor, told, stop };
}

describe("watchPower", () => {
  it("tells of sleep and waking until it is stopped", () => {
    const { powerMonitor, told, stop } = setUp("linux");
    powerMonitor.emit("suspend");
    powerMonitor.emit("resume");
    stop();
    powerMonitor.emit("suspend");
    expect(told).toEqual(["asleep", "awake"]);
  });

  it.each([
    ["darwin", ["awake"]],
    ["win32", ["awake"]],
    ["linux", []],
  ] as const)("on %s takes unlocking for waking: %o", (platform, expected) => {
    const { powerMonitor, told, stop } = setUp(platform);
    powerMonitor.emit("unlock-screen");
    stop();
    powerMonitor.emit("unlock-screen");
    expect(told).toEqual(expected);
  });
});
