import { describe, expect, it } from "vitest";

import { createNotices } from "./notices.ts";

const keyring = { id: "keyring", kind: "keyring" } as const;
const hotkey = { id: "hotkey:mute", kind: "hotkey-failed", subject: "Mute" } as const;

describe("notices", () => {
  it("are listed in the order in which they came, each once", () => {
    const changes: number[] = [];
    const notices = createNotices((list) => changes.push(list.length));
    notices.put(keyring);
    notices.put(hotkey);
    notices.put(keyring);
    expect(notices.list()).toEqual([keyring, hotkey]);
    expect(changes).toEqual([1, 2, 2]);
  });

  it("stay away once they are dismissed", () => {
    const notices = createNotices(() => undefined);
    notices.put(keyring);
    notices.dismiss("keyring");
    notices.put(keyring);
    notices.dismiss("unheard of");
    expect(notices.list()).toEqual([]);
  });

  it("are told again when their reason went and came back", () => {
    const notices = createNotices(() => undefined);
    notices.put(hotkey);
    notices.dismiss(hotkey.id);
    notices.remove(hotkey.id);
    notices.put(hotkey);
    expect(notices.list()).toEqual([hotkey]);
  });
});
