/** A rectangle in device-independent pixels; origins may be negative. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DisplayArea {
  readonly bounds: Rect;
  /** `bounds` without taskbars, docks and menu bars. */
  readonly workArea: Rect;
}

export interface PlacementInput {
  /** The tray icon, where the system tells; all zero or absent where it does not (Linux). */
  readonly trayBounds?: Rect;
  /** Where the pointer is; decides the display when there is no icon. */
  readonly cursor: { readonly x: number; readonly y: number };
  /** At least one. */
  readonly displays: readonly DisplayArea[];
  readonly size: { readonly width: number; readonly height: number };
  readonly platform: NodeJS.Platform;
}

const gap = 8;

/**
 * Where the window goes: at the tray icon, on the side away from the screen's edge, else in the
 * corner where that system keeps its tray. Always whole pixels inside the work area; a window that
 * is larger than the work area starts at its origin and is cut to it.
 */
export function place(input: PlacementInput): Rect {
  const icon = input.trayBounds;
  const hasIcon = icon !== undefined && icon.width > 0 && icon.height > 0;
  const anchor = hasIcon ? icon : { ...input.cursor, width: 0, height: 0 };
  const display = displayAt(input.displays, center(anchor));
  const wanted = hasIcon
    ? besideIcon(icon, display, input.size)
    : inCorner(display.workArea, input.size, input.platform);
  return clamp({ ...wanted, ...input.size }, display.workArea);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const center = (rect: Rect): Point => ({
  x: rect.x + rect.width / 2,
  y: rect.y + rect.height / 2,
});

/** The display that the point lies on, else the nearest one. */
function displayAt(displays: readonly DisplayArea[], point: Point): DisplayArea {
  const nearest = displays.toSorted(
    (a, b) => distance(a.bounds, point) - distance(b.bounds, point),
  )[0];
  if (nearest === undefined) throw new Error("place() needs at least one display");
  return nearest;
}

function distance(rect: Rect, point: Point): number {
  const dx = Math.max(rect.x - point.x, 0, point.x - (rect.x + rect.width - 1));
  const dy = Math.max(rect.y - point.y, 0, point.y - (rect.y + rect.height - 1));
  return Math.hypot(dx, dy);
}

function besideIcon(icon: Rect, display: DisplayArea, size: PlacementInput["size"]): Point {
  const { workArea: area } = display;
  const middle = center(icon);
  const centered = { x: middle.x - size.width / 2, y: middle.y - size.height / 2 };
  if (middle.x < area.x) return { x: area.x + gap, y: centered.y };
  if (middle.x >= area.x + area.width) {
    return { x: area.x + area.width - size.width - gap, y: centered.y };
  }
  // An auto-hiding taskbar takes no room from the work area, so the nearer edge decides.
  const isAtTop = middle.y < display.bounds.y + display.bounds.height / 2;
  const below = Math.max(icon.y + icon.height, area.y) + gap;
  const above = Math.min(icon.y, area.y + area.height) - size.height - gap;
  return { x: centered.x, y: isAtTop ? below : above };
}

function inCorner(area: Rect, size: PlacementInput["size"], platform: NodeJS.Platform): Point {
  const x = area.x + area.width - size.width - gap;
  const isAtBottom = platform === "win32";
  return { x, y: isAtBottom ? area.y + area.height - size.height - gap : area.y + gap };
}

function clamp(rect: Rect, area: Rect): Rect {
  const width = Math.floor(Math.min(rect.width, area.width));
  const height = Math.floor(Math.min(rect.height, area.height));
  const within = (value: number, from: number, room: number): number =>
    Math.round(Math.min(Math.max(value, from), from + room));
  return {
    x: within(rect.x, area.x, area.width - width),
    y: within(rect.y, area.y, area.height - height),
    width,
    height,
  };
}
