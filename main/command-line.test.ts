import { describe, expect, it } from "vitest";

import { commandWords, parseCommandLine } from "./command-line.ts";

const nothing = { demo: false, hidden: false, service: {} };

it("takes a server of updates with its key, and neither alone", () => {
  const url = "http://127.0.0.1:8080/";
  expect(parseCommandLine([`--update-url=${url}`, "--update-key=a"]).updates).toEqual({
    ...{ url, key: "a" },
  });
  expect(parseCommandLine([`--update-url=${url}`]).updates).toBeUndefined();
});

describe("parseCommandLine", () => {
  it("asks for nothing when nothing is given", () => {
    expect(parseCommandLine([])).toEqual(nothing);
  });

  it("reads every option of ours, in both spellings", () => {
    expect(
      parseCommandLine([
        "--demo",
        "--hidden",
        "--user-data-dir=/tmp/somewhere",
        "--server",
        "http://127.0.0.1:4010",
        "--client-id",
        "demo-client",
        "--redirect=http://127.0.0.1:1/oauth/callback",
        "--redirect",
        "io.github.ringside:/oauth/callback",
        "--event-host=events.example.com",
        "--event-host",
        "example.net",
        "--jwt=one.two.three",
      ]),
    ).toEqual({
      demo: true,
      hidden: true,
      userDataDir: "/tmp/somewhere",
      service: {
        server: "http://127.0.0.1:4010",
        clientId: "demo-client",
        redirects: ["http://127.0.0.1:1/oauth/callback", "io.github.ringside:/oauth/callback"],
      },
      eventHosts: ["events.example.com", "example.net"],
      jwt: "one.two.three",
    });
  });

  it("passes over the switches of Electron and Chromium, and words", () => {
    expect(
      parseCommandLine([
        "--no-sandbox",
        "--inspect=9229",
        ".",
        "--lang",
        "de",
        "--demo",
        "-psn_0_1",
      ]),
    ).toEqual({ ...nothing, demo: true });
  });

  it("reads on after the mark that launchers put before the arguments they pass on", () => {
    expect(parseCommandLine(["--no-open", "--", "--demo"]).demo).toBe(true);
  });

  it("takes server and client id without a credential, for a sign-in by the browser", () => {
    expect(parseCommandLine(["--server", "http://127.0.0.1:1", "--client-id", "app"])).toEqual({
      ...nothing,
      service: { server: "http://127.0.0.1:1", clientId: "app" },
    });
  });

  it("leaves out an option whose value is missing or empty", () => {
    expect(parseCommandLine(["--user-data-dir"])).toEqual(nothing);
    expect(parseCommandLine(["--user-data-dir="])).toEqual(nothing);
  });

  it("treats a value given to a switch as not given", () => {
    expect(parseCommandLine(["--demo=no"]).demo).toBe(false);
  });
});

describe("the words of a command", () => {
  it.each([
    [["status", "--json"], true],
    [["completion", "bash"], true],
    [["help"], true],
    [[], false],
    [["--hidden"], false],
    [["--demo", "status"], false],
    [["tel:+15550100177"], false],
    [["io.github.ringside:/oauth/callback"], false],
    [["constructor"], false],
  ])("in %j: %j", (args, areThere) => {
    expect(commandWords(args)).toEqual(areThere ? args : undefined);
  });
});
