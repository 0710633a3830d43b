/**
 * `docs/architecture.md` is a map, and a map that is wrong is worse than none: its boxes are held to
 * the tree, and its arrows to what really imports what.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { type Arrow, type Diagram, diagramsIn } from "./mermaid.ts";
import { importsOf } from "./imports.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/architecture.md"), "utf8");
const tracked = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});
const product = tracked
  .split("\n")
  .filter((file) =>
    /^(contract|telephony|main|preload|renderer|preview|simulator|cli)\//.test(file),
  )
  .filter((file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|\/fixtures\//.test(file))
  .filter((file) => existsSync(join(root, file)));
const imports = importsOf(product, (file) => readFileSync(join(root, file), "utf8"));

type Imports = typeof imports;

const isIn = (file: string, place: string): boolean =>
  place.endsWith("/") ? file.startsWith(place) : file === place;

/** Boxes whose file or folder is not there. */
const absent = ({ boxes }: Diagram, files: readonly string[]): string[] =>
  [...boxes.values()].flat().filter((place) => !files.some((file) => isIn(file, place)));

/** Every import between two boxes, as `from -> to`. */
function importsBetween({ boxes }: Diagram, of: Imports): Set<string> {
  const boxOf = (file: string): string | undefined =>
    [...boxes].find(([, places]) => places.some((place) => isIn(file, place)))?.[0];
  const found = new Set<string>();
  for (const [file, targets] of of) {
    const from = boxOf(file);
    for (const target of targets) {
      const to = boxOf(target);
      if (from !== undefined && to !== undefined && from !== to) found.add(`${from} -> ${to}`);
    }
  }
  return found;
}

/** Arrows that no import stands behind, and imports that no arrow shows. */
function floorFaults(diagram: Diagram, of: Imports): string[] {
  const real = importsBetween(diagram, of);
  const solid = diagram.arrows.filter(({ via }) => via === undefined);
  const drawn = new Set(
    solid.flatMap(({ from, to }) =>
      (diagram.groups.get(from) ?? [from])
        .filter((one) => one !== to)
        .map((one) => `${one} -> ${to}`),
    ),
  );
  return [
    ...[...drawn].filter((arrow) => !real.has(arrow)).map((arrow) => `no import: ${arrow}`),
    ...[...real].filter((arrow) => !drawn.has(arrow)).map((arrow) => `no arrow: ${arrow}`),
  ];
}

/** Hops of a flow between files that have nothing to do with each other. */
function flowFaults({ boxes, arrows }: Diagram, of: Imports): string[] {
  const know = (a: string, b: string): boolean =>
    of.get(a)?.has(b) === true || of.get(b)?.has(a) === true;
  const fault = ({ from, to, via = [] }: Arrow): string[] => {
    const ends = [boxes.get(from)?.[0], boxes.get(to)?.[0]];
    // The service is no file of ours.
    if (ends.includes(undefined)) return [];
    const way = [ends[0] ?? "", ...via, ends[1] ?? ""];
    return way.slice(1).flatMap((next, index) => {
      const last = way[index] ?? "";
      return know(last, next) ? [] : [`${last} and ${next} do not import each other`];
    });
  };
  return arrows.flatMap(fault);
}

const diagrams = diagramsIn(text);
const [processes, floors, ofCalls, ofCore, ...flows] = diagrams.map(({ diagram }) => diagram);
if (!processes || !floors || !ofCalls || !ofCore) {
  throw new Error("docs/architecture.md lacks its first four diagrams");
}

describe("the map", () => {
  it("has three flows, and boxes that exist", () => {
    expect(product.length).toBeGreaterThan(400);
    expect(flows.map(({ boxes }) => boxes.size >= 15)).toEqual([true, true, true]);
    expect(diagrams.flatMap(({ diagram }) => absent(diagram, product))).toEqual([]);
  });

  it("links each box to its file or folder below its diagram", () => {
    const unlinked = diagrams.flatMap(({ diagram, below }) =>
      [...diagram.boxes.values()]
        .flat()
        .filter((place) => !below.includes(`](../${place.replace(/\/$/, "")})`)),
    );
    expect(unlinked).toEqual([]);
  });

  it("draws the floors as the imports are", () => {
    const drawn = [processes, floors, ofCalls, ofCore];
    expect(drawn.flatMap((diagram) => floorFaults(diagram, imports))).toEqual([]);
  });

  it("shows every room of main and of the call core", () => {
    const places = [floors, ofCalls, ofCore].flatMap(({ boxes }) => [...boxes.values()].flat());
    const folders = new Set(
      product.map((file) => folderOf(file)).filter((folder) => folder !== ""),
    );
    expect([...folders].filter((folder) => !places.includes(folder))).toEqual([]);
  });

  it("lets control pass only between files that know each other, or are handed over", () => {
    expect(flows.flatMap((flow) => flowFaults(flow, imports))).toEqual([]);
  });

  it("answers twenty questions with files that exist", () => {
    const table = text.slice(text.indexOf("## Where is"));
    const answers = [...table.matchAll(/^\| (.*\?) +\| `([^`]+)` +\|$/gm)].map(
      ([, , file]) => file,
    );
    expect(answers).toHaveLength(20);
    expect(answers.filter((file) => !product.includes(file ?? ""))).toEqual([]);
  });
});

/** `main/x/` of a file in a folder of main, and the rooms of the call core. */
const folderOf = (file: string): string =>
  /^(main\/(?!calls\/)[\w-]+\/|main\/calls\/[\w-]+\/|telephony\/[\w-]+\/)/.exec(file)?.[1] ?? "";

describe("a map that is not true", () => {
  const read = (lines: string): Diagram => {
    const [only] = diagramsIn(`\`\`\`mermaid\nflowchart TD\n${lines}\n\`\`\`\n`);
    if (only === undefined) throw new Error("no diagram");
    return only.diagram;
  };
  const files = ["a/a.ts", "b/b.ts", "c/c.ts"];
  const sources: Readonly<Record<string, string>> = {
    "a/a.ts": `import { b } from "../b/b.ts";`,
    "b/b.ts": `export type { C } from "../c/c.ts";`,
    "c/c.ts": "",
  };
  const of = importsOf(files, (file) => sources[file] ?? "");
  const boxes = `  a["a/"]\n  b["b/"]\n  c["c/c.ts"]\n`;

  it("is found by a box that does not exist", () => {
    expect(absent(read(boxes), files)).toEqual([]);
    expect(absent(read(`${boxes}  d["d/"]\n  e["a/a"]`), files)).toEqual(["d/", "a/a"]);
  });

  it("is found by an arrow without an import, and by an import without an arrow", () => {
    expect(floorFaults(read(`${boxes}  a --> b\n  b --> c`), of)).toEqual([]);
    expect(floorFaults(read(`${boxes}  a --> b & c\n  b --> c`), of)).toEqual([
      "no import: a -> c",
    ]);
    expect(floorFaults(read(`${boxes}  a --> b`), of)).toEqual(["no arrow: b -> c"]);
    expect(floorFaults(read(`${boxes}  b --> a\n  b --> c`), of)).toHaveLength(2);
    const group = `  subgraph g ["all"]\n  a["a/"]\n  b["b/"]\n  end\n  c["c/c.ts"]\n  a --> b\n`;
    expect(floorFaults(read(`${group}  g --> c`), of)).toEqual(["no import: a -> c"]);
  });

  it("is found by a hop between files that do not know each other", () => {
    const ends = `  a["a/a.ts"]\n  b["b/b.ts"]\n  c["c/c.ts"]\n  s(["outside"])\n`;
    expect(flowFaults(read(`${ends}  s --> a\n  b --> a\n  b --> c`), of)).toEqual([]);
    expect(flowFaults(read(`${ends}  a --> c`), of)).toHaveLength(1);
    expect(flowFaults(read(`${ends}  a -. "b/b.ts" .-> c`), of)).toEqual([]);
    expect(flowFaults(read(`${ends}  a -. "a/a.ts" .-> c`), of)).toHaveLength(2);
  });

  it("is not read past what it does not understand", () => {
    expect(() => read(`${boxes}  a ==> b`)).toThrow("a ==> b");
    expect(() => read(`${boxes}  a --> nowhere`)).toThrow("nowhere");
  });
});
