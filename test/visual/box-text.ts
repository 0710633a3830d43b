import type { Box } from "../gallery/geometry/measured.ts";

/** One line for each box, to be read and compared by people: place, size, role, name. */
export function textFromBoxes(boxes: readonly Box[]): string {
  return boxes.map((box) => `${lineOf(box)}\n`).join("");
}

const lineOf = ({ x, y, w, h, flows, role, name }: Box): string =>
  [`${x},${y}`, `${w}x${h}`, flows === true ? "~" : "|", role, JSON.stringify(name)].join(" ");

const line = /^(-?\d+),(-?\d+) (\d+)x(\d+) ([~|]) (\S+) (".*")$/;

/** @throws on a line that `textFromBoxes` has not written. */
export function boxesFromText(text: string): Box[] {
  return text
    .split("\n")
    .filter((each) => each !== "")
    .map((each) => {
      const parts = line.exec(each);
      if (parts === null) throw new Error(`not a box: ${each}`);
      const [, x, y, w, h, flows, role = "", name = ""] = parts;
      const said: unknown = JSON.parse(name);
      return {
        ...{ role, name: String(said), x: Number(x), y: Number(y), w: Number(w), h: Number(h) },
        ...(flows === "~" ? { flows: true as const } : {}),
      };
    });
}
