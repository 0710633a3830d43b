import { describe, expect, it } from "vitest";

import { createLinkOpener, links } from "./links.ts";

it("opens only secure addresses of known hosts", () => {
  const hosts = Object.values(links).map((link) => new URL(link));
  expect(hosts.every(({ protocol }) => protocol === "https:")).toBe(true);
  expect(new Set(hosts.map(({ host }) => host))).toEqual(new Set(["developers.ringcentral.com"]));
});

describe("what is opened", () => {
  const opened: string[] = [];
  const openFrom = (folder: string) =>
    createLinkOpener({
      openUrl: (url) => {
        opened.push(url);
        return Promise.resolve();
      },
      openFile: (path) => {
        opened.push(`file ${path}`);
        return Promise.resolve("");
      },
      folder,
    });

  it.each([
    ["/src/out/main", "permissions", links.permissions],
    ["/src/out/main", "licences", "file /src/out/licences/licences.txt"],
    [
      "/opt/Ringside/resources/app.asar/out/main",
      "licences",
      "file /opt/Ringside/resources/app.asar.unpacked/out/licences/licences.txt",
    ],
  ] as const)("from %s for %s is %s", async (folder, link, expected) => {
    opened.length = 0;
    await openFrom(folder)(link);
    expect(opened.map((one) => one.replaceAll("\\", "/"))).toEqual([expected]);
  });
});
