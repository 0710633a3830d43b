/** The demo, left alone: what stands on the desk when the user comes back. */
import { EventEmitter } from "node:events";
import { expect, it } from "vitest";

import { defaultSettings } from "../../../contract/settings.ts";
import { createNotifications } from "../../../main/desktop/notifications/notifications.ts";
import { openGround } from "../ground/proving-ground.ts";
import { FakeClock } from "../../support/fakes/fake-clock.ts";
import { inEnglish } from "../../support/english.ts";

const awayMs = 45 * 60_000;

it("leaves a few cards after 45 minutes, and what they say is so", async () => {
  const cards = new Set<EventEmitter>();
  const texts = new Map<EventEmitter, string>();
  let mostAtOnce = 0;
  const notifications = createNotifications({
    speech: inEnglish,
    clock: new FakeClock(),
    port: {
      create({ title = "", body = "" }) {
        const card = Object.assign(new EventEmitter(), {
          show() {
            cards.add(card);
            mostAtOnce = Math.max(mostAtOnce, cards.size);
          },
          close: () => cards.delete(card),
        });
        texts.set(card, `${title}\n${body}`);
        return card as never;
      },
      ...{ removeAll: () => undefined, handleActivation: () => undefined },
    },
    onEarlierButton: () => undefined,
    platform: "win32",
    settings: () => defaultSettings.notifications,
    isTalking: () => false,
    onAct: () => undefined,
    onShow: () => undefined,
    log: () => undefined,
  });
  const ground = await openGround({ wire: "memory" });
  ground.service.onCallEvent((callEvent) => notifications.tell(callEvent));
  try {
    await ground.ask("POST", "scenarios", { name: "demo" });
    await ground.pass(awayMs);
  } finally {
    await ground.dispose();
  }
  const missed = ground.callEvents.filter(({ kind }) => kind === "missed").length;
  // As many as there were cards when each call had one of its own.
  expect(missed).toBeGreaterThan(30);
  expect(mostAtOnce).toBeLessThanOrEqual(6);
  const told = [...cards].map((card) =>
    Number(/^(\d+) missed calls/.exec(texts.get(card) ?? "")?.[1]),
  );
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(missed);
}, 120_000);
