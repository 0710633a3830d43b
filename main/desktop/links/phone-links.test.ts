import { describe, expect, it } from "vitest";

import { FakeClock } from "../../../test/support/fakes/fake-clock.ts";
import { withoutAccount, createAppState, signedOutParts } from "../../app-state.ts";
import { createNotices } from "../../notices.ts";
import { createPhoneHandler } from "./phone-handler.ts";
import { createPhoneLinks, mostLinksASecond } from "./phone-links.ts";

function setUp() {
  const clock = new FakeClock();
  const state = createAppState(signedOutParts(0));
  const notices = createNotices((all) => state.set({ notices: all }));
  const world = { shown: 0, logged: [] as unknown[] };
  const links = createPhoneLinks({
    ...{ clock, state, notices },
    show: () => (world.shown += 1),
    log: (event, fields) => world.logged.push([event, fields]),
  });
  return { clock, state, notices, world, links };
}

describe("phone links", () => {
  it("are shown, the newest one, and stay while an account comes or goes", () => {
    const { clock, state, links, world } = setUp();
    links.open("tel:+15550100177");
    clock.advance(1_000);
    links.open("callto:+15550100178");
    state.set(withoutAccount(1));
    expect(state.snapshot().phoneLink).toEqual({ entry: "+15550100178" });
    expect(links.shown()).toBe("+15550100178");
    expect(world.shown).toBe(2);
    links.dismiss();
    expect(state.snapshot()).not.toHaveProperty("phoneLink");
  });

  it("that are none are said to be none, again each time, and leave the last one there", () => {
    const { clock, state, notices, links } = setUp();
    links.open("tel:+15550100177");
    links.open("tel:javascript");
    expect(state.snapshot().notices).toMatchObject([{ kind: "link-refused" }]);
    notices.dismiss("link-refused");
    clock.advance(1_000);
    links.open("tel:");
    expect(state.snapshot().notices).toHaveLength(1);
    expect(links.shown()).toBe("+15550100177");
    clock.advance(1_000);
    links.open("tel:+15550100178");
    expect(state.snapshot().notices).toEqual([]);
  });

  it("are not followed faster than anybody clicks, and no number is logged", () => {
    const { links, world } = setUp();
    for (let count = 0; count < 100; count += 1) links.open(`tel:+1555010${100 + count}`);
    expect(world.shown).toBe(mostLinksASecond);
    expect(JSON.stringify(world.logged)).not.toContain("555");
  });
});

/** A system that keeps what it is told, unless the user decides otherwise. */
function system(options: { isPackaged?: boolean; obeys?: boolean } = {}) {
  const { isPackaged = true, obeys = true } = options;
  const mine = new Set<string>();
  const asked: string[] = [];
  return {
    ...{ isPackaged, mine, asked },
    isDefaultProtocolClient: (scheme: string) => mine.has(scheme),
    setAsDefaultProtocolClient(scheme: string) {
      asked.push(`+${scheme}`);
      if (obeys) mine.add(scheme);
      return true;
    },
    removeAsDefaultProtocolClient(scheme: string) {
      asked.push(`-${scheme}`);
      if (obeys) mine.delete(scheme);
      return obeys;
    },
  };
}

describe("the handler of phone links", () => {
  it("is chosen and given up, and says what the system says", () => {
    const app = system();
    const handler = createPhoneHandler(app, "linux");
    expect(handler.read()).toEqual({ on: false });
    expect(handler.change(true)).toEqual({ on: true });
    expect(handler.change(false)).toEqual({ on: false });
    expect(app.asked).toEqual(["+tel", "+callto", "-tel", "-callto"]);
    app.mine.add("tel");
    expect(handler.read()).toEqual({ on: false });
  });

  it("takes on macOS what its package declares, and no more", () => {
    const app = system();
    createPhoneHandler(app, "darwin").change(true);
    expect(app.asked).toEqual(["+tel"]);
  });

  it.each([
    ["win32", true, "in-system"],
    ["darwin", true, "in-system"],
    ["linux", true, "refused"],
    ["linux", false, "in-system"],
  ] as const)("says on %s, asked for %j in vain, where it is to be done", (platform, on, hint) => {
    const app = system({ obeys: false });
    if (!on) for (const scheme of ["tel", "callto"]) app.mine.add(scheme);
    expect(createPhoneHandler(app, platform).change(on)).toEqual({ on: !on, hint });
  });

  it("registers nothing from the sources", () => {
    const app = system({ isPackaged: false });
    const handler = createPhoneHandler(app, "linux");
    expect(handler.change(true)).toEqual({ on: false, hint: "not-installed" });
    expect(handler.read()).toEqual({ on: false, hint: "not-installed" });
    expect(app.asked).toEqual([]);
  });
});
