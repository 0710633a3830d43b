import { describe, expect, it } from "vitest";

import { defaultSettings } from "../../contract/settings.ts";
import { type Migration, currentVersion, readDocument } from "./settings-file.ts";

const text = (document: unknown) => JSON.stringify(document);

describe("readDocument", () => {
  it("reads what this version writes", () => {
    const document = text({ version: currentVersion, settings: defaultSettings });
    expect(readDocument(document)).toEqual({
      ok: true,
      settings: defaultSettings,
      migrated: false,
    });
  });

  it.each([
    ["an empty file", "", "not-json"],
    ["a file cut short", '{"version":1,"settings":{"hotk', "not-json"],
    ["something else in JSON", "[]", "not-ours"],
    ["no version", text({ settings: defaultSettings }), "not-ours"],
    ["a senseless version", text({ version: 0, settings: defaultSettings }), "not-ours"],
    [
      "an unknown theme",
      text({ version: currentVersion, settings: { ...defaultSettings, theme: "neon" } }),
      "not-ours",
    ],
    [
      "a surplus key",
      text({ version: currentVersion, settings: { ...defaultSettings, extra: 1 } }),
      "not-ours",
    ],
    ["a missing part", text({ version: currentVersion, settings: {} }), "not-ours"],
    ["an older file without settings", text({ version: 1 }), "not-ours"],
    [
      "a version of the future",
      text({ version: 99, settings: defaultSettings }),
      "from-newer-version",
    ],
  ])("refuses %s", (_what, document, why) => {
    expect(readDocument(document)).toEqual({ ok: false, why });
  });

  it("leaves the service of a file of version 1 to the build", () => {
    const older = Object.fromEntries(
      Object.entries(defaultSettings).filter(
        ([part]) =>
          ![
            "service",
            "answerDevice",
            "lastFlip",
            "lastPark",
            "commandLine",
            "windowKeys",
            "strip",
          ].includes(part),
      ),
    );
    const document = text({ version: 1, settings: { ...older, theme: "dark" } });
    expect(readDocument(document)).toEqual({
      ok: true,
      settings: { ...defaultSettings, theme: "dark" },
      migrated: true,
    });
  });

  it("keeps the hotkeys of a file of version 4, and binds none of the new actions", () => {
    const notifications = Object.fromEntries(
      Object.entries(defaultSettings.notifications).filter(
        ([one]) => !["answered", "quietWhileTalking"].includes(one),
      ),
    );
    const hotkeys = { mute: null, hold: "Ctrl+Alt+J", end: "Ctrl+Alt+E" };
    const document = text({ version: 4, settings: { ...defaultSettings, hotkeys, notifications } });
    expect(readDocument(document)).toEqual({
      ok: true,
      settings: { ...defaultSettings, hotkeys: { ...defaultSettings.hotkeys, ...hotkeys } },
      migrated: true,
    });
  });

  it("finds no phone chosen in a file of version 2", () => {
    const older = Object.fromEntries(
      Object.entries(defaultSettings).filter(
        ([part]) =>
          !["answerDevice", "lastFlip", "lastPark", "commandLine", "windowKeys", "strip"].includes(
            part,
          ),
      ),
    );
    expect(readDocument(text({ version: 2, settings: older }))).toEqual({
      ok: true,
      settings: defaultSettings,
      migrated: true,
    });
  });

  describe("with older versions", () => {
    const steps: readonly Migration[] = [
      ({ options }) => ({ middle: options }),
      ({ middle }) => ({ settings: { ...defaultSettings, theme: middle } }),
    ];

    it("takes every step from the file's version on, in order", () => {
      const result = readDocument(text({ version: 1, options: "dark" }), steps);
      expect(result).toEqual({
        ok: true,
        settings: { ...defaultSettings, theme: "dark" },
        migrated: true,
      });
    });

    it("takes only the steps that the file has not had", () => {
      const result = readDocument(text({ version: 2, middle: "light" }), steps);
      expect(result).toMatchObject({ ok: true, settings: { theme: "light" }, migrated: true });
    });

    it("refuses what a step cannot make fit", () => {
      expect(readDocument(text({ version: 1, options: 7 }), steps)).toEqual({
        ok: false,
        why: "not-ours",
      });
      const throwing: Migration = () => {
        throw new TypeError("no such part");
      };
      expect(readDocument(text({ version: 1 }), [throwing])).toMatchObject({ ok: false });
    });
  });
});
