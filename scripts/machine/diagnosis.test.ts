import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { ownNode, root } from "./tools.mjs";
import { diagnose, diagnosisText } from "./diagnosis.mjs";
import type { Machine } from "./machine.d.mts";

const plasma: Machine = {
  platform: "linux",
  isRoot: false,
  display: "wayland",
  electron: "/opt/electron/electron",
  missingLibraries: [],
  sandbox: { namespaces: "allowed", hasHelper: false, isOff: false },
  busNames: ["org.kde.StatusNotifierWatcher", "org.kde.kwalletd6", "org.freedesktop.Notifications"],
  busAsked: true,
  portalHotkeys: true,
  browser: "/usr/bin/chromium",
  installed: true,
};
const missingOn = (machine: Machine): string[] =>
  diagnose(machine)
    .rows.filter(({ state }) => state === "missing")
    .map(({ part }) => part);

describe("the doctor", () => {
  it("finds nothing missing on a whole desktop", () => {
    expect(missingOn(plasma)).toEqual([]);
    expect(diagnose(plasma).runs).toBe("electron");
  });

  it.each<[string, Machine, { missing: string[]; runs: string }]>([
    ["a runtime", { ...plasma, electron: undefined }, { missing: ["electron"], runs: "preview" }],
    ["a display", { ...plasma, display: undefined }, { missing: ["display"], runs: "preview" }],
    ["an ordinary user", { ...plasma, isRoot: true }, { missing: ["sandbox"], runs: "preview" }],
    [
      "a tray, a keyring and notifications",
      { ...plasma, busNames: [] },
      { missing: ["tray", "keyring", "notifications"], runs: "electron" },
    ],
    [
      "a portal on Wayland",
      { ...plasma, portalHotkeys: false },
      { missing: ["portal"], runs: "electron" },
    ],
    [
      "a session bus",
      { ...plasma, busNames: undefined, portalHotkeys: false },
      { missing: ["tray", "keyring", "notifications", "portal"], runs: "electron" },
    ],
    [
      "everything",
      { ...plasma, electron: undefined, installed: false, browser: undefined },
      { missing: ["electron", "preview", "browser"], runs: "nothing" },
    ],
  ])("says without %s what is missing, what to do and what runs", (_name, machine, wanted) => {
    const diagnosis = diagnose(machine);
    expect({ missing: missingOn(machine), runs: diagnosis.runs }).toEqual(wanted);
    for (const { state, cure } of diagnosis.rows) {
      expect(cure !== undefined).toBe(state === "missing");
      expect(diagnosisText(diagnosis)).toContain(cure ?? "");
    }
  });

  it("asks no portal of X11, and no bus of macOS", () => {
    expect(missingOn({ ...plasma, display: "x11", portalHotkeys: false })).toEqual([]);
    const mac: Machine = { ...plasma, platform: "darwin", display: undefined, busNames: undefined };
    expect(missingOn(mac)).toEqual([]);
  });

  it("answers as JSON on this machine, and ends by whether anything runs", () => {
    const doctor = spawnSync(ownNode(), [join(root, "scripts/doctor.mjs"), "--json"], {
      encoding: "utf8",
    });
    const said = JSON.parse(doctor.stdout) as ReturnType<typeof diagnose>;
    expect(said.rows.map(({ part }) => part)).toContain("keyring");
    expect(doctor.status).toBe(said.runs === "nothing" ? 1 : 0);
  });
});
