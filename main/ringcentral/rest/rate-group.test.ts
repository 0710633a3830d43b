import { expect, it } from "vitest";

import { rateGroupOf, ratePriorityOf } from "./rate-group.ts";

it.each([
  ["/restapi/oauth/wstoken", "auth"],
  ["/restapi/v1.0/account/~/directory/entries", "medium"],
  ["/restapi/v1.0/account/~/extension", "medium"],
  ["/restapi/v1.0/account/~/extension/~/features", "medium"],
  ["/restapi/v1.0/account/~/extension/~", "light"],
  ["/restapi/v1.0/account/~/telephony/sessions/s-1/parties/p-1/hold", "light"],
])("%s belongs to the group %s", (path, group) => {
  expect(rateGroupOf(path)).toBe(group);
});

const session = "/restapi/v1.0/account/~/telephony/sessions/s-1";
it.each([
  ["GET", session, "read"],
  ["DELETE", session, "urgent"],
  ["DELETE", `${session}/parties/p-1`, "urgent"],
  ["PATCH", `${session}/parties/p-1`, "urgent"],
  ["PATCH", `${session}/parties/p-1/recordings/r-1`, "action"],
  ["POST", `${session}/parties/p-1/hold`, "action"],
  ["POST", "/restapi/oauth/wstoken", "action"],
] as const)("%s %s is %s", (method, path, priority) => {
  expect(ratePriorityOf(method, path)).toBe(priority);
});
