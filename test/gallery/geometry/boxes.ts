import type { Box } from "./measured.ts";
import { nameOf, ownsText, roleOf, seenWithin, surfaces } from "./seen.ts";

const measured = new Set([
  ...["banner", "button", "combobox", "dialog", "group", "heading", "image", "input", "kbd"],
  ...["label", "link", "list", "listitem", "main", "note", "option", "region", "summary"],
  ...["switch", "table", "textbox", "td", "th", "time"],
]);

/** The named elements of what is looked at, and all that has words, in the order of the document. */
export function measureBoxes(): Box[] {
  return surfaces().flatMap((surface) =>
    [...seenWithin(surface)].flatMap((element) => {
      const role = roleOf(element);
      const own = ownsText(element);
      if (!measured.has(role) && !own) return [];
      return [
        { role: measured.has(role) ? role : "text", name: nameOf(element), ...placeOf(element) },
      ];
    }),
  );
}

/** Where it is in what scrolls, so that it is the same wherever that has been scrolled to. */
function placeOf(element: Element): Omit<Box, "role" | "name"> {
  const { x, y, width, height } = element.getBoundingClientRect();
  const scrolled = scrolledBy(element);
  const box = {
    x: Math.round(x),
    y: Math.round(y + scrolled),
    w: Math.round(width),
    h: Math.round(height),
  };
  return flowsInLines(element) ? { ...box, flows: true } : box;
}

function scrolledBy(element: Element): number {
  let sum = 0;
  for (let at = element.parentElement; at !== null; at = at.parentElement) sum += at.scrollTop;
  return sum;
}

/** Whether a wider font may send it to the next line. */
function flowsInLines(element: Element): boolean {
  const parent = element.parentElement;
  if (parent === null) return false;
  if (getComputedStyle(element).display === "inline") return true;
  const { display, flexWrap } = getComputedStyle(parent);
  return (display.includes("flex") && flexWrap === "wrap") || flowsInLines(parent);
}
