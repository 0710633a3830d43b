import { expect, test } from "vitest";

import { bodyText, menuText, tooltipText } from "./desktop-notation.ts";

test("a menu takes single ampersands out, and shows doubled ones once", () => {
  expect(menuText("Finch & Daughters")).toBe("Finch  Daughters");
  expect(menuText("Finch && Daughters &&& Sons")).toBe("Finch & Daughters & Sons");
});

test("a tooltip of Windows shows only tripled ampersands", () => {
  expect(tooltipText("A & B && C &&& D", "win32")).toBe("A  B  C & D");
  expect(tooltipText("A & B && C", "linux")).toBe("A & B && C");
});

test("the body of a notification is markup on Linux", () => {
  expect(bodyText("<b>A</b> &amp; B &lt;i&gt;", "linux")).toBe("A & B <i>");
  expect(bodyText("<b>A</b> &amp; B", "darwin")).toBe("<b>A</b> &amp; B");
});
