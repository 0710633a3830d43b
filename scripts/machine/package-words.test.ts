import { expect, it } from "vitest";

import { builderWords } from "./package-words.mjs";

it("packs without a server of updates when none is named", () => {
  expect(builderWords(["--dir"], "")).toEqual(["--dir"]);
});

it("packs the address of a server, and uploads nothing", () => {
  expect(builderWords([], "https://example.com/updates")).toEqual([
    "-c.publish.provider=generic",
    "-c.publish.url=https://example.com/updates",
    "--publish=never",
  ]);
});

it.each(["http://example.com", "file:///updates", "example.com"])(
  "refuses %s, from where anybody could send an update",
  (address) => {
    expect(builderWords([], address)).toBeUndefined();
  },
);
