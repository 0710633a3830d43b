import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { lstat, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createManualClock } from "../test/support/service/manual-clock.ts";
import { mostLogLinesAMinute } from "./log-pace.ts";
import { errorFields, largestLogBytes, mask, openFileLog, redact } from "./log.ts";

const canaries = {
  token: "U0pDMDFQMDFQQVMwMHxBQUNhbmFyeVRva2Vu",
  jwt: "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI0MDAxMjM0In0.c2lnbmF0dXJlLWNhbmFyeQ",
  number: "+15550100123",
  spaced: "+1 (555) 010-0123",
  name: "Avery Canary",
  query: "https://platform.example.com/restapi/oauth/token?code=SECRETCODE99",
  socket: "wss://ws.example.com/?access_token=abcdef123456",
};

describe("redact", () => {
  it("drops every field that is not on the list", () => {
    const fields = redact({
      callerName: canaries.name,
      phoneNumber: canaries.number,
      body: canaries.token,
      authorization: `Bearer ${canaries.token}`,
      status: 403,
    });
    expect(fields).toEqual({ status: 403 });
  });

  it("masks secrets and numbers inside an allowed field", () => {
    const { reason } = redact({
      reason: `${canaries.token} ${canaries.jwt} ${canaries.number} ${canaries.spaced} ${canaries.query} ${canaries.socket}`,
    });
    expect(reason).not.toContain(canaries.token);
    expect(reason).not.toContain("eyJ");
    expect(reason).not.toContain("5550100");
    expect(reason).not.toContain("010-0");
    expect(reason).not.toContain("SECRETCODE99");
    expect(reason).not.toContain("access_token");
    expect(reason).toContain("…23");
  });
});

describe("what the parts of the application tell", () => {
  it.each([
    ["facts-part-failed", { part: "devices", reason: "service 403" }],
    ["subscribed", { recovered: true }],
    ["listener-failed", { error: "TypeError" }],
    ["socket-error-frame", { errorCode: "WSG-902" }],
    ["reconnect-planned", { reason: "rate-limited", delayMs: 1200 }],
    ["action refused", { action: "hold", code: "service" }],
  ] as const)("%s is written with all of its fields", (_event, fields) => {
    expect(redact(fields)).toEqual(fields);
  });

  it("holds no object, whatever its name", () => {
    expect(redact({ reason: { name: canaries.name }, state: [canaries.number] })).toEqual({});
  });
});

describe("mask", () => {
  it("keeps the host of an address and nothing after it", () => {
    expect(mask("read wss://user:pw@ws.example.com/x?y=1 failed")).toBe(
      "read wss://ws.example.com/… failed",
    );
  });

  it("leaves plain words, error codes and short numbers alone", () => {
    const text = "hold refused: TAS-106 in state Proceeding after 1200 ms";
    expect(mask(text)).toBe(text);
  });
});

describe("errorFields", () => {
  it("names the kind and the frames, never the message", () => {
    const fields = errorFields(new TypeError(`no party for ${canaries.number}`));
    expect(fields["kind"]).toBe("TypeError");
    expect(JSON.stringify(fields)).not.toContain(canaries.number);
    expect(fields["stack"]).toContain("log.test.ts");
    expect(fields["stack"]).not.toContain("/main/");
  });
});

describe("openFileLog", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ringside-log-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const instant = Date.UTC(2030, 0, 2, 3, 4, 5);
  const clock = { now: () => instant, elapsed: () => 0 };
  const path = () => join(folder, "ringside.log");
  const older = () => join(folder, "ringside.old.log");

  it("writes each line with its time", async () => {
    openFileLog({ folder, clock })("started", { version: "1" });
    expect(await readFile(path(), "utf8")).toBe(
      '[2030-01-02T03:04:05.000Z] {"event":"started","version":"1"}\n',
    );
  });

  it.skipIf(process.platform === "win32")("writes for its owner alone", async () => {
    const log = openFileLog({ folder: join(folder, "logs"), clock });
    log("started");
    expect((await stat(join(folder, "logs", "ringside.log"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "logs"))).mode & 0o777).toBe(0o700);
  });

  it("keeps a full file as the older one, in the place of the one before", async () => {
    const log = openFileLog({ folder, clock });
    await writeFile(older(), "oldest");
    await writeFile(path(), "x".repeat(largestLogBytes));
    log("last of the full file");
    log("first of the next");
    expect((await stat(older())).size).toBeGreaterThan(largestLogBytes);
    expect(await readFile(path(), "utf8")).toContain("first of the next");
    expect((await stat(path())).size).toBeLessThan(200);
  });

  it.skipIf(process.platform === "win32").each([
    ["a pipe", (at: string) => void execFileSync("mkfifo", [at])],
    ["a link that leads nowhere", (at: string) => symlinkSync(join(folder, "nowhere"), at)],
    ["a device without an end", (at: string) => symlinkSync("/dev/zero", at)],
  ])("puts %s out of its place, and writes", async (_what, plant) => {
    plant(path());
    openFileLog({ folder, clock })("started");
    expect((await readdir(folder)).sort()).toEqual(["ringside.log", "ringside.old.log"]);
    expect((await lstat(older())).isFile()).toBe(false);
    expect(await readFile(path(), "utf8")).toContain("started");
  });

  it("goes on where the disk refuses, hands the lines on, and writes when it can", async () => {
    const lines: string[] = [];
    await writeFile(join(folder, "disk"), "");
    const log = openFileLog({
      folder: join(folder, "disk"),
      clock,
      onLine: (line) => void lines.push(line),
    });
    log("first");
    await rm(join(folder, "disk"));
    log("second");
    expect(lines).toEqual(['{"event":"first"}', '{"event":"second"}']);
    expect(await readFile(join(folder, "disk", "ringside.log"), "utf8")).toContain("second");
  });

  it("hands on each line as it stands in the file", async () => {
    const lines: string[] = [];
    const log = openFileLog({ folder, clock, onLine: (line) => lines.push(line) });
    log("subscribed", { recovered: false, reason: canaries.spaced });
    expect(lines).toEqual(['{"event":"subscribed","recovered":false,"reason":"…23"}']);
    expect(await readFile(join(folder, "ringside.log"), "utf8")).toContain(lines[0]);
  });

  it("leaves the lines of a flood out, and says how many", async () => {
    const lines: string[] = [];
    const clock = createManualClock();
    const log = openFileLog({ folder, clock, onLine: (line) => void lines.push(line) });
    for (let time = 0; time < mostLogLinesAMinute + 2_000; time += 1) log("flood");
    expect(lines).toHaveLength(mostLogLinesAMinute);
    clock.advance(60_000);
    log("calm");
    log("calm");
    expect(lines.slice(mostLogLinesAMinute)).toEqual([
      '{"event":"lines-left-out","count":2000}',
      '{"event":"calm"}',
      '{"event":"calm"}',
    ]);
    const text = await readFile(join(folder, "ringside.log"), "utf8");
    expect(text.match(/flood/g)).toHaveLength(mostLogLinesAMinute);
  });

  it("writes events to the file and none of the canaries", async () => {
    const log = openFileLog({ folder, clock });
    const careless: Record<string, string> = { user: canaries.name };
    log("sign-in-failed", { cause: `refused for ${canaries.jwt}`, ...careless });
    log(`odd event ${canaries.token}`);
    const text = await readFile(join(folder, "ringside.log"), "utf8");
    expect(text).toContain("sign-in-failed");
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
  });
});
