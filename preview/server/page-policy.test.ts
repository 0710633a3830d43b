import { describe, expect, test } from "vitest";

import { contentSecurityPolicy } from "../../main/security/app-scheme.ts";
import { injectScript, widenPolicy } from "./page-policy.ts";

const directives = (policy: string): string[] => policy.split("; ");

describe("the page's policy in the preview", () => {
  test("differs from the product's in exactly two directives", () => {
    const product = directives(contentSecurityPolicy);
    const preview = directives(widenPolicy(contentSecurityPolicy, 4711));
    expect(preview).toHaveLength(product.length);
    const changed = product.flatMap((directive, index) =>
      directive === preview[index] ? [] : [[directive, preview[index]]],
    );
    expect(changed).toEqual([
      ["connect-src 'none'", "connect-src ws://127.0.0.1:4711"],
      ["frame-ancestors 'none'", "frame-ancestors 'self'"],
    ]);
  });

  test("gains no directive that the page does not have", () => {
    expect(widenPolicy("default-src 'none';script-src 'self';", 1)).toBe(
      "default-src 'none'; script-src 'self'",
    );
  });

  test("is widened whatever the case of the names", () => {
    expect(widenPolicy("Connect-Src 'none'", 9)).toBe("Connect-Src ws://127.0.0.1:9");
  });
});

describe("the script in front of the page's own", () => {
  test("stands first in the head", () => {
    const html = '<!doctype html><html><head lang="en"><script src="a.js"></script></head></html>';
    expect(injectScript(html, "/p.js")).toBe(
      '<!doctype html><html><head lang="en"><script src="/p.js"></script>' +
        '<script src="a.js"></script></head></html>',
    );
  });

  test("does not take a header for the head", () => {
    expect(injectScript("<!DOCTYPE html><header></header>", "/p.js")).toBe(
      '<!DOCTYPE html><script src="/p.js"></script><header></header>',
    );
  });
});
