import { describe, expect, it } from "vitest";

import { deepLinkIn, linkOfVisit, visitOf } from "./deep-links.ts";

const link = "io.github.ringside:/oauth/callback?code=c&state=s";

describe("deep links", () => {
  it("are found wherever they stand among the arguments, and in any case of the scheme", () => {
    expect(deepLinkIn(["--no-sandbox", ".", link, "--lang"])).toBe(link);
    const shouted = link.replace("io.github", "IO.GITHUB");
    expect(deepLinkIn([shouted])).toBe(shouted);
  });

  it.each([
    ["another scheme", "tel:+15550100100"],
    ["a longer scheme", "io.github.ringside.other:/oauth/callback"],
    ["a web address", "https://io.github.ringside:/oauth/callback"],
    ["a switch that names it", `--redirect=${link}`],
    ["one that is far too long", `${link}&x=${"x".repeat(20_000)}`],
  ])("are not %s", (_what, arg) => {
    expect(deepLinkIn([arg])).toBeUndefined();
  });

  it("reach the first start by what the second says, whatever became of its arguments", () => {
    expect(visitOf(["--hidden", link])).toEqual({ link });
    expect(visitOf(["--hidden"])).toEqual({});
    expect(linkOfVisit({ link }, [])).toBe(link);
    expect(linkOfVisit({}, ["--hidden", link])).toBe(link);
    expect(linkOfVisit(undefined, [])).toBeUndefined();
  });

  it("are taken from nobody who says something else", () => {
    expect(linkOfVisit({ link: "file:///etc/passwd" }, [])).toBeUndefined();
    expect(linkOfVisit({ link: 7 }, [])).toBeUndefined();
    expect(linkOfVisit({ link: `${link}${"x".repeat(20_000)}` }, [])).toBeUndefined();
  });
});
