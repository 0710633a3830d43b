import { isSeen, scrolls, surfaces } from "./geometry/seen.ts";

/** How much of the last view the next one repeats, so that nothing falls into the gap. */
const repeated = 40;

/** One thing that scrolls, and how far. */
interface Scrolled {
  readonly element: Element;
  readonly top: number;
}

/**
 * Every view that it takes to see all of what is drawn: as it opens, then each thing that scrolls,
 * step by step to its end. A view is what is scrolled on the way to it.
 */
export function viewsOf(): Scrolled[][] {
  const scrollers = surfaces().flatMap((surface) =>
    [surface, ...surface.querySelectorAll("*")].filter(
      (element) =>
        scrolls(getComputedStyle(element).overflowY) &&
        element.scrollHeight > element.clientHeight + 1 &&
        isSeen(element) &&
        element.closest("[inert]") === null,
    ),
  );
  const atFirst = scrollers.map((element) => ({ element, top: element.scrollTop }));
  return [atFirst, ...scrollers.flatMap((element) => stepsOf(element).map((step) => [step]))];
}

function stepsOf(element: Element): Scrolled[] {
  const end = element.scrollHeight - element.clientHeight;
  const step = Math.max(element.clientHeight - repeated, repeated);
  const count = Math.ceil(end / step);
  return Array.from({ length: count }, (_, index) => ({
    element,
    top: Math.min((index + 1) * step, end),
  }));
}

export function showView(view: readonly Scrolled[]): void {
  for (const { element, top } of view) {
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    element.scrollTo({ top, behavior: "instant" });
  }
}
