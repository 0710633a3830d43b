import { expect, test } from "vitest";

import { parseRoute } from "./route.ts";

test.each([
  ["/?key=K", { to: "entrance", key: "K" }],
  ["/", { to: "entrance", key: "" }],
  ["/k/K/", { to: "desk", key: "K", file: "index.html" }],
  ["/k/K/assets/a.js", { to: "desk", key: "K", file: "assets/a.js" }],
  ["/k/K/desk-socket", { to: "desk-socket", key: "K" }],
  ["/k/K/page-socket/3", { to: "page-socket", key: "K", window: 3 }],
  ["/k/K/preload/3", { to: "preload", key: "K", window: 3 }],
  [
    "/k/K/window/2/app/ringside/a/b.js?x=1",
    { to: "page", key: "K", window: 2, url: "app://ringside/a/b.js?x=1" },
  ],
  ["/elsewhere", undefined],
  ["//evil.example/", undefined],
  ["*", undefined],
])("%s is understood", (target, route) => {
  expect(parseRoute(target)).toEqual(route);
});

test("a path cannot climb out of a window's pages", () => {
  expect(parseRoute("/k/K/window/2/app/ringside/../../../../k2")).not.toMatchObject({ to: "page" });
});
