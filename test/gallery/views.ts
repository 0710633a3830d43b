import { isSeen, scrolls, surfaces } from "./geometry/seen.ts";

/** How much of the last view the next one repeats, so that nothing falls into the gap. */
const repeated = 40;

/** One scrolling on: nothing at first, then each thing that scrolls, step by step to its end. */
interface View {
  readonly element?: Element;
  readonly top: number;
}

/** Every view that it takes to see all of what is drawn. */
export function viewsOf(): View[] {
  const scrollers = surfaces().flatMap((surface) =>
    [surface, ...surface.querySelectorAll("*")].filter(
      (element) =>
        scrolls(getComputedStyle(element).overflowY) &&
        element.scrollHeight > element.clientHeight + 1 &&
        isSeen(element),
    ),
  );
  return [{ top: 0 }, ...scrollers.flatMap(stepsOf)];
}

function stepsOf(element: Element): View[] {
  const end = element.scrollHeight - element.clientHeight;
  const step = Math.max(element.clientHeight - repeated, repeated);
  const count = Math.ceil(end / step);
  return Array.from({ length: count }, (_, index) => ({
    element,
    top: Math.min((index + 1) * step, end),
  }));
}

export function showView({ element, top }: View): void {
  if (element === undefined) return;
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  element.scrollTo({ top, behavior: "instant" });
}
