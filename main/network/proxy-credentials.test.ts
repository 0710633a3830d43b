import { expect, it } from "vitest";

import { createProxyCredentials } from "./proxy-credentials.ts";

const proxy = { kind: "http", host: "proxy.example", port: 3128 } as const;
const inEnvironment = (environment: Record<string, string>) =>
  createProxyCredentials(environment)(proxy);
const ada = { username: "ada", password: "p@ss" };

it.each([
  { HTTPS_PROXY: "http://ada:p%40ss@proxy.example:3128" },
  { https_proxy: "http://ada:p%40ss@proxy.example:3128/" },
  { HTTP_PROXY: "http://proxy.example:3128", ALL_PROXY: "http://ada:p%40ss@proxy.example:3128" },
])("finds them in %j", (environment) => {
  expect(inEnvironment(environment)).toEqual(ada);
});

it.each([
  {},
  { HTTPS_PROXY: "proxy.example:3128" },
  { HTTPS_PROXY: "http://proxy.example:3128" },
  { HTTPS_PROXY: "http://ada:p%40ss@proxy.example:8080" },
  { HTTPS_PROXY: "http://ada:p%40ss@other.example:3128" },
  { HTTPS_PROXY: "http://ada:100%@proxy.example:3128" },
  { HTTPS_PROXY: "ada:secret" },
])("has none for the proxy with %j", (environment) => {
  expect(inEnvironment(environment)).toBeUndefined();
});
