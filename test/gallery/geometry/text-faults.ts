import { called, isEllipsised, layerOf, linesOf, ownsText, scrolls, textOf } from "./seen.ts";

const slack = 1;

const withWords = (elements: readonly Element[]) =>
  elements.filter((element) => ownsText(element) && element.closest("option, svg") === null);

/** Words that something cuts off, or that reach out of the button or the box that they label. */
export function clippedText(elements: readonly Element[]): string[] {
  return withWords(elements).flatMap((element) => {
    if (isEllipsised(element)) return [];
    const beyond = Math.max(...linesOf(element).map((line) => cutOff(line, element)));
    return beyond > slack ? [`clipped: ${called(element)} by ${Math.round(beyond)} px`] : [];
  });
}

function cutOff(line: DOMRect, element: Element): number {
  let beyond = 0;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { overflowX, overflowY, display } = getComputedStyle(at);
    if (display === "inline" || display === "contents") continue;
    const edge = at.getBoundingClientRect();
    const holdsAcross = overflowX !== "visible" || at.localName === "button" || at === element;
    const holdsDown = overflowY === "hidden" || overflowY === "clip" || at.localName === "button";
    if (holdsAcross) beyond = Math.max(beyond, edge.left - line.left, line.right - edge.right);
    if (holdsDown) beyond = Math.max(beyond, edge.top - line.top, line.bottom - edge.bottom);
    // What scrolls shows the rest when it is scrolled.
    if (scrolls(overflowY)) return beyond;
  }
  return beyond;
}

/** No wider than one word of the language, in CSS pixels. */
const aWord = 90;

/** A column so narrow that it holds a word a line. */
export function squeezedText(elements: readonly Element[]): string[] {
  return withWords(elements).flatMap((element) => {
    const words = textOf(element).split(" ").length;
    const lines = linesOf(element);
    const count = new Set(lines.map(({ top }) => Math.round(top))).size;
    const isNarrow = Math.max(...lines.map(({ width }) => width)) < aWord;
    if (words < 3 || count < words || !isNarrow) return [];
    return [`squeezed: ${called(element)} into ${count} lines`];
  });
}

/** Words that lie over other words. */
export function mingledText(elements: readonly Element[]): string[] {
  const lines = withWords(elements)
    .filter((element) => !isEllipsised(element))
    .flatMap((element) => {
      const layer = layerOf(element);
      return linesOf(element).map((line) => ({ element, layer, line }));
    });
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      if (one.element === other.element || one.layer !== other.layer) return [];
      const over = overlap(one.line, other.line);
      return over > 3 ? [`mingled: ${called(one.element)} and ${called(other.element)}`] : [];
    }),
  );
}

/** By how much two boxes cover each other, in the direction in which it is less. */
function overlap(a: DOMRect, b: DOMRect): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.min(across, down);
}
