import { describe, expect, it } from "vitest";

import { createTrayIcons, trayPicture } from "./tray-icons.ts";
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

it.each([false, true])(
  "on Windows takes the icon file, and without it (%s) a picture",
  (isMissing) => {
    const image = (name: string, isEmpty: boolean) => ({
      ...{ name, isEmpty: () => isEmpty, addRepresentation: () => undefined },
    });
    const icons = createTrayIcons({
      nativeImage: {
        createFromPath: (path: string) => image(path, isMissing) as never,
        createFromDataURL: () => image("picture", false) as never,
      },
      platform: "win32",
      folder: "/app/tray",
    });
    expect(icons("held")).toMatchObject({ name: isMissing ? "picture" : "/app/tray/held.ico" });
  },
);
