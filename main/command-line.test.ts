import { describe, expect, it } from "vitest";

import { parseCommandLine } from "./command-line.ts";

describe("parseCommandLine", () => {
  it("asks for nothing when nothing is given", () => {
    expect(parseCommandLine([])).toEqual({ demo: false, hidden: false });
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
        "--jwt=one.two.three",
      ]),
    ).toEqual({
      demo: true,
      hidden: true,
      userDataDir: "/tmp/somewhere",
      signIn: { server: "http://127.0.0.1:4010", clientId: "demo-client", jwt: "one.two.three" },
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
    ).toEqual({ demo: true, hidden: false });
  });

  it("reads on after the mark that launchers put before the arguments they pass on", () => {
    expect(parseCommandLine(["--no-open", "--", "--demo"]).demo).toBe(true);
  });

  it("signs nobody in while a part of the sign-in is missing", () => {
    expect(
      parseCommandLine(["--server", "http://127.0.0.1:1", "--jwt", "x"]).signIn,
    ).toBeUndefined();
  });

  it("leaves out an option whose value is missing or empty", () => {
    expect(parseCommandLine(["--user-data-dir"])).toEqual({ demo: false, hidden: false });
    expect(parseCommandLine(["--user-data-dir="])).toEqual({ demo: false, hidden: false });
  });

  it("treats a value given to a switch as not given", () => {
    expect(parseCommandLine(["--demo=no"]).demo).toBe(false);
  });
});
