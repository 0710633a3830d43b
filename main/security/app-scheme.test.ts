import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type AppSchemeHandler, contentSecurityPolicy, createAppScheme } from "./app-scheme.ts";

describe("the app scheme", () => {
  let root = "";
  let serve: AppSchemeHandler;
  const get = (url: string, method = "GET") => serve(new Request(url, { method }));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "ringside-scheme-"));
    await mkdir(join(root, "page/assets"), { recursive: true });
    await writeFile(join(root, "secret.html"), "outside");
    await writeFile(join(root, "page/index.html"), "<!doctype html>");
    await writeFile(join(root, "page/assets/index-1a.js"), "export {};");
    await writeFile(join(root, "page/assets/notes.txt"), "no type of ours");
    serve = await createAppScheme(join(root, "page"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it.each([
    ["app://ringside/", "text/html; charset=utf-8", "<!doctype html>"],
    ["app://ringside/index.html", "text/html; charset=utf-8", "<!doctype html>"],
    ["app://ringside/index.html?theme=dark", "text/html; charset=utf-8", "<!doctype html>"],
    ["app://ringside/assets/index-1a.js", "text/javascript; charset=utf-8", "export {};"],
  ])("serves %s with its type and the policy", async (url, type, text) => {
    const response = await get(url);
    expect(await response.text()).toBe(text);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
  });

  it.each([
    ["a file that was not built", "app://ringside/other.html"],
    ["a path out of the folder", "app://ringside/../secret.html"],
    ["an encoded path out of the folder", "app://ringside/%2e%2e/secret.html"],
    ["an encoded separator", "app://ringside/..%2fsecret.html"],
    ["a folder", "app://ringside/assets"],
    ["a type that the page has no use for", "app://ringside/assets/notes.txt"],
    ["another host", "app://elsewhere/index.html"],
    ["another scheme", "https://ringside/index.html"],
    ["a name that every object has", "app://ringside/constructor"],
  ])("answers 404 for %s", async (_what, url) => {
    expect((await get(url)).status).toBe(404);
  });

  it("answers 404 for anything but GET", async () => {
    expect((await get("app://ringside/index.html", "POST")).status).toBe(404);
  });

  it("answers 404, and no more, for a file that is gone since", async () => {
    await writeFile(join(root, "page/gone.html"), "soon gone");
    const early = await createAppScheme(join(root, "page"));
    await rm(join(root, "page/gone.html"));
    const response = await early(new Request("app://ringside/gone.html"));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.has("content-type")).toBe(false);
  });

  it("states the policy word for word", () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
        "trusted-types svelte-trusted-html",
    );
  });

  it("fails at once when the page has not been built", async () => {
    await expect(createAppScheme(join(root, "nothing"))).rejects.toThrow("ENOENT");
  });
});
