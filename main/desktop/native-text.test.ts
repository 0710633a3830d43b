import fc from "fast-check";
import { expect, test } from "vitest";

import {
  bodyText,
  menuText,
  tooltipText,
} from "../../preview/electron/desktop/desktop-notation.ts";
import { longestTooltip, menuLabel, notificationBody, tooltip } from "./native-text.ts";

const text = fc.string({ unit: fc.constantFrom("a", "&", " ", "<", ">", ";", "&amp;", "👩‍👩‍👧‍👦") });
const platform = fc.constantFrom<NodeJS.Platform>("win32", "linux", "darwin");

test("a menu shows every ampersand", () => {
  expect(menuLabel("Finch & Daughters")).toBe("Finch && Daughters");
  fc.assert(
    fc.property(text, (label) => {
      expect(menuText(menuLabel(label))).toBe(label);
    }),
  );
});

test("a tooltip shows every ampersand", () => {
  expect(tooltip("Finch & Daughters", "win32")).toBe("Finch &&& Daughters");
  expect(tooltip("Finch & Daughters", "darwin")).toBe("Finch & Daughters");
  fc.assert(
    fc.property(text, platform, (tip, on) => {
      fc.pre(tooltip(tip, on).length < longestTooltip);
      expect(tooltipText(tooltip(tip, on), on)).toBe(tip);
    }),
  );
});

test("a tooltip with its marks is no longer than Windows shows, and no mark is cut", () => {
  const full = fc.string({ unit: fc.constantFrom("a", "&", "é"), maxLength: longestTooltip });
  fc.assert(
    fc.property(full, (tip) => {
      const shown = tooltip(tip, "win32");
      expect(shown.length).toBeLessThanOrEqual(longestTooltip);
      expect(tip.startsWith(tooltipText(shown, "win32").replace(/…$/, ""))).toBe(true);
    }),
  );
});

test("the body of a notification shows what stands in it, whatever looks like markup", () => {
  expect(notificationBody("Through <b>A & B</b>", "linux")).toBe(
    "Through &lt;b&gt;A &amp; B&lt;/b&gt;",
  );
  fc.assert(
    fc.property(text, platform, (body, on) => {
      expect(bodyText(notificationBody(body, on), on)).toBe(body);
    }),
  );
});
