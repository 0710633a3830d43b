import { coveredTargets, crowdedTargets, smallTargets } from "./target-faults.ts";
import { clippedText, mingledText, squeezedText } from "./text-faults.ts";
import { called, scrolls, seenWithin, surfaces, targetsWithin } from "./seen.ts";

/** How far things may be off without anybody seeing it; layouts come in fractions of a pixel. */
const slack = 1;
/** Further than anything could scroll, in CSS pixels. */
const farAway = 1_000_000;

/** Everything that no font excuses. Scrolls while it looks, and scrolls back. */
export function findFaults(): string[] {
  const faults = surfaces().flatMap((surface) => {
    const elements = [...seenWithin(surface)];
    const targets = targetsWithin(surface);
    return [
      ...sideways(elements),
      ...outside(elements),
      ...clippedText(elements),
      ...squeezedText(elements),
      ...mingledText(elements),
      ...smallTargets(targets),
      ...crowdedTargets(targets),
      ...coveredTargets(targets),
    ];
  });
  return [...new Set([...opensScrolled(), ...faults])];
}

/** A page begins at its beginning. */
function opensScrolled(): string[] {
  const top = document.querySelector("main")?.scrollTop ?? 0;
  return top > 0 ? [`opens scrolled: by ${top} px`] : [];
}

/** Nothing scrolls sideways, neither by hand nor, where it is hidden, by the focus. It is tried. */
function sideways(elements: readonly Element[]): string[] {
  return [document.documentElement, ...elements].flatMap((element) => {
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return [];
    if (element.scrollWidth <= element.clientWidth) return [];
    const before = element.scrollLeft;
    const reached = [-farAway, farAway].map((left) => {
      element.scrollLeft = left;
      return Math.abs(element.scrollLeft);
    });
    element.scrollLeft = before;
    const beyond = Math.round(Math.max(...reached));
    return beyond > 0 ? [`scrolls sideways: ${called(element)} by ${beyond} px`] : [];
  });
}

/** Every element lies within its parent, and all of them within the window. */
function outside(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const parent = element.parentElement;
    const { position, display } = getComputedStyle(element);
    if (parent === null || position === "absolute" || position === "fixed") return [];
    if (display === "inline" || element instanceof HTMLOptionElement) return [];
    const own = element.getBoundingClientRect();
    const beyondWindow = Math.max(-own.left, own.right - window.innerWidth);
    const beyond = Math.max(beyondWindow, beyondParent(own, parent));
    if (beyond <= slack) return [];
    return [`outside: ${called(element)} of ${called(parent)} by ${Math.round(beyond)} px`];
  });
}

function beyondParent(own: DOMRect, parent: Element): number {
  const { display, overflowY } = getComputedStyle(parent);
  if (display === "inline" || display === "contents") return 0;
  const around = parent.getBoundingClientRect();
  const beside = Math.max(around.left - own.left, own.right - around.right);
  if (scrolls(overflowY)) return beside;
  return Math.max(beside, around.top - own.top, own.bottom - around.bottom);
}
