import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { failed } from "../contract/result.ts";
import { FakeBridge } from "../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../test/support/mount-window.ts";
import {
  buildAccount,
  buildCall,
  buildSettings,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
  sessionId,
} from "../test/support/views/snapshots.ts";
import { themeIn } from "./theme.ts";

test("the window attaches before it asks, and keeps the higher revision", async () => {
  const fake = new FakeBridge({ snapshot: buildSnapshot({ revision: 3 }) });
  let listenersWhenAsked = 0;
  const { bridge } = fake;
  const watched = {
    ...bridge,
    app: {
      ...bridge.app,
      snapshot: () => {
        listenersWhenAsked = fake.listenerCount;
        return bridge.app.snapshot();
      },
    },
  };
  const { screen } = await mountWindow(Object.assign(fake, { bridge: watched }));
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
  expect(listenersWhenAsked).toBe(4);

  fake.push(buildSnapshotWith([buildCall()], { revision: 2 }));
  fake.push(buildSnapshot({ revision: 4, companyNumber: "+1 (555) 010-0101" }));
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
});

test("a window that goes leaves no listener behind", async () => {
  const { fake, screen } = await mountWindow();
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
  await screen.unmount();
  expect(fake.listenerCount).toBe(0);
});

test("an idle window runs no timer, and one serves all running times", async () => {
  const { fake, time, screen } = await mountWindow();
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
  expect(time.tickingCount).toBe(0);

  const second = buildCall({ telephonySessionId: sessionId("s-2"), peer: { name: "Rowan Pike" } });
  fake.push(buildSnapshotWith([buildCall(), second], { revision: 2 }));
  await expect.element(screen.getByText("1:15").first()).toBeVisible();
  expect(time.tickingCount).toBe(1);

  fake.push(buildSnapshot({ revision: 3 }));
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
  expect(time.tickingCount).toBe(0);
});

test("a failed start says why and can be tried again", async () => {
  const fake = new FakeBridge();
  fake.answers.set("app.snapshot", failed({ code: "internal" }));
  const { screen } = await mountWindow(fake);
  await expect.element(screen.getByText("Something went wrong inside Ringside.")).toBeVisible();
  fake.answers.clear();
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
});

test("Escape closes an open question first, then hides the window", async () => {
  const asking = buildSnapshotWith([buildCall()], {
    chooser: { ask: "flip-target", telephonySessionId: sessionId("s-1") },
  });
  const { fake, screen } = await mountWindow(new FakeBridge({ snapshot: asking }));
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(fake.inputsOf("calls.closeChooser")).toHaveLength(1);
  expect(fake.inputsOf("app.hideWindow")).toHaveLength(0);

  fake.push(buildSnapshotWith([buildCall()], { revision: 2 }));
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  expect(fake.inputsOf("app.hideWindow")).toHaveLength(1);
});

test("the page is drawn in its theme before main has answered", async () => {
  const fake = new FakeBridge({ settings: buildSettings({ theme: "light" }) });
  fake.silence("settings.read");
  const { screen } = await mountWindow(fake, "linux", themeIn("?theme=dark"));
  const theme = () => document.documentElement.dataset["theme"];
  await expect.element(screen.getByRole("main")).toBeInTheDocument();
  expect(theme()).toBe("dark");
  fake.pushSettings(buildSettings({ theme: "light" }));
  await expect.poll(theme).toBe("light");
});

test("the theme of the settings is the theme of the page", async () => {
  const { fake } = await mountWindow(
    new FakeBridge({ settings: buildSettings({ theme: "dark" }) }),
  );
  const theme = () => document.documentElement.dataset["theme"];
  await expect.poll(theme).toBe("dark");
  fake.pushSettings(buildSettings({ theme: "system" }));
  await expect.poll(theme).toBeUndefined();
});

test("a demo is marked as one in every view", async () => {
  const demo = buildSnapshotWith([buildCall()], { account: buildAccount({ demo: true }) });
  const { fake, screen } = await mountWindow(new FakeBridge({ snapshot: demo }));
  await expect.element(screen.getByText("Demo account")).toBeVisible();
  fake.show("settings");
  await screen.getByRole("button", { name: "Account and permissions" }).click();
  await expect.element(screen.getByRole("button", { name: "Leave the demo" })).toBeVisible();
  await expect.element(screen.getByText("Demo account")).toBeVisible();
});

test("a notice is shown until it is dismissed in main", async () => {
  const notices = [
    { id: "n-1", kind: "settings-damaged" as const, subject: "settings.damaged.json" },
  ];
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshot({ notices }) }),
  );
  await expect.element(screen.getByText(/kept as settings.damaged.json/)).toBeVisible();
  await screen.getByRole("button", { name: "Dismiss" }).click();
  expect(fake.inputsOf("app.dismissNotice")).toEqual([{ id: "n-1" }]);
});

test("an unconfirmed state is marked, with the time of its last proof", async () => {
  const stale = buildSnapshotWith([buildCall()], {
    connection: { state: "stale", since: builtAt, confirmedAt: builtAt },
  });
  const { screen, time } = await mountWindow(new FakeBridge({ snapshot: stale }));
  await expect.element(screen.getByText(/What you see may be out of date/)).toBeVisible();
  await expect.element(screen.getByText(/Last confirmed at/)).toBeVisible();
  await expect.element(screen.getByText(/Not updated for less than a minute/)).toBeVisible();
  time.advance(240_000);
  await expect.element(screen.getByText(/Not updated for 4 min/)).toBeVisible();
  // How long the call has lasted is not known, so no time of it runs.
  await expect.element(screen.getByRole("time")).not.toBeInTheDocument();
});

test("every view begins at its beginning, and so does a call that is picked", async () => {
  const calls = Array.from({ length: 40 }, (_, index) =>
    buildCall({
      telephonySessionId: sessionId(`s-${index}`),
      state: index === 20 ? "connected" : "held",
      peer: { name: `Caller ${index}` },
    }),
  );
  const { fake, screen } = await mountWindow();
  fake.show("diagnostics");
  const main = screen.getByRole("main").element();
  await expect.element(screen.getByRole("heading", { level: 2 }).first()).toBeVisible();
  main.scrollTop = main.scrollHeight;
  expect(main.scrollTop).toBeGreaterThan(200);
  fake.push(buildSnapshotWith(calls, { revision: 2, targetId: sessionId("s-20") }));
  fake.show("calls");
  await expect.element(screen.getByRole("heading", { name: "Caller 20" })).toBeInViewport();
  expect(main.scrollTop).toBe(0);

  await screen.getByRole("button", { name: "Switch to Caller 39" }).click();
  fake.push(buildSnapshotWith(calls, { revision: 3, targetId: sessionId("s-39") }));
  await expect.element(screen.getByRole("heading", { name: "Caller 39" })).toBeInViewport();
});

test("a call that comes or goes moves nobody who has scrolled to another", async () => {
  const calls = Array.from({ length: 40 }, (_, index) =>
    buildCall({ telephonySessionId: sessionId(`s-${index}`), peer: { name: `Caller ${index}` } }),
  );
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith(calls) }),
  );
  await expect.element(screen.getByRole("heading", { name: "Caller 0" })).toBeVisible();
  const main = screen.getByRole("main").element();
  main.scrollTop = 900;
  fake.push(buildSnapshotWith(calls.slice(1), { revision: 2 }));
  await expect.element(screen.getByRole("heading", { name: "Caller 1" })).toBeInTheDocument();
  expect(main.scrollTop).toBeGreaterThan(700);
});

test("what is out of date stands still, says why, and can be tried again at once", async () => {
  const other = buildCall({ telephonySessionId: sessionId("s-2"), state: "held" });
  const snapshot = buildSnapshotWith([buildCall(), { ...other, heldSince: builtAt - 42_000 }], {
    connection: {
      ...{ state: "stale", since: builtAt, confirmedAt: builtAt - 5_000 },
      because: { code: "events-refused", status: 401 },
      nextTry: { at: builtAt + 29_000, canHurry: true },
    },
  });
  const { fake, screen, time } = await mountWindow(new FakeBridge({ snapshot }));
  const cause = "RingCentral refused the connection (401)";
  const banner = screen.getByRole("strong").filter({ hasText: cause });
  await expect.element(banner).toBeVisible();
  // In the title bar the cause stands only where the banner does not.
  await expect.element(screen.getByTitle("Out of date")).toBeVisible();
  const announced = screen.getByRole("status").filter({ hasText: cause });
  await expect.element(announced).toBeInTheDocument();
  await expect.element(screen.getByText("0:37")).toBeVisible();
  await expect.element(screen.getByText("Next try in 0:29.")).toBeVisible();
  time.advance(10_000);
  await expect.element(screen.getByText("Next try in 0:19.")).toBeVisible();
  await expect.element(screen.getByText("0:37")).toBeVisible();
  const title = screen.getByRole("heading", { level: 1 }).element().getBoundingClientRect();
  expect(banner.element().getBoundingClientRect().top - title.bottom).toBeLessThan(40);
  expect(document.querySelectorAll("svg.connected:not(.stale), svg.held:not(.stale)")).toHaveLength(
    0,
  );
  await screen.getByRole("button", { name: "Try now" }).click();
  expect(fake.inputsOf("calls.tryNow")).toHaveLength(1);
  await screen.getByRole("button", { name: "Settings" }).click();
  await expect.element(screen.getByTitle(cause)).toBeVisible();
});

test("a pause that the service asked for is said, and offers no try", async () => {
  const snapshot = buildSnapshotWith([buildCall()], {
    connection: {
      ...{ state: "stale", since: builtAt, confirmedAt: builtAt },
      because: { code: "rate-limited", retryAfterMs: 40_000 },
      nextTry: { at: builtAt + 40_000, canHurry: false },
      limited: { until: builtAt + 40_000 },
    },
  });
  const { fake, screen } = await mountWindow(new FakeBridge({ snapshot }));
  const told = screen.getByRole("strong").filter({ hasText: "RingCentral asked for a pause" });
  await expect.element(told).toBeVisible();
  expect(told.elements()).toHaveLength(1);
  await expect.element(screen.getByText("Nothing can be sent until it is over.")).toBeVisible();
  await expect.element(screen.getByText("RingCentral allows none before.")).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Try now" })).not.toBeInTheDocument();
  fake.push(
    buildSnapshotWith([buildCall()], {
      revision: 2,
      connection: {
        ...{ state: "stale", since: builtAt, because: { code: "offline" } },
        limited: { until: builtAt + 40_000 },
      },
    }),
  );
  await expect.element(told).not.toBeInTheDocument();
  await expect
    .element(screen.getByText(/RingCentral asked for a pause/))
    .toMatchTextContent(/40 s/);
});
