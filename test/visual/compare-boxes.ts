import type { Box } from "../gallery/geometry/measured.ts";

/**
 * Where two drawings of a scene differ by more than another font explains. A font changes how wide
 * words are and where lines break, so all that stands below moves with it; it changes neither the order
 * of things nor how far one is below the one before, nor how wide and on which side they are.
 */
export function compareBoxes(expected: readonly Box[], actual: readonly Box[]): string[] {
  const order = firstDifference(expected, actual);
  if (order !== undefined) return [order];
  return expected.flatMap((was, index) => {
    const now = actual[index];
    if (now === undefined) return [];
    const below = was.y - (expected[index - 1]?.y ?? 0);
    const belowNow = now.y - (actual[index - 1]?.y ?? 0);
    const parts = [
      ...differingParts(was, now),
      ...(isNear(below, belowNow, { px: 40, share: 0.35 }) ? [] : ["top"]),
    ];
    if (parts.length === 0) return [];
    return [`${titleOf(was)}: ${parts.join(", ")} (was ${placeOf(was)}, is ${placeOf(now)})`];
  });
}

function firstDifference(expected: readonly Box[], actual: readonly Box[]): string | undefined {
  const length = Math.max(expected.length, actual.length);
  for (let index = 0; index < length; index += 1) {
    const [was, now] = [expected[index], actual[index]];
    if (was?.role === now?.role && was?.name === now?.name) continue;
    return `element ${index + 1}: was ${titleOf(was)}, is ${titleOf(now)}`;
  }
  return undefined;
}

function differingParts(was: Box, now: Box): string[] {
  const isWords = was.role === "text" || was.role === "heading";
  const flows = was.flows === true;
  const across =
    (isWords && flows) || isNear(was.w, now.w, { px: 24, share: isWords ? 0.4 : 0.25 });
  const down = isNear(was.h, now.h, { px: 26, share: 0.4 });
  return [
    ...(across ? [] : ["width"]),
    ...(down ? [] : ["height"]),
    ...(flows || standsOnSameSide(was, now) ? [] : ["left or right"]),
  ];
}

/** By its left, its right or its middle, whichever its layout holds on to. */
function standsOnSameSide(was: Box, now: Box): boolean {
  // A picture beside words goes with them.
  const near = was.role === "image" ? { px: 40, share: 0.25 } : { px: 14, share: 0.12 };
  return (
    isNear(was.x, now.x, near) ||
    isNear(was.x + was.w, now.x + now.w, near) ||
    isNear(was.x + was.w / 2, now.x + now.w / 2, near)
  );
}

const isNear = (a: number, b: number, { px, share }: { px: number; share: number }): boolean =>
  Math.abs(a - b) <= Math.max(px, share * Math.max(Math.abs(a), Math.abs(b)));

const titleOf = (box: Box | undefined): string =>
  box === undefined ? "nothing" : `${box.role} “${box.name}”`;

const placeOf = ({ x, y, w, h }: Box): string => `${w} × ${h} at ${x}, ${y}`;
