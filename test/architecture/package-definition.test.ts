import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { buildDefaults, privateScheme } from "../../main/configuration/build-defaults.ts";
import { deepLinkIn, linkSchemes } from "../../main/deep-links.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const definition = parse(read("electron-builder.yml")) as Record<string, unknown>;
const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;

/** Where electron-builder lets a package claim schemes: by itself, and through each system's files. */
function claimedSchemes(): string[] {
  const systems = ["linux", "mac", "win", "deb", "rpm", "appImage", "mas", "appx"];
  const parts = [definition, ...systems.map((name) => definition[name])].filter(
    (part): part is Record<string, unknown> => typeof part === "object" && part !== null,
  );
  const lists = parts.flatMap((part) => [part["protocols"] ?? []].flat()) as {
    schemes: string[] | string;
  }[];
  // MimeType of a desktop entry, CFBundleURLTypes of a property list, and an installer's own script.
  const handWritten = [
    ...parts.flatMap(({ mimeTypes, desktop, extendInfo }) => [mimeTypes, desktop, extendInfo]),
    definition["nsis"],
  ];
  const written = JSON.stringify(handWritten);
  return [
    ...lists.flatMap(({ schemes }) => schemes),
    ...[...written.matchAll(/x-scheme-handler\/([\w.+-]+)/g)].map(([, scheme = ""]) => scheme),
    ...(/CFBundleURL|"include"|"script"/.exec(written) ?? []),
  ];
}

describe("the package definition", () => {
  it("fits electron-builder's own schema", () => {
    // The schema belongs to a package that only electron-builder depends on.
    const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
    const schema = builder("app-builder-lib/scheme.json") as object;
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(definition);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("states all eight fuses, each at its hardened value", () => {
    expect(definition["electronFuses"]).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it("starts from nothing and names each thing that ships", () => {
    const files = definition["files"] as string[];
    expect(files[0]).toBe("!**/*");
    expect(files.some((pattern) => pattern.includes("node_modules"))).toBe(false);
  });

  it("has every target of Linux, macOS and Windows", () => {
    const targets = (system: string) => (definition[system] as { target: unknown }).target;
    expect(targets("linux")).toEqual(["AppImage", "deb", "rpm"]);
    expect(targets("mac")).toEqual([
      { target: "dmg", arch: "universal" },
      { target: "zip", arch: "universal" },
    ]);
    expect(targets("win")).toEqual(["nsis", "portable"]);
  });

  it("names somebody who answers and a homepage, without which deb and rpm are not made", () => {
    expect(manifest["author"]).toEqual({
      name: "The Ringside authors",
      email: "ringside@example.com",
    });
    expect(manifest["homepage"]).toMatch(/^https:/);
  });

  it("carries the same id everywhere that a desktop compares it", () => {
    expect(definition["appId"]).toBe("io.github.ringside.Ringside");
    expect(manifest["desktopName"]).toBe("io.github.ringside.Ringside.desktop");
  });

  it("owns the scheme that the private redirect is registered with", () => {
    const protocols = definition["protocols"] as { schemes: string[] }[];
    const schemes = protocols.flatMap((protocol) => protocol.schemes);
    expect(schemes).toContain(privateScheme);
    expect(buildDefaults().redirects.at(-1)).toBe(`${privateScheme}:/oauth/callback`);
  });

  it("claims exactly the schemes that main handles, wherever a package can claim one", () => {
    // macOS lets an application be chosen only for what it declares.
    const declared = definition["mac"] as { protocols: { schemes: string[] }[] };
    expect(declared.protocols.map(({ schemes }) => schemes)).toEqual([["tel"]]);
    expect(new Set(claimedSchemes())).toEqual(new Set([...linkSchemes, "tel"]));
    for (const system of ["linux", "win"]) {
      expect(definition[system], system).not.toHaveProperty("protocols");
    }
    for (const scheme of claimedSchemes()) {
      const link = `${scheme}:/anything`;
      expect(deepLinkIn([link]), scheme).toBe(link);
    }
  });

  it("ships the command line beside the archive, with its wrappers", () => {
    const shipped = definition["extraResources"] as { from: string; to: string }[];
    expect(shipped).toContainEqual({ from: "out/cli/ringside.mjs", to: "cli/ringside.mjs" });
    expect(shipped).toContainEqual({ from: "build/cli", to: "cli" });
    expect(manifest["bin"]).toEqual({ ringside: "out/cli/ringside.mjs" });
    expect(statSync(join(root, "build/cli/ringside")).mode & 0o111).toBe(0o111);
  });

  it("has no place in the Dock of macOS, and asks there for notifications that have buttons", () => {
    const { extendInfo } = definition["mac"] as { extendInfo: object };
    expect(extendInfo).toEqual({ LSUIElement: true, NSUserNotificationAlertStyle: "alert" });
  });

  it("names only resources that exist", () => {
    const { linux, mac } = definition as Record<"linux" | "mac", Record<string, string>>;
    for (const path of [linux["icon"], mac["entitlements"], mac["entitlementsInherit"]]) {
      expect(existsSync(join(root, path ?? "")), path).toBe(true);
    }
  });

  it("ships no dependency folder, because nothing is a run-time dependency", () => {
    expect(manifest["dependencies"]).toBeUndefined();
  });
});
