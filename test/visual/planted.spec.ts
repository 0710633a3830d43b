/**
 * The visual tests would find what they are for: a fault is planted by a style, and both what no font
 * excuses and the comparison of geometry are asked whether they see it.
 */
import { compareBoxes } from "./compare-boxes.ts";
import { expect, test } from "./gallery-page.ts";
import { countDifferences, sheetOf } from "./pictures.ts";

interface Planted {
  readonly scene: string;
  readonly css: string;
  /** How the finding of the rules begins, when it is one that no font excuses. */
  readonly fault?: RegExp;
  /** What the comparison of geometry says of it, where it moves or resizes something. */
  readonly moved?: RegExp;
}

/** As a rule for the parts of any list would have it that reaches into a switch of the settings. */
const reachingIntoSwitches = `[role="switch"] > :last-child {
  display: flex !important;
  inline-size: 100% !important;
  min-block-size: 2.75rem;
}`;

const planted: Record<string, Planted> = {
  "switches as wide as their list": {
    ...{ scene: "settings-sounds", css: reachingIntoSwitches },
    ...{
      fault: /^(squeezed|outside|scrolls sideways|clipped): /,
      moved: /^text “A call rings”: .*width/,
    },
  },
  "something unseen over the buttons": {
    scene: "active",
    css: `.window::after { content: ""; position: fixed; z-index: 9; inset: 40% 0 0; }`,
    fault: /^covered: button /,
  },
  "labels that are cut off": {
    scene: "active",
    css: `.control .name { overflow: hidden; inline-size: 1rem; white-space: nowrap; }`,
    ...{ fault: /^clipped: /, moved: /width/ },
  },
  "labels that reach out of their buttons": {
    scene: "settings",
    css: `button { inline-size: 2rem !important; white-space: nowrap; }`,
    ...{ fault: /^clipped: button /, moved: /^button .*width/ },
  },
  "a card beside the window": {
    scene: "active",
    css: `.card { translate: 3rem 0; }`,
    ...{ fault: /^outside: /, moved: /left or right/ },
  },
  "a list wider than its page": {
    scene: "six-calls",
    css: `main ul { inline-size: 120%; }`,
    ...{ fault: /^(outside|scrolls sideways): /, moved: /left or right|width/ },
  },
  "a heading that can be scrolled": {
    scene: "longest-name-rings",
    css: `h2 { overflow: hidden !important; inline-size: 9rem; white-space: nowrap; }`,
    fault: /^scrolls sideways: heading /,
  },
  "a word a line": {
    scene: "diagnostics",
    css: `p { inline-size: 3rem; }`,
    ...{ fault: /^squeezed: /, moved: /width/ },
  },
  "lines over lines": {
    scene: "settings",
    css: `li { margin-block-start: -2rem; }`,
    ...{ fault: /^(mingled|crowded): / },
  },
  "switches too small to hit": {
    scene: "settings-sounds",
    css: `[role="switch"] { block-size: 0.5rem !important; min-block-size: 0 !important; }`,
    fault: /^small: switch /,
  },
  "End at the edge of its neighbour": {
    scene: "active",
    css: `.control { margin: -0.25rem; }`,
    fault: /^crowded: .*“End/,
  },
  "everything to one side": {
    scene: "settings",
    css: `section { padding-inline-start: 4rem; }`,
    moved: /left or right/,
  },
  "one part lifted over another": {
    scene: "active",
    css: `main section > :nth-child(2) { translate: 0 4rem; }`,
    moved: /: top/,
  },
  "a heading that is gone": {
    scene: "settings",
    css: `main h2 { display: none; }`,
    moved: /^element \d+: was heading/,
  },
};

for (const [name, { scene, css, fault, moved }] of Object.entries(planted)) {
  test(`finds ${name}`, async ({ gallery }) => {
    await gallery.draw(scene);
    const whole = await gallery.boxes();
    await gallery.draw(scene, css);
    if (fault !== undefined) {
      expect(await gallery.faults()).toContainEqual(expect.stringMatching(fault));
    }
    if (moved !== undefined) {
      const differences = compareBoxes(whole, await gallery.boxes());
      expect(differences).toContainEqual(expect.stringMatching(moved));
    }
  });
}

/** With lines that break elsewhere, words in the middle, and pictures beside words. */
const ofMuchText = [
  ...["settings", "settings-consent", "active", "several", "elsewhere", "ask-transfer"],
  ...["diagnostics", "hearing-guide", "lost-in-a-pause"],
];
const otherFonts = {
  wider: `body { letter-spacing: 0.04em; }`,
  narrower: `body { letter-spacing: -0.04em; }`,
  "with serifs": `:root { --font: serif; }`,
};

for (const [kind, css] of Object.entries(otherFonts)) {
  test(`takes no offence at a font that is ${kind}`, async ({ gallery }) => {
    for (const scene of ofMuchText) {
      await gallery.draw(scene);
      const whole = await gallery.boxes();
      await gallery.draw(scene, css);
      expect(await gallery.faults(), scene).toEqual([]);
      expect(compareBoxes(whole, await gallery.boxes()), scene).toEqual([]);
    }
  });
}

test("finds a colour that is off by a shade, and nothing where nothing is", async ({ gallery }) => {
  const pictured = async (css: string) => {
    await gallery.draw("idle", css);
    return sheetOf([await gallery.pictures()]);
  };
  const whole = await pictured("");
  expect(countDifferences(whole, await pictured(""))).toBe(0);
  expect(countDifferences(whole, await pictured("h2 { color: #4d4b52; }"))).toBeGreaterThan(50);
  expect(countDifferences(whole, await pictured("h2 { translate: 1px 0; }"))).toBeGreaterThan(50);
});
