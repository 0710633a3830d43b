import { describe, expect, it } from "vitest";

import { createManualClock } from "../clock.ts";
import { createRandom } from "../random.ts";
import { type WishedLifetimes, SessionStore } from "./sessions.ts";

const user = {
  extensionId: "700100012",
  accountId: "700100001",
  extensionNumber: "112",
  name: "Avery Quill",
};
const clientId = "client";

function fixture() {
  const clock = createManualClock();
  const sessions = new SessionStore(clock, createRandom(1));
  const open = (lifetimes: WishedLifetimes = {}) => sessions.open({ user, clientId, lifetimes });
  const refresh = (token: string | undefined) => sessions.refresh(token ?? "", clientId, {});
  return { clock, sessions, open, refresh };
}

describe("lifetimes", () => {
  it.each([
    [undefined, 3_600],
    [-1, 600],
    [599, 600],
    [900, 900],
    [86_400, 3_600],
    [Number.NaN, 3_600],
  ])("an access token wished for %s s lives %s s", (accessSeconds, lives) => {
    const { clock, sessions, open } = fixture();
    const { access } = open({ accessSeconds });
    clock.advance(lives * 1_000 - 1);
    expect(sessions.check(access.value).ok).toBe(true);
    clock.advance(1);
    expect(sessions.check(access.value)).toEqual({ ok: false, cause: "expired" });
  });

  it.each([0, -1])("a refresh token wished for %s s is not given", (refreshSeconds) => {
    expect(fixture().open({ refreshSeconds }).refresh).toBeUndefined();
  });

  it("a refresh token is good for a week, and for thirty days at most", () => {
    const { clock, open, refresh } = fixture();
    const usual = open();
    const long = open({ refreshSeconds: 1e9 });
    clock.advance(604_800_000);
    expect(refresh(usual.refresh?.value)).toBeUndefined();
    expect(long.refresh?.expiresAt).toBe(clock.now() - 604_800_000 + 2_592_000_000);
  });
});

describe("rotation", () => {
  it("ends the old access token at once and makes a new pair", () => {
    const { sessions, open, refresh } = fixture();
    const first = open();
    const second = refresh(first.refresh?.value);
    expect(sessions.check(first.access.value)).toEqual({ ok: false, cause: "unknown" });
    expect(sessions.check(second?.access.value ?? "").ok).toBe(true);
    expect(second?.refresh?.value).not.toBe(first.refresh?.value);
  });

  it("gives the same pair to the old refresh token for an hour while the new one is unused", () => {
    const { clock, open, refresh } = fixture();
    const first = open();
    const second = refresh(first.refresh?.value);
    clock.advance(3_599_999);
    expect(refresh(first.refresh?.value)).toEqual(second);
    clock.advance(1);
    expect(refresh(first.refresh?.value)).toBeUndefined();
  });

  it("gives it for ten seconds once the new access token was used", () => {
    const { clock, sessions, open, refresh } = fixture();
    const first = open();
    const second = refresh(first.refresh?.value);
    clock.advance(60_000);
    sessions.check(second?.access.value ?? "");
    clock.advance(9_999);
    sessions.check(second?.access.value ?? "");
    expect(refresh(first.refresh?.value)).toEqual(second);
    clock.advance(1);
    expect(refresh(first.refresh?.value)).toBeUndefined();
  });

  it("forgets the refresh token before the last", () => {
    const { open, refresh } = fixture();
    const first = open();
    const second = refresh(first.refresh?.value);
    refresh(second?.refresh?.value);
    expect(refresh(first.refresh?.value)).toBeUndefined();
  });

  it("is not done for another application", () => {
    const { sessions, open } = fixture();
    const { refresh } = open();
    expect(sessions.refresh(refresh?.value ?? "", "other", {})).toBeUndefined();
  });
});

describe("the end of a session", () => {
  it("comes to the oldest when a user signs in for the sixth time", () => {
    const { sessions, open } = fixture();
    const six = Array.from({ length: 6 }, () => open());
    expect(six.map(({ access }) => sessions.check(access.value).ok)).toEqual([
      false,
      ...Array.from({ length: 5 }, () => true),
    ]);
  });

  it.each(["access", "refresh"] as const)(
    "comes by revoking its %s token, with both tokens",
    (kind) => {
      const { sessions, open, refresh } = fixture();
      const session = open();
      sessions.revoke(session[kind]?.value ?? "");
      expect(sessions.check(session.access.value).ok).toBe(false);
      expect(refresh(session.refresh?.value)).toBeUndefined();
      expect(sessions.isAlive(session.id)).toBe(false);
    },
  );
});
