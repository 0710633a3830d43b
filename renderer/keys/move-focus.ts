const arrows = {
  ArrowUp: { axis: "y", sign: -1 },
  ArrowDown: { axis: "y", sign: 1 },
  ArrowLeft: { axis: "x", sign: -1 },
  ArrowRight: { axis: "x", sign: 1 },
} as const;
type Arrow = keyof typeof arrows;

const isArrow = (key: string): key is Arrow => Object.hasOwn(arrows, key);

/** Half an edge of slack: buttons of one row need not stand on the very same line. */
const slack = 4;
/** A step aside counts as so many steps ahead, so that a row and a column are kept to. */
const sideways = 3;

/** How far `to` lies from `from` in that direction; `undefined` when it does not. */
function distance(from: DOMRect, to: DOMRect, arrow: Arrow): number | undefined {
  const { axis, sign } = arrows[arrow];
  const [start, end, crossStart, crossEnd] =
    axis === "y"
      ? (["top", "bottom", "left", "right"] as const)
      : (["left", "right", "top", "bottom"] as const);
  const ahead = sign > 0 ? to[start] - from[end] : from[start] - to[end];
  if (ahead < -slack) return undefined;
  const aside = Math.max(0, to[crossStart] - from[crossEnd], from[crossStart] - to[crossEnd]);
  return Math.max(0, ahead) + sideways * aside;
}

/**
 * The button that lies next to the one with the focus in the direction of an arrow key, in grids, rows
 * and lists alike; `undefined` at the edge, in a field and where arrow keys mean something else.
 */
export function nextTo(focused: Element | null, key: string): HTMLElement | undefined {
  if (!isArrow(key) || focused?.matches("button, summary") !== true) return undefined;
  const region = focused.closest("[role=menu]") === null && focused.closest("main, dialog");
  if (region === null || region === false) return undefined;
  const from = focused.getBoundingClientRect();
  let best: { readonly button: HTMLElement; readonly far: number } | undefined;
  for (const button of region.querySelectorAll<HTMLElement>("button, summary")) {
    if (button === focused || !button.checkVisibility()) continue;
    const far = distance(from, button.getBoundingClientRect(), key);
    if (far !== undefined && far < (best?.far ?? Infinity)) best = { button, far };
  }
  return best?.button;
}
