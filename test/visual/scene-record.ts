import type { Box } from "../gallery/geometry/measured.ts";

/** What is kept of a scene beside its pictures. */
export interface SceneRecord {
  /** The components that drew it. */
  readonly components: readonly string[];
  /** Of the pictures as the browser gave them: the same again need not be compared. */
  readonly pictures: string;
  readonly boxes: readonly Box[];
}

/** One line for each box, to be read and compared by people: place, size, role, name. */
export function textFromRecord({ components, pictures, boxes }: SceneRecord): string {
  const lines = [`drawn by ${components.join(" ")}`, `pictures ${pictures}`, ...boxes.map(lineOf)];
  return lines.map((each) => `${each}\n`).join("");
}

const lineOf = ({ x, y, w, h, flows, role, name }: Box): string =>
  [`${x},${y}`, `${w}x${h}`, flows === true ? "~" : "|", role, JSON.stringify(name)].join(" ");

const head = /^drawn by (.*)\npictures (\S+)\n/;
const line = /^(-?\d+),(-?\d+) (\d+)x(\d+) ([~|]) (\S+) (".*")$/;

/** @throws on a text that `textFromRecord` has not written. */
export function recordFromText(text: string): SceneRecord {
  const [whole, components, pictures] = head.exec(text) ?? [];
  if (whole === undefined || components === undefined || pictures === undefined) {
    throw new Error("not the record of a scene");
  }
  const lines = text.slice(whole.length).split("\n");
  const boxes = lines.filter((each) => each !== "").map(boxFromLine);
  return { components: components.split(" "), pictures, boxes };
}

function boxFromLine(text: string): Box {
  const parts = line.exec(text);
  if (parts === null) throw new Error(`not a box: ${text}`);
  const [, x, y, w, h, flows, role = "", name = ""] = parts;
  const said: unknown = JSON.parse(name);
  return {
    ...{ role, name: String(said), x: Number(x), y: Number(y), w: Number(w), h: Number(h) },
    ...(flows === "~" ? { flows: true as const } : {}),
  };
}
