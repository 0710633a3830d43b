import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

import { startTestSimulator } from "../test/support/simulator.ts";
import { readArguments } from "./cli.ts";
import { createManualClock } from "./clock.ts";
import { ask, signIn } from "./gateway/socket-fixture.ts";
import { startSimulator } from "./server.ts";

describe("a simulator", () => {
  it("frees its port when disposed, however often, and cuts what hangs on it", async () => {
    const simulator = await startSimulator({ seed: 1 });
    const { port } = new URL(simulator.url);
    await Promise.all([simulator.dispose(), simulator.dispose()]);
    const second = await startSimulator({ seed: 1, port: Number(port) });
    expect(second.url).toBe(simulator.url);
    await second.dispose();
  });

  it("does not start on a taken port, nor with an unknown scenario", async () => {
    const simulator = await startSimulator({ seed: 1 });
    const port = Number(new URL(simulator.url).port);
    await expect(startSimulator({ port })).rejects.toThrow(/EADDRINUSE/);
    await simulator.dispose();
    await expect(startSimulator({ scenario: "none" })).rejects.toThrow("no scenario named none");
  });

  it("repeats a run for the same seed, and keeps its control key to itself", async () => {
    const run = async () => {
      const simulator = await startSimulator({ seed: 9, clock: createManualClock() });
      const answer = await ask(`${simulator.control}/calls`, {
        method: "POST",
        token: simulator.controlKey,
        body: { direction: "Inbound", state: "Answered" },
      });
      await simulator.dispose();
      return { call: answer.body, jwt: simulator.jwt, key: simulator.controlKey };
    };
    const [first, second] = [await run(), await run()];
    expect(second.call).toEqual(first.call);
    expect(second.jwt).toBe(first.jwt);
    expect(second.key).not.toBe(first.key);
  });

  it("asks a confidential application for its secret", async () => {
    const simulator = await startSimulator({ seed: 1, clientSecret: "shh" });
    const url = `${simulator.url}/restapi/oauth/token`;
    const form = {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: simulator.jwt,
    };
    const basic = (secret: string) => btoa(`${simulator.clientId}:${secret}`);
    const statusWith = async (authorization: string) => {
      const body = new URLSearchParams(form);
      return (await fetch(url, { method: "POST", body, headers: { authorization } })).status;
    };
    expect(await statusWith(`Basic ${basic("shh")}`)).toBe(200);
    expect(await statusWith(`Basic ${basic("wrong")}`)).toBe(401);
    expect(await statusWith("Bearer x")).toBe(401);
    const clientForm = { ...form, client_id: simulator.clientId };
    expect((await ask(url, { method: "POST", form: clientForm })).status).toBe(401);
    await simulator.dispose();
  });

  it("serves the resources and the operations of its world to a signed-in user only", async () => {
    const simulator = await startTestSimulator({ name: import.meta.url, seed: 1 });
    const account = `${simulator.url}/restapi/v1.0/account/~`;
    const token = await signIn(simulator);
    for (const path of ["/extension/~/device", "/telephony/sessions/s-none"]) {
      expect((await ask(`${account}${path}`)).status).toBe(401);
      expect((await ask(`${account}${path}`, { token })).status).not.toBe(401);
    }
    await simulator.dispose();
  });
});

describe("the command", () => {
  it("prints one ready line and stops when told", async () => {
    const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
    const child = spawn(process.execPath, [cli, "--scenario", "demo"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout });
    reader.on("line", (line) => lines.push(line));
    await once(reader, "line");
    const ready: unknown = JSON.parse(lines[0] ?? "");
    expect(Object.keys(ready as object)).toEqual([
      ...["event", "url", "clientId", "jwt", "control", "controlKey"],
    ]);
    expect(ready).toMatchObject({ event: "ready" });
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(lines).toHaveLength(1);
  });

  it("reads its arguments", () => {
    const argv = ["--port", "8080", "--scenario", "demo", "--seed", "3", "--limits", "off"];
    expect(readArguments(argv)).toEqual({ port: 8080, scenario: "demo", seed: 3, limits: "off" });
    expect(readArguments([])).toEqual({});
    const german = readArguments(["--country", "DE"]).account;
    expect(german).toMatchObject({
      companyNumber: "+493023125100",
      homeCountry: { isoCode: "DE" },
    });
    expect(readArguments(["--clock-ahead=-600"])).toEqual({ clockAheadMs: -600_000 });
  });

  it.each([
    ["--port", "x"],
    ["--port", "65536"],
    ["--limits", "some"],
    ["--clock-ahead", "soon"],
    ["--speed", "2"],
    ["stray", ""],
  ])("refuses %s %s", (...argv) => {
    expect(() => readArguments(argv)).toThrow();
  });
});
