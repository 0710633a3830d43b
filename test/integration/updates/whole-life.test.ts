/**
 * electron-updater itself against a server on this machine: from the list to the package in the place of
 * the running AppImage. What installs on macOS and Windows needs Electron and those systems, and does not
 * run here.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createElectronUpdater } from "../../../main/desktop/updates/electron-updater.ts";
import {
  feedSilenceMs,
  largestListBytes,
  longestListMs,
  longestPackageMs,
} from "../../../main/desktop/updates/feed.ts";
import { readUpdateKey } from "../../../main/desktop/updates/release.ts";
import type { UpdaterPort } from "../../../main/desktop/updates/updater-port.ts";
import { type ManualClock, createManualClock } from "../../support/service/manual-clock.ts";
import {
  type UpdateServer,
  announce,
  packageName,
  startUpdateServer,
  updateKey,
} from "../../support/updates/update-server.ts";

let folder = "";
let server: UpdateServer;
let clock: ManualClock;
let updater: UpdaterPort;
let quits = 0;
const installed = (): string => join(folder, "Ringside.AppImage");

/** An AppImage is run once when it has been put in its place. */
const package_ = (marker: string): Buffer =>
  Buffer.from(`#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > "${marker}"\n`);
const marker = (): string => join(folder, "was-run");

function open(over: Partial<Parameters<typeof createElectronUpdater>[0]> = {}): UpdaterPort {
  const key = readUpdateKey(updateKey);
  if (key === undefined) expect.unreachable();
  return createElectronUpdater({
    platform: "linux",
    version: "0.1.0",
    name: "Ringside",
    url: new URL(server.url),
    key,
    fetch: (request) => fetch(request),
    clock,
    folder: join(folder, "data"),
    configPath: undefined,
    quit: () => (quits += 1),
    ...over,
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "ringside-updates-"));
  mkdirSync(join(folder, "data"));
  writeFileSync(installed(), "the old one");
  chmodSync(installed(), 0o755);
  vi.stubEnv("APPIMAGE", installed());
  quits = 0;
  server = await startUpdateServer();
  clock = createManualClock();
  updater = open();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const leftovers = (): string[] => {
  const pending = join(folder, "data/updates/pending");
  return existsSync(pending) ? readdirSync(pending) : [];
};

describe("a newer version", () => {
  it("is found, fetched and put in the place of the old one when the application ends", async () => {
    const content = package_(marker());
    server.offer(announce("0.2.0", content), content);
    const percents: number[] = [];
    expect(await updater.check()).toEqual({ ok: true, value: "0.2.0" });
    expect(await updater.load((percent) => percents.push(percent))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(percents.at(-1)).toBe(100);
    expect(readFileSync(installed(), "utf8")).toBe("the old one");
    updater.atQuit();
    expect(readFileSync(installed())).toEqual(content);
    expect(readFileSync(marker(), "utf8")).toBe("true\n");
    expect(quits).toBe(0);
  });

  it("is started again when the user asked for that, after everything of the old one", async () => {
    const content = package_(marker());
    server.offer(announce("0.2.0", content), content);
    await updater.check();
    await updater.load(() => undefined);
    updater.restart();
    expect([quits, readFileSync(installed(), "utf8")]).toEqual([1, "the old one"]);
    updater.atQuit();
    await vi.waitFor(() => expect(readFileSync(marker(), "utf8")).toBe("\n"));
  });

  it("is asked about without a word of who asks", async () => {
    const content = package_(marker());
    server.offer({ ...announce("0.2.0", content), stagingPercentage: 100 }, content);
    await updater.check();
    await updater.load(() => undefined);
    expect(server.asked.map(({ path }) => path)).toHaveLength(2);
    for (const { headers } of server.asked) {
      expect(Object.keys(headers).filter((name) => name.startsWith("x-"))).toEqual([]);
    }
  });

  it("that an earlier run has fetched is not fetched again", async () => {
    const content = package_(marker());
    server.offer(announce("0.2.0", content), content);
    await updater.check();
    await updater.load(() => undefined);
    const later = open();
    await later.check();
    expect(await later.load(() => undefined)).toMatchObject({ ok: true });
    const packages = server.asked.filter(({ path }) => path.endsWith(".AppImage"));
    expect(packages).toHaveLength(1);
    later.atQuit();
    expect(readFileSync(installed())).toEqual(content);
  });

  it("reads where to keep a package from what electron-builder wrote beside the application", async () => {
    const configPath = join(folder, "app-update.yml");
    writeFileSync(configPath, "provider: generic\nurl: https://other.example.com\n");
    writeFileSync(configPath, `${readFileSync(configPath, "utf8")}updaterCacheDirName: kept\n`);
    const content = package_(marker());
    server.offer(announce("0.2.0", content), content);
    const packed = open({ configPath });
    await packed.check();
    expect(await packed.load(() => undefined)).toMatchObject({ ok: true });
    expect(readdirSync(join(folder, "data/kept/pending"))).toContain(packageName("0.2.0"));
  });
});

describe("there is nothing to fetch", () => {
  const content = Buffer.from("a package");

  it.each(["0.1.0", "0.0.9", "0.1.0-beta.1"])("of version %s", async (version) => {
    server.offer(announce(version, content), content);
    expect(await updater.check()).toEqual({ ok: true, value: undefined });
  });

  it("for those whom a staged release does not take in yet", async () => {
    server.offer({ ...announce("0.2.0", content), stagingPercentage: 0 }, content);
    expect(await updater.check()).toEqual({ ok: true, value: undefined });
  });

  it("by the lot that stays the same from one look to the next", async () => {
    const looks: boolean[] = [];
    for (const percentage of [50, 50, 100]) {
      server.offer({ ...announce("0.2.0", content), stagingPercentage: percentage }, content);
      const answer = await open().check();
      looks.push(answer.ok && answer.value !== undefined);
    }
    expect([looks[0] === looks[1], looks[2]]).toEqual([true, true]);
  });
});

describe("is thrown away, and nothing is installed:", () => {
  const content = Buffer.from("a package of some length");
  const good = announce("0.2.0", content);
  const unsigned = good.files.map(({ url, sha512, size }) => ({ url, sha512, size }));

  const failures: readonly [what: string, offer: () => void, failure: string][] = [
    ["another package than announced", () => server.offer(good, Buffer.alloc(24)), "damaged"],
    ["half a package", () => server.offer(good, content.subarray(0, 12)), "damaged"],
    ["a larger package", () => server.offer(good, Buffer.alloc(90)), "too-large"],
    [
      "a package that nobody signed",
      () => server.offer({ ...good, files: unsigned }, content),
      "not-trusted",
    ],
    [
      "a signature of another version",
      () => server.offer({ ...good, version: "0.3.0" }, content),
      "not-trusted",
    ],
    [
      "a package of another system",
      () => server.offer(announce("0.2.0", content, "Ringside-0.2.0.exe"), content),
      "damaged",
    ],
    [
      "a package in another folder",
      () => server.offer(announce("0.2.0", content, "../other.AppImage"), content),
      "damaged",
    ],
    ["a list that is none", () => server.answer(".yml", (_, to) => void to.end("{{{")), "damaged"],
    ["an empty list", () => server.answer(".yml", (_, to) => void to.end("")), "damaged"],
    [
      "a list of a wrong shape",
      () => server.answer(".yml", (_, to) => void to.end("version: 0.2.0\nfiles: 7")),
      "damaged",
    ],
    [
      "a list without end",
      () => server.answer(".yml", (_, to) => void to.end("#".repeat(largestListBytes + 1))),
      "too-large",
    ],
    [
      "a server that refuses",
      () => server.answer(".yml", (_, to) => void to.writeHead(503).end()),
      "unreachable",
    ],
    [
      "an answer that leads elsewhere",
      () => {
        server.offer(good, content);
        server.answer(".AppImage", (_, to) => {
          to.writeHead(302, { location: "https://elsewhere.example.com/x" }).end();
        });
      },
      "unreachable",
    ],
    [
      "a package that breaks off",
      () => {
        server.offer(good, content);
        server.answer(".AppImage", (_, to) => {
          to.writeHead(200, { "content-length": content.length });
          to.write(content.subarray(0, 12), () => to.destroy());
        });
      },
      "unreachable",
    ],
  ];

  it.each(failures)("%s", async (_what, offer, failure) => {
    offer();
    const checked = await updater.check();
    const ended = checked.ok ? await updater.load(() => undefined) : checked;
    expect(ended).toEqual({ ok: false, failure });
    updater.atQuit();
    expect(readFileSync(installed(), "utf8")).toBe("the old one");
    expect(leftovers().filter((name) => name !== "update-info.json")).toEqual([]);
  });

  it("and the next try is a new one", async () => {
    server.offer(good, Buffer.alloc(24));
    await updater.check();
    await updater.load(() => undefined);
    server.offer(good, content);
    await updater.check();
    expect(await updater.load(() => undefined)).toMatchObject({ ok: true });
  });
});

describe("a server that", () => {
  const content = Buffer.from("a package of some length");

  it("is gone is not reached", async () => {
    await server.dispose();
    expect(await updater.check()).toEqual({ ok: false, failure: "unreachable" });
    server = await startUpdateServer();
  });

  it.each([
    ["a list", ".yml", [feedSilenceMs]],
    ["a package", ".AppImage", [feedSilenceMs]],
  ] as const)("falls silent within %s is given up", async (_what, ending, [wait]) => {
    server.offer(announce("0.2.0", content), content);
    const began = Promise.withResolvers<undefined>();
    server.answer(ending, (_, to) => {
      to.writeHead(200).write("#");
      began.resolve(undefined);
    });
    const work = ending === ".yml" ? updater.check() : loadOf();
    await began.promise;
    await vi.waitFor(() => expect(clock.waitsUpTo(wait)).toBe(true));
    clock.advance(wait);
    expect(await work).toEqual({ ok: false, failure: "endless" });
  });

  it.each([
    ["a list", ".yml", longestListMs],
    ["a package", ".AppImage", longestPackageMs],
  ] as const)("dribbles %s is given up", async (_what, ending, whole) => {
    const large = Buffer.alloc(2_000_000);
    server.offer(announce("0.2.0", large), large);
    server.answer(ending, (request, to) => {
      to.writeHead(200);
      const drop = (): void => {
        if (!to.destroyed) to.write("#", () => setImmediate(drop));
      };
      drop();
      request.on("close", () => to.destroy());
    });
    let percent = -1;
    const work = ending === ".yml" ? updater.check() : loadOf((now) => (percent = now));
    await vi.waitFor(() =>
      expect(server.asked.some(({ path }) => path.endsWith(ending))).toBe(true),
    );
    if (ending === ".AppImage") await vi.waitFor(() => expect(percent).toBe(0));
    clock.stall(whole);
    expect(await work).toEqual({ ok: false, failure: "endless" });
  });

  it("is slow is left when something more important comes", async () => {
    server.offer(announce("0.2.0", content), content);
    const began = Promise.withResolvers<undefined>();
    server.answer(".AppImage", (_, to) => {
      to.writeHead(200).write("a");
      began.resolve(undefined);
    });
    const work = loadOf();
    await began.promise;
    updater.cancel();
    expect(await work).toEqual({ ok: false, failure: "cancelled" });
  });

  async function loadOf(onPercent: (percent: number) => void = () => undefined) {
    await updater.check();
    return updater.load(onPercent);
  }
});

it("a disk that refuses is told apart", async () => {
  const content = Buffer.from("a package");
  server.offer(announce("0.2.0", content), content);
  writeFileSync(join(folder, "data/updates"), "A file where the folder should be.");
  await updater.check();
  expect(await updater.load(() => undefined)).toEqual({ ok: false, failure: "not-written" });
});
