import { called, layerOf, nameOf, scrolls } from "./seen.ts";

/** WCAG 2.2, 2.5.8: the least size of what is pressed, or the room that it has for itself. */
const leastSize = 24;
/** Between a press that cannot be taken back and any other. */
const leastGap = 6.5;
const final = /^(End|Decline)\b/;

/** Too small to hit, with another target so near that the wrong one is hit. */
export function smallTargets(targets: readonly Element[]): string[] {
  return targets.flatMap((target) => {
    const { width, height, x, y } = target.getBoundingClientRect();
    if (width >= leastSize && height >= leastSize) return [];
    const room = new DOMRect(
      x + Math.min(0, (width - leastSize) / 2),
      y + Math.min(0, (height - leastSize) / 2),
      Math.max(width, leastSize),
      Math.max(height, leastSize),
    );
    const near = targets.find((other) => isOther(target, other) && gapOf(room, rectOf(other)) < 0);
    if (near === undefined && Math.min(width, height) >= 16) return [];
    return [`small: ${called(target)} is ${Math.round(width)} × ${Math.round(height)} px`];
  });
}

/** Targets that overlap, and those beside an ending press. */
export function crowdedTargets(targets: readonly Element[]): string[] {
  return targets.flatMap((target, index) =>
    targets.slice(index + 1).flatMap((other) => {
      if (!isOther(target, other)) return [];
      const gap = gapOf(rectOf(target), rectOf(other));
      const isFinal = final.test(nameOf(target)) || final.test(nameOf(other));
      if (gap >= (isFinal ? leastGap : -1)) return [];
      return [`crowded: ${called(target)} and ${called(other)}, ${gap.toFixed(1)} px apart`];
    }),
  );
}

const rectOf = (element: Element): DOMRect => element.getBoundingClientRect();

const isOther = (one: Element, two: Element): boolean =>
  one !== two && !one.contains(two) && !two.contains(one) && layerOf(one) === layerOf(two);

/** How far two boxes are apart, in the direction in which it is more; less than 0 where they overlap. */
function gapOf(a: DOMRect, b: DOMRect): number {
  const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
  return Math.max(across, down);
}

/**
 * Targets that something else lies over: as the scene opens, and when they were scrolled to. Each is
 * tried in its middle and at four places around that.
 */
export function coveredTargets(targets: readonly Element[]): string[] {
  const atFirst = targets.filter((target) => isCovered(target));
  const positions = scrollersOf(targets).map((element) => ({ element, top: element.scrollTop }));
  const atLast = targets.filter((target) => {
    target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    return isCovered(target);
  });
  for (const { element, top } of positions) element.scrollTop = top;
  return [...new Set([...atFirst, ...atLast])].map(
    (target) => `covered: ${called(target)} by ${coverOf(target)}`,
  );
}

function scrollersOf(targets: readonly Element[]): Element[] {
  const all = new Set<Element>();
  for (const target of targets) {
    for (let at = target.parentElement; at !== null; at = at.parentElement) all.add(at);
  }
  return [...all];
}

const shares = [
  [0.5, 0.5],
  [0.2, 0.3],
  [0.8, 0.3],
  [0.2, 0.7],
  [0.8, 0.7],
] as const;

const isCovered = (target: Element): boolean => coverOf(target) !== "nothing";

function coverOf(target: Element): string {
  const { left, top, width, height } = rectOf(target);
  for (const [across, down] of shares) {
    const [x, y] = [left + width * across, top + height * down];
    if (!isInSight(target, x, y)) continue;
    const hit = document.elementFromPoint(x, y);
    if (hit !== null && !target.contains(hit) && hit.closest("label") !== target)
      return called(hit);
  }
  return "nothing";
}

/** Not scrolled out of what scrolls, nor out of the window. */
function isInSight(target: Element, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return false;
  for (let at = target.parentElement; at !== null; at = at.parentElement) {
    if (!scrolls(getComputedStyle(at).overflowY)) continue;
    const edge = rectOf(at);
    if (y < edge.top || y > edge.bottom) return false;
  }
  return true;
}
