import { describe, expect, it } from "vitest";

import { deepLinkIn, readVisit, visitOf } from "./deep-links.ts";

const link = "io.github.ringside:/oauth/callback?code=c&state=s";

describe("deep links", () => {
  it("are found wherever they stand among the arguments, and in any case of the scheme", () => {
    expect(deepLinkIn(["--no-sandbox", ".", link, "--lang"])).toBe(link);
    const shouted = link.replace("io.github", "IO.GITHUB");
    expect(deepLinkIn([shouted])).toBe(shouted);
  });

  it.each([
    ["another scheme", "sip:+15550100100"],
    ["a longer scheme", "io.github.ringside.other:/oauth/callback"],
    ["a web address", "https://io.github.ringside:/oauth/callback"],
    ["a switch that names it", `--redirect=${link}`],
    ["one that is far too long", `${link}&x=${"x".repeat(20_000)}`],
  ])("are not %s", (_what, arg) => {
    expect(deepLinkIn([arg])).toBeUndefined();
  });

  it("reach the first start by what the second says, whatever became of its arguments", () => {
    expect(visitOf(["--hidden", link])).toEqual({ link, hidden: true });
    expect(visitOf(["--demo"])).toEqual({ hidden: false });
    expect(readVisit({ link }, [])).toEqual({ link, hidden: false });
    expect(readVisit({ hidden: true }, [link])).toEqual({ link, hidden: true });
    expect(readVisit(undefined, ["--hidden", link])).toEqual({ link, hidden: true });
    expect(readVisit(undefined, [])).toEqual({ hidden: false });
  });

  it("of telephone numbers are found too, by whichever of their schemes", () => {
    for (const phone of ["tel:+15550100177", "CALLTO:+15550100177"]) {
      expect(deepLinkIn(["--hidden", phone])).toBe(phone);
      expect(readVisit({ link: phone }, []).link).toBe(phone);
    }
  });

  it("are taken from nobody who says something else", () => {
    expect(readVisit({ link: "file:///etc/passwd" }, []).link).toBeUndefined();
    expect(readVisit({ link: 7, hidden: "yes" }, [])).toEqual({ hidden: false });
    expect(readVisit({ link: `${link}${"x".repeat(20_000)}` }, []).link).toBeUndefined();
    for (const said of [null, 7, "link", [link], { hidden: {} }]) {
      expect(readVisit(said, [])).toEqual({ hidden: false });
    }
  });
});
