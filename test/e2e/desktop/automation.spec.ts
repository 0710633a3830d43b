/** From outside: the command line in a shell, phone links, second starts, and quitting with a call. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import type { CommandStatus } from "../../../contract/command-line/status.ts";
import type { Desk } from "../drivers/desk.ts";
import { appAt, expect, signedInAt, test } from "../scenario.ts";
import { openSettings } from "../settings-steps.ts";

const root = join(import.meta.dirname, "../../..");

function start(words: readonly string[], dataFolder: string): ChildProcess {
  return spawn(
    join(root, "node_modules/node/bin/node"),
    [join(root, "out/cli/ringside.mjs"), ...words, "--user-data-dir", dataFolder],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
}

/** Runs the command in a shell of its own and waits for its end. */
async function ringside(words: readonly string[], dataFolder: string) {
  const child = start(words, dataFolder);
  const printed = { out: "", err: "" };
  child.stdout?.on("data", (text: Buffer) => (printed.out += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (printed.err += text.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, ...printed };
}

/** The switch in the settings, and then the view of the calls again. */
async function switchOn(desk: Desk, dataFolder: string, forbid?: string): Promise<void> {
  const window = await openSettings(desk, "Keys and commands");
  await window.getByRole("switch", { name: "Let ringside commands control calls" }).click();
  if (forbid !== undefined) {
    await window.getByText("Allowed commands").click();
    await window.getByRole("switch", { name: forbid, exact: true }).click();
    await expect(window.getByText("1 command is forbidden.")).toBeVisible();
  }
  await window.getByRole("button", { name: "Back to calls" }).click();
  await expect.poll(async () => (await ringside(["status"], dataFolder)).code).toBe(0);
}

const from = "+15550100177";

test("a shell reads the calls, holds one, and watches it happen", async ({
  service,
  desk,
  userDataDir,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await switchOn(desk, userDataDir);
  const watch = start(["watch"], userDataDir);
  const states: (string | undefined)[] = [];
  const lines = createInterface({ input: watch.stdout ?? process.stdin });
  lines.on("line", (line) => states.push((JSON.parse(line) as CommandStatus).calls[0]?.state));
  await expect.poll(() => states).toEqual(["connected"]);
  expect(await ringside(["hold", "--wait"], userDataDir)).toEqual({ code: 0, out: "", err: "" });
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Hold");
  await expect.poll(() => states.at(-1)).toBe("held");
  const { out } = await ringside(["status", "--json"], userDataDir);
  expect(JSON.parse(out)).toMatchObject({
    connection: "live",
    calls: [{ id: call.telephonySessionId, state: "held", isTarget: true }],
  });
  await service.act(call, "hangup");
  await expect.poll(() => states.at(-1)).toBeUndefined();
  watch.kill();
});

test("a forbidden command does nothing, and the others do", async ({
  service,
  desk,
  userDataDir,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await switchOn(desk, userDataDir, "ringside end");
  const refused = await ringside(["end", "--json"], userDataDir);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/do not allow/);
  expect(JSON.parse(refused.out)).toMatchObject({ outcome: "refused", code: "forbidden" });
  expect((await service.party(call))?.status.code).toBe("Answered");
  expect((await ringside(["mute"], userDataDir)).code).toBe(0);
  await expect.poll(() => desk.tray.shape()).toBe("muted");
});

test("a command says that nobody runs: before, while it is off, and after", async ({
  launch,
  service,
  userDataDir,
}) => {
  const nobody = {
    ...{ code: 3, out: "" },
    err: "Ringside is not running, or its command line is switched off. Start Ringside and switch it on: Settings, Command line.\n",
  };
  expect(await ringside(["mute"], userDataDir)).toEqual(nobody);
  const desk = await launch(signedInAt(service));
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  expect(await ringside(["mute"], userDataDir)).toEqual(nobody);
  await switchOn(desk, userDataDir);
  expect(await ringside(["mute"], userDataDir)).toMatchObject({ code: 1 });
  await desk.close();
  expect(await ringside(["mute"], userDataDir)).toEqual(nobody);
});

test("a command that several calls fit opens the window, where the question stands", async ({
  service,
  desk,
  userDataDir,
}) => {
  await service.makeCall({ direction: "Inbound", state: "Hold", from });
  await service.makeCall({ direction: "Inbound", state: "Hold", from: "+15550100178" });
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await switchOn(desk, userDataDir);
  expect(await ringside(["unhold"], userDataDir)).toMatchObject({ code: 1 });
  await expect((await desk.window()).getByRole("dialog")).toBeVisible();
  expect(await service.requests("POST", /unhold$/)).toEqual([]);
});

test("a phone link of the first start is kept through the sign-in", async ({ launch, service }) => {
  const desk = await launch([...appAt(service), "--hidden", "tel:+1-202-555-0177"]);
  await expect.poll(() => desk.windowIsOpen()).toBe(true);
  const window = await desk.window();
  const link = window.getByRole("region", { name: "A link wants this number" });
  await expect(link.getByText("It is kept until you are signed in.")).toBeVisible();
  await window.getByText("Use a JWT credential").click();
  await window.getByLabel("JWT", { exact: true }).fill(service.jwt);
  await window.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await expect(link.getByText("+1 202 555 0177")).toBeVisible();
  await link.getByRole("button", { name: "Copy number" }).click();
  await expect.poll(() => desk.clipboard()).toBe("+12025550177");
  await link.getByRole("button", { name: "Not now" }).click();
  await expect(link).toBeHidden();
});

test("a phone link during a call offers the transfer there, and does nothing by itself", async ({
  service,
  desk,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await desk.startAgain(["--hidden", "tel:+12025550177;ext=9%00"]);
  const window = await desk.window();
  await expect(window.getByText(/holds no telephone number/)).toBeVisible();
  await desk.startAgain(["--hidden", "callto://+12025550177"]);
  const link = window.getByRole("region", { name: "A link wants this number" });
  await expect(link.getByText("+1 202 555 0177")).toBeVisible();
  expect(await service.requests("POST", /transfer|call-out/)).toEqual([]);
  await link.getByRole("button", { name: "Transfer here" }).click();
  await expect
    .poll(async () => (await service.requests("POST", /transfer$/)).map((one) => one.requestBody))
    .toEqual([{ phoneNumber: "+12025550177" }]);
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Disconnected");
  await expect(link).toBeHidden();
});

test("a link without a call dials at a click alone", async ({ service, desk }) => {
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await desk.startAgain(["--hidden", "tel:+12025550178"]);
  const window = await desk.window();
  const link = window.getByRole("region", { name: "A link wants this number" });
  await expect(link.getByText("+1 202 555 0178")).toBeVisible();
  const placed = async () =>
    (await service.requests("POST", /call-out$/)).map(({ requestBody }) => requestBody);
  expect(await placed()).toEqual([]);
  await link.getByRole("button", { name: "Dial", exact: true }).click();
  await expect.poll(placed).toMatchObject([{ to: { phoneNumber: "+12025550178" } }]);
  await expect(link).toBeHidden();
});

test("a shell dials what was typed, and not an emergency number without being asked", async ({
  service,
  desk,
  userDataDir,
}) => {
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await switchOn(desk, userDataDir);
  const refused = await ringside(["dial", "911"], userDataDir);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('--confirm "911"');
  expect(await ringside(["dial", "+12025550178"], userDataDir)).toMatchObject({ code: 0 });
  const placed = await service.requests("POST", /call-out$/);
  expect(placed.map(({ requestBody }) => requestBody)).toMatchObject([
    { to: { phoneNumber: "+12025550178" } },
  ]);
});

test("a second start opens the window, unless it is a hidden one", async ({ launch, service }) => {
  const desk = await launch([...signedInAt(service), "--hidden"]);
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await desk.startAgain(["--hidden"]);
  expect(await desk.windowIsOpen()).toBe(false);
  await desk.startAgain([]);
  await expect.poll(() => desk.windowIsOpen()).toBe(true);
});

test("quitting during a call says that it goes on, and does not end it", async ({
  service,
  desk,
  userDataDir,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await switchOn(desk, userDataDir);
  await desk.tray.choose("Quit Ringside");
  const window = await desk.window();
  const question = window.getByRole("dialog", { name: "Quit Ringside?" });
  await expect(question.getByText(/Your call goes on/)).toBeVisible();
  await question.getByRole("button", { name: "Keep it running" }).click();
  await expect(question).toBeHidden();
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  await window.getByRole("button", { name: "Quit Ringside" }).click();
  await question.getByRole("button", { name: "Quit", exact: true }).click();
  await expect.poll(async () => (await ringside(["status"], userDataDir)).code).toBe(3);
  expect((await service.party(call))?.status.code).toBe("Answered");
});
