import { expect, it } from "vitest";

import { longestJwt, readJwt } from "./jwt.ts";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

it("is read no further than a credential can be long", () => {
  const outside = `${part({ alg: "RS256" })}.${part({ exp: 7 })}.`;
  const room = longestJwt - outside.length;
  expect(readJwt(`${outside}${"s".repeat(room)}`)).toEqual({ until: 7_000 });
  expect(readJwt(`${outside}${"s".repeat(room + 1)}`)).toBeUndefined();
});

it.each([
  "",
  "a.b",
  "a.b.c.d",
  `${part({})}.${part([])}.s`,
  `${part([])}.${part({})}.s`,
  "a b.c.d",
])("is none: %j", (text) => {
  expect(readJwt(text)).toBeUndefined();
});
