import { describe, expect, it } from "vitest";

import { trayPicture } from "./tray-icons.ts";
import { trayShapes } from "./tray-state.ts";

describe.each(["linux", "win32", "darwin"] as const)("on %s", (platform) => {
  it("every shape has its own picture in both densities", () => {
    const urls = trayShapes.flatMap((shape) => {
      const { standard, dense } = trayPicture(shape, platform);
      return [standard, dense];
    });
    expect(urls.every((url) => url.startsWith("data:image/png;base64,"))).toBe(true);
    expect(new Set(urls).size).toBe(trayShapes.length * 2);
  });
});

it("uses template pictures on macOS only", () => {
  expect(trayPicture("idle", "darwin").isTemplate).toBe(true);
  expect(trayPicture("idle", "linux").isTemplate).toBe(false);
});
