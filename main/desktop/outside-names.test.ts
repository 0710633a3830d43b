/** Names as others write them, from the wire to what the system's own surfaces are given. */
import type { MenuItemConstructorOptions, NotificationConstructorOptions } from "electron";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { defaultSettings } from "../../contract/settings.ts";
import { snapshotOf } from "../../test/support/views/call-views.ts";
import { CallServiceBench } from "../../test/support/call-service-bench.ts";
import { inbound } from "../../test/support/wire-messages.ts";
import { createNotifications } from "./notifications/notifications.ts";
import { TrayIcon } from "./tray/tray.ts";
import { FakeClock } from "../../test/support/fakes/fake-clock.ts";
import { inEnglish } from "../../test/support/english.ts";

type Platform = "linux" | "win32" | "darwin";

interface Surfaces {
  tooltip: string;
  readonly labels: string[];
  readonly title: string;
  readonly body: string;
}

const labelsIn = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap(({ label = "", submenu }) => [
    label,
    ...(Array.isArray(submenu) ? labelsIn(submenu) : []),
  ]);

/** What the system is given while a call of this caller rings, through a queue of the same name. */
async function surfacesOf(name: string, platform: Platform = "linux"): Promise<Surfaces> {
  const bench = await new CallServiceBench().live();
  const from = { phoneNumber: "+15550100177", name };
  const queue = { queueCall: true, to: { name, extensionId: "700100050" } };
  bench.event("s-1", 6, inbound("Proceeding", { from, ...queue }));
  const tray = { tooltip: "", labels: [] as string[] };
  new TrayIcon(
    {
      create: () =>
        ({
          ...{ setImage: () => undefined, setContextMenu: () => undefined, on: () => undefined },
          setIgnoreDoubleClickEvents: () => undefined,
          setToolTip: (text: string) => (tray.tooltip = text),
        }) as never,
      buildMenu: (template) => {
        tray.labels.push(...labelsIn(template));
        return undefined as never;
      },
      icons: () => undefined as never,
      platform,
      formatTime: () => "10:42",
      speech: inEnglish,
      ...{
        onAct: () => undefined,
        onCommand: () => undefined,
        onAvailability: () => undefined,
        onToggle: () => undefined,
      },
    },
    snapshotOf(bench.service.view().calls),
  );
  const shown: NotificationConstructorOptions[] = [];
  const notifications = createNotifications({
    ...{ speech: inEnglish, clock: new FakeClock() },
    port: {
      create: (options) => {
        shown.push(options);
        return { on: () => undefined, show: () => undefined } as never;
      },
      ...{ removeAll: () => undefined, handleActivation: () => undefined },
    },
    platform,
    settings: () => defaultSettings.notifications,
    isTalking: () => false,
    ...{ onAct: () => undefined, onShow: () => undefined, log: () => undefined },
    onEarlierButton: () => undefined,
  });
  bench.callEvents.forEach((callEvent) => notifications.tell(callEvent));
  const { title = "", body = "" } = shown[0] ?? {};
  bench.service.dispose();
  return { ...tray, title, body };
}

describe("a name with an ampersand", () => {
  test("is whole in the menu, the tooltip and the notification", async () => {
    const { labels, tooltip, title, body } = await surfacesOf("Finch & <b>Daughters</b>");
    expect(labels[0]).toBe("Finch && <b>Daughters</b> – ringing");
    expect(tooltip).toBe("Finch & <b>Daughters</b> is calling");
    expect(title).toBe("Finch & <b>Daughters</b> is calling");
    expect(body).toContain("Through Finch &amp; &lt;b&gt;Daughters&lt;/b&gt;");
  });

  test("is whole in the tooltip of Windows", async () => {
    expect((await surfacesOf("A & B", "win32")).tooltip).toBe("A &&& B is calling");
  });
});

describe("a name that runs from right to left", () => {
  test("takes no word of ours along", async () => {
    const { labels, tooltip, title, body } = await surfacesOf("ליאת אבן (בית)");
    const isolated = "\u2068ליאת אבן (בית)\u2069";
    expect([labels[0], tooltip, title]).toEqual([
      `${isolated} – ringing`,
      `${isolated} is calling`,
      `${isolated} is calling`,
    ]);
    expect(body).toContain(`Through ${isolated}`);
  });
});

describe("whatever somebody calls himself", () => {
  const name = fc.string({
    unit: fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom("\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u202C", "\u200F"),
      fc.constantFrom("\n", "\t", "\u0000", "\u0007", "\u2028", " ", "\u200B", "&", "<", "ש", "a"),
    ),
    maxLength: 200,
  });

  test("no surface gets a control, a line too many, or a direction that goes on", async () => {
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.constantFrom<Platform>("linux", "win32", "darwin"),
        async (given, on) => {
          const { labels, tooltip, title, body } = await surfacesOf(given, on);
          for (const text of [...labels, tooltip, title, ...body.split("\n")]) {
            expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066\u2067]/u);
            expect(text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, "")).not.toMatch(
              /[\u2068\u2069]/u,
            );
          }
          expect(body.split("\n").length).toBeLessThanOrEqual(2);
          expect(tooltip.length).toBeLessThanOrEqual(127);
          expect(title).toMatch(/\S is calling$/u);
        },
      ),
      { numRuns: 60 },
    );
  });
});
