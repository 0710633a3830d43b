import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { parseCommandLine } from "../../main/command-line.ts";
import { splitArguments, valued } from "./start-arguments.mjs";

const parser = readFileSync(join(import.meta.dirname, "../../main/command-line.ts"), "utf8");

describe("the words of npm start", () => {
  it("go to the application in one word each, so that none follows an address", () => {
    const words = [
      "--server",
      "https://example.com",
      "--client-id",
      "app",
      "--demo",
      "--jwt=a.b.c",
    ];
    expect(splitArguments(words)).toEqual({
      previewAsked: false,
      previewArgs: [],
      appArgs: ["--server=https://example.com", "--client-id=app", "--demo", "--jwt=a.b.c"],
    });
    expect(parseCommandLine(splitArguments(words).appArgs)).toEqual(parseCommandLine(words));
  });

  it("keep what is the preview's for the preview", () => {
    expect(splitArguments(["--preview", "--port", "80", "--no-open", "--hidden"])).toEqual({
      previewAsked: true,
      previewArgs: ["--port=80", "--no-open"],
      appArgs: ["--hidden"],
    });
  });

  it("stay as they are where a value is missing", () => {
    expect(splitArguments(["--server", "--demo", "--jwt"]).appArgs).toEqual([
      "--server",
      "--demo",
      "--jwt",
    ]);
  });

  it("know every option of the application that takes a value", () => {
    const taking = [...parser.matchAll(/^ +"?([\w-]+)"?: \{ type: "string"/gm)].map(
      ([, name]) => name,
    );
    expect(taking.length).toBeGreaterThan(3);
    expect(new Set(valued)).toEqual(new Set(taking));
  });
});
