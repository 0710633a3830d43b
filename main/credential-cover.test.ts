import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { takeCredential } from "./credential-cover.ts";

const shownBy = (argv: string[], env: Record<string, string | undefined> = {}) => ({
  argv: ["/opt/ringside", ...argv],
  env,
  title: argv.join(" "),
});

describe("a credential of this run", () => {
  it("leaves the arguments in both spellings, and the title", () => {
    for (const argv of [["--jwt", "one.two.three"], ["--jwt=one.two.three"]]) {
      const shown = shownBy(argv);
      expect(takeCredential(shown, "one.two.three")).toBe("one.two.three");
      expect(JSON.stringify(shown)).not.toContain("one.two.three");
    }
  });

  it("comes from the environment when none is typed, and leaves it in any case", () => {
    const shown = shownBy([], { RINGSIDE_JWT: "one.two.three", HOME: "/home/robin" });
    expect(takeCredential(shown, undefined)).toBe("one.two.three");
    expect(shown.env).toEqual({ HOME: "/home/robin" });
    const both = shownBy(["--jwt", "typed"], { RINGSIDE_JWT: "other" });
    expect(takeCredential(both, "typed")).toBe("typed");
    expect(JSON.stringify(both)).not.toMatch(/typed|other/);
    expect(takeCredential(shownBy([], { RINGSIDE_JWT: "" }), undefined)).toBeUndefined();
  });

  it("leaves the title alone when there is none", () => {
    const shown = shownBy(["--demo"]);
    takeCredential(shown, undefined);
    expect(shown.title).toBe("--demo");
  });

  it.runIf(process.platform === "linux")("is gone from what the system shows", async () => {
    const script = `
      import { takeCredential } from ${JSON.stringify(join(import.meta.dirname, "credential-cover.ts"))};
      takeCredential(process, process.argv[2]);
      process.stdout.write("covered");
      process.stdin.resume();`;
    const child = spawn(process.execPath, [
      ...["--input-type=module", "-e", script],
      ...["--", "--jwt", "one.two.three"],
    ]);
    await once(child.stdout, "data");
    const shown = readFileSync(`/proc/${child.pid ?? 0}/cmdline`, "utf8");
    child.kill();
    expect(shown).not.toContain("one.two.three");
    expect(shown).toMatch(/^Ringside/);
  });
});
