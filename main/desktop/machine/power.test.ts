import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import { watchPower } from "./power.ts";

function setUp(platform: NodeJS.Platform) {
  const powerMonitor = new EventEmitter();
  const told: string[] = [];
  const listened: (string | symbol)[] = [];
  powerMonitor.on("newListener", (event: string | symbol) => listened.push(event));
  const stop = watchPower({
    powerMonitor: powerMonitor as never,
    platform,
    onSuspend: () => told.push("asleep"),
    onResume: () => told.push("awake"),
    onShutdown: () => told.push("ends"),
  });
  return { powerMonitor, told, listened, stop };
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

  it("tells that the machine ends, and listens to something else first", () => {
    const { powerMonitor, told, listened, stop } = setUp("linux");
    powerMonitor.emit("shutdown");
    stop();
    powerMonitor.emit("shutdown");
    expect(told).toEqual(["ends"]);
    expect(listened.indexOf("shutdown")).toBeGreaterThan(0);
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
