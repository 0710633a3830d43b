/** Whether the start calls its guards at all, and before there is anything to guard. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { recordElectron } from "../test/support/recording-electron.ts";

const world = vi.hoisted(() => ({ electron: {} }));
vi.mock("electron", () => world.electron);

let folder = "";
let recording: ReturnType<typeof recordElectron>;
const listened: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ringside-start-"));
  recording = recordElectron((name) => join(folder, name));
  Object.assign(world.electron, recording.electron);
  vi.spyOn(process, "on").mockImplementation((name) => {
    listened.push(String(name));
    return process;
  });
  vi.spyOn(process, "argv", "get").mockReturnValue(["node", "ringside", "--user-data-dir", folder]);
  await import("./index.ts");
  await vi.waitFor(() => expect(recording.calls).toContain("new Tray"), { timeout: 10_000 });
});
afterAll(() => {
  recording.app.emit("before-quit");
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** When it was first called; later than everything when it never was. */
const at = (call: string): number => {
  const index = recording.calls.indexOf(call);
  return index === -1 ? Infinity : index;
};
const firstWindow = (): number => at("new BrowserWindow");

describe("before there is a window, the start", () => {
  it("has the sandbox for every page, while that can still be had", () => {
    expect(at("app.enableSandbox")).toBeLessThan(at("app.whenReady"));
  });

  it("confines every page that will ever be made", () => {
    expect(at("app.on web-contents-created")).toBeLessThan(firstWindow());
  });

  it.each([
    "setPermissionRequestHandler",
    "setPermissionCheckHandler",
    "setDevicePermissionHandler",
    "setDisplayMediaRequestHandler",
  ])("denies permissions: %s", (handler) => {
    expect(at(`session.defaultSession.${handler}`)).toBeLessThan(firstWindow());
  });

  it("serves the page from its own scheme alone", () => {
    expect(at("protocol.registerSchemesAsPrivileged")).toBeLessThan(at("app.whenReady"));
    expect(at("protocol.handle app")).toBeLessThan(firstWindow());
  });

  it("takes the lock of its data folder", () => {
    expect(at("app.setPath")).toBeLessThan(at("app.requestSingleInstanceLock"));
    expect(at("app.requestSingleInstanceLock")).toBeLessThan(at("app.whenReady"));
  });

  it("guards against bugs", () => {
    expect(listened).toEqual(expect.arrayContaining(["uncaughtException", "unhandledRejection"]));
  });
});
