import { expect, it } from "vitest";

import about from "../../../package.json" with { type: "json" };
import { desktopFile, isRefusedSilently } from "./desktop-file.ts";

const gnome = { XDG_CURRENT_DESKTOP: "ubuntu:GNOME", XDG_SESSION_TYPE: "wayland" };
const asked = (env: NodeJS.ProcessEnv, ...there: string[]) =>
  isRefusedSilently({ env, home: "/home/ada", exists: (path) => there.includes(path) });

it("knows the file by the name that the package installs it under", () => {
  expect(about.desktopName).toBe(desktopFile);
});

it.each([
  [`/usr/share/applications/${desktopFile}`, gnome],
  [`/home/ada/.local/share/applications/${desktopFile}`, gnome],
  [`/snap/share/applications/${desktopFile}`, { ...gnome, XDG_DATA_DIRS: "/x:/snap/share" }],
])("finds it at %s", (path, env) => {
  expect(asked(env, path)).toBe(false);
  expect(asked(env)).toBe(true);
});

it("asks for none on other desktops, nor on X11", () => {
  expect(asked({ ...gnome, XDG_CURRENT_DESKTOP: "KDE" })).toBe(false);
  expect(asked({ ...gnome, XDG_SESSION_TYPE: "x11" })).toBe(false);
});
