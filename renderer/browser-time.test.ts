import { expect, test } from "vitest";

import { browserTime } from "./browser-time.ts";

/** A page whose visibility the test decides. */
class StubPage extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";

  become(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

test("a window that is shown again is brought up to date at once, a hidden one is left alone", () => {
  const page = new StubPage();
  let runs = 0;
  const stop = browserTime(page).everySecond(() => (runs += 1));
  expect(runs).toBe(0);
  page.become("hidden");
  expect(runs).toBe(0);
  page.become("visible");
  expect(runs).toBe(1);
  stop();
  page.become("visible");
  expect(runs).toBe(1);
});
