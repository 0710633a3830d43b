import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { defaultSettings } from "../../../contract/settings.ts";
import { LivingStore, lives, personal } from "../../../test/support/recorded-calls.ts";
import { type Diagnostics, createDiagnostics } from "../diagnostics.ts";
import { saveReport } from "./report-file.ts";
import { reportText } from "./report.ts";

const system = {
  ...{ app: "0.1.0", node: "24.0.0", platform: "linux", release: "6.1", architecture: "x64" },
  locale: "en-GB",
};
const used = { group: "light", windowMs: 60_000, used: 3 } as const;
const createdAt = Date.parse("2026-03-02T09:20:00.000Z");

describe("the report", () => {
  test("holds nothing personal of any call and no target of one's own", () => {
    const settings = {
      ...defaultSettings,
      defaultFlip: "flip-90017",
      lastFlip: "flip-90018",
      defaultPark: { kind: "location", extensionId: "700100090" } as const,
      lastPark: { kind: "location", extensionId: "700100091" } as const,
    };
    const canaries = [...Object.values(personal).flat(), "flip-9001", "7001000"];
    fc.assert(
      fc.property(lives, (moments) => {
        let diagnostics: Diagnostics | undefined;
        const living = new LivingStore((now) => {
          diagnostics = createDiagnostics({ system, wall: now, steady: now });
          return diagnostics.observe({ report: () => [used] });
        });
        for (const moment of moments) living.live(moment);
        if (diagnostics === undefined) throw new Error("the store makes its observer at once");
        diagnostics.logged('{"event":"subscribed"}');
        const text = reportText({ ...diagnostics.kept(), settings, createdAt });
        for (const canary of canaries) expect(text).not.toContain(canary);
        expect(JSON.parse(text)).toMatchObject({
          format: "ringside-diagnostics",
          system,
          budget: [used],
          settings: { theme: "system", hotkeys: defaultSettings.hotkeys },
          log: [expect.stringContaining('{"event":"subscribed"}')],
        });
      }),
      { numRuns: 10 },
    );
  });
});

describe("the report's file", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ringside-report-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("is never put over another one", async () => {
    const folders = [{ kind: "data", path: () => folder } as const];
    const first = await saveReport("one", { folders, createdAt });
    const second = await saveReport("two", { folders, createdAt });
    expect(first).toMatchObject({
      value: { file: "ringside-diagnostics-2026-03-02T09-20-00.json" },
    });
    expect(second).toMatchObject({
      value: { file: "ringside-diagnostics-2026-03-02T09-20-00-2.json", folder: "data" },
    });
    expect(first.ok && (await readFile(first.value.path, "utf8"))).toBe("one");
  });

  test("goes to the next folder when one is not there, and says when none is", async () => {
    const missing = {
      kind: "downloads",
      path: () => {
        throw new Error("no such folder");
      },
    } as const;
    const own = { kind: "data", path: () => folder } as const;
    const saved = await saveReport("text", { folders: [missing, own], createdAt });
    expect(saved).toMatchObject({ ok: true, value: { folder: "data" } });
    const nowhere = await saveReport("text", { folders: [missing], createdAt });
    expect(nowhere).toEqual({ ok: false, error: { code: "internal" } });
  });
});
