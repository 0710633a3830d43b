import { describe, expect, it } from "vitest";

import { type DisplayArea, type PlacementInput, place } from "./placement.ts";

const size = { width: 360, height: 640 };
const screen = (
  bounds: [number, number, number, number],
  workArea: [number, number, number, number],
): DisplayArea => {
  const rect = ([x, y, width, height]: [number, number, number, number]) => ({
    x,
    y,
    width,
    height,
  });
  return { bounds: rect(bounds), workArea: rect(workArea) };
};
const macScreen = screen([0, 0, 1440, 900], [0, 25, 1440, 875]);
const windowsScreen = screen([0, 0, 1920, 1080], [0, 0, 1920, 1040]);

interface Row {
  readonly what: string;
  readonly input: Omit<PlacementInput, "size">;
  readonly at: { x: number; y: number };
}

const rows: readonly Row[] = [
  {
    what: "below the icon in a menu bar",
    input: {
      trayBounds: { x: 1000, y: 0, width: 24, height: 24 },
      cursor: { x: 0, y: 0 },
      displays: [macScreen],
      platform: "darwin",
    },
    at: { x: 832, y: 33 },
  },
  {
    what: "above the icon in a taskbar at the bottom, clamped at the right edge",
    input: {
      trayBounds: { x: 1880, y: 1044, width: 24, height: 32 },
      cursor: { x: 0, y: 0 },
      displays: [windowsScreen],
      platform: "win32",
    },
    at: { x: 1560, y: 392 },
  },
  {
    what: "to the right of a taskbar on the left",
    input: {
      trayBounds: { x: 10, y: 900, width: 40, height: 24 },
      cursor: { x: 0, y: 0 },
      displays: [screen([0, 0, 1920, 1080], [60, 0, 1860, 1080])],
      platform: "win32",
    },
    at: { x: 68, y: 440 },
  },
  {
    what: "to the left of a taskbar on the right",
    input: {
      trayBounds: { x: 1870, y: 500, width: 40, height: 24 },
      cursor: { x: 0, y: 0 },
      displays: [screen([0, 0, 1920, 1080], [0, 0, 1860, 1080])],
      platform: "win32",
    },
    at: { x: 1492, y: 192 },
  },
  {
    what: "on a display with a negative origin",
    input: {
      trayBounds: { x: -500, y: -1080, width: 24, height: 24 },
      cursor: { x: 0, y: 0 },
      displays: [macScreen, screen([-1920, -1080, 1920, 1080], [-1920, -1055, 1920, 1055])],
      platform: "darwin",
    },
    at: { x: -668, y: -1047 },
  },
  {
    what: "in the upper right corner of the pointer's display without an icon on Linux",
    input: {
      cursor: { x: 2000, y: 500 },
      displays: [windowsScreen, screen([1920, 0, 1280, 1024], [1920, 30, 1280, 994])],
      platform: "linux",
    },
    at: { x: 2832, y: 38 },
  },
  {
    what: "in the lower right corner without an icon on Windows",
    input: { cursor: { x: 5, y: 5 }, displays: [windowsScreen], platform: "win32" },
    at: { x: 1552, y: 392 },
  },
  {
    what: "as if there were no icon when its bounds are empty",
    input: {
      trayBounds: { x: 0, y: 0, width: 0, height: 0 },
      cursor: { x: 5, y: 5 },
      displays: [windowsScreen],
      platform: "linux",
    },
    at: { x: 1552, y: 8 },
  },
  {
    what: "on the nearest display when the pointer is on none",
    input: {
      cursor: { x: 9000, y: 10 },
      displays: [windowsScreen, screen([1920, 0, 1280, 1024], [1920, 0, 1280, 1024])],
      platform: "linux",
    },
    at: { x: 2832, y: 8 },
  },
];

describe("place", () => {
  it.each(rows)("puts the window $what", ({ input, at }) => {
    expect(place({ ...input, size })).toEqual({ ...at, ...size });
  });

  it("answers whole pixels for a display of odd scale", () => {
    const { x, y } = place({
      trayBounds: { x: 1000.4, y: 1041.2, width: 23.5, height: 31.7 },
      cursor: { x: 0, y: 0 },
      displays: [windowsScreen],
      size,
      platform: "win32",
    });
    expect([x, y].every(Number.isInteger)).toBe(true);
  });

  it("cuts a window that is taller than the work area down to it", () => {
    const placed = place({
      cursor: { x: 0, y: 0 },
      displays: [screen([0, 0, 1024, 600], [0, 0, 1024, 560])],
      size,
      platform: "linux",
    });
    expect(placed).toEqual({ x: 656, y: 0, width: 360, height: 560 });
  });
});
