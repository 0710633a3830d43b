import type { Box } from "../gallery/geometry/measured.ts";

/**
 * Where two drawings of a scene differ by more than another font explains. A font changes how wide
 * words are and where lines break, so what stands below moves; it changes neither the order of things
 * nor what they are as wide as, nor on which side they stand.
 */
export function compareBoxes(expected: readonly Box[], actual: readonly Box[]): string[] {
  const order = firstDifference(expected, actual);
  if (order !== undefined) return [order];
  return expected.flatMap((was, index) => {
    const now = actual[index];
    const parts = now === undefined ? [] : differingParts(was, now);
    if (now === undefined || parts.length === 0) return [];
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
  const across = isNear(was.w, now.w, { px: 24, share: 0.25 });
  const down = isNear(was.h, now.h, { px: 22, share: 0.35 });
  return [
    ...(across ? [] : ["width"]),
    ...(down ? [] : ["height"]),
    ...(was.flows === true || standsOnSameSide(was, now) ? [] : ["left or right"]),
    ...(isNear(was.y, now.y, { px: 24, share: 0.2 }) ? [] : ["top"]),
  ];
}

/** By its left, its right or its middle, whichever its layout holds on to. */
function standsOnSameSide(was: Box, now: Box): boolean {
  const near = { px: 14, share: 0.12 };
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
