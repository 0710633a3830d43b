import { expect, it } from "vitest";

import { createLinkOpener, links } from "./links.ts";

it("opens only secure addresses of known hosts", () => {
  const hosts = Object.values(links).map((link) => new URL(link));
  expect(hosts.every(({ protocol }) => protocol === "https:")).toBe(true);
  expect(new Set(hosts.map(({ host }) => host))).toEqual(
    new Set(["developers.ringcentral.com", "spdx.org"]),
  );
});

it("opens the page of the name that was asked for", async () => {
  const opened: string[] = [];
  const open = createLinkOpener((url) => {
    opened.push(url);
    return Promise.resolve();
  });
  await open("permissions");
  expect(opened).toEqual([links.permissions]);
});
