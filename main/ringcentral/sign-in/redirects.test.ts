import { expect, it } from "vitest";

import { defaultRedirectUris } from "../../../simulator/auth/app-registration.ts";
import { buildDefaults } from "../../configuration/build-defaults.ts";
import { parseRedirects } from "./redirects.ts";

const defaultRedirects = buildDefaults().redirects;
const privateRedirect = "io.github.ringside:/oauth/callback";

it("reads ports and a private scheme, each address as it is written", () => {
  const uris = [
    "http://127.0.0.1:53682/oauth/callback",
    "http://localhost:5000/x",
    privateRedirect,
  ];
  expect(parseRedirects(uris)).toEqual({
    ok: true,
    value: {
      loopback: [
        { kind: "loopback", uri: uris[0], host: "127.0.0.1", port: 53682, path: "/oauth/callback" },
        { kind: "loopback", uri: uris[1], host: "127.0.0.1", port: 5000, path: "/x" },
      ],
      private: {
        kind: "private",
        uri: privateRedirect,
        protocol: "io.github.ringside:",
        path: "/oauth/callback",
      },
    },
  });
});

it("has defaults that the demo's registration names", () => {
  expect(parseRedirects(defaultRedirects).ok).toBe(true);
  for (const uri of defaultRedirects.filter((uri) => uri !== privateRedirect)) {
    expect(defaultRedirectUris).toContain(uri);
  }
});

it.each([
  [[]],
  [["http://10.0.0.1:5000/x"]],
  [["http://127.0.0.1.example.test:5000/x"]],
  [["http://127.0.0.1/x"]],
  [["https://127.0.0.1:5000/x"]],
  [["http://user@127.0.0.1:5000/x"]],
  [["http://127.0.0.1:5000/x?a=b"]],
  [["ringside:/oauth/callback"]],
  [["io.github.ringside://host/path"]],
  [["javascript:alert(1)"]],
  [["not an address"]],
  [[...defaultRedirects, "http://127.0.0.1:0x/"]],
  [Array<string>(11).fill("http://127.0.0.1:5000/x")],
])("refuses %j", (uris) => {
  expect(parseRedirects(uris)).toMatchObject({ ok: false, error: { code: "bad-input" } });
});
