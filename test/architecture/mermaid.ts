/** Reads the flowcharts of `docs/architecture.md`; what it does not understand, it refuses. */

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** On a dotted arrow: the files that hand the one to the other, in order. */
  readonly via?: readonly string[];
}

export interface Diagram {
  /** The files and folders of each box; what lies outside the repository has none. */
  readonly boxes: ReadonlyMap<string, readonly string[]>;
  /** The boxes of each subgraph. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly arrows: readonly Arrow[];
}

/** Each diagram with the text from its end to the next heading or diagram. */
export function diagramsIn(
  text: string,
): readonly { readonly diagram: Diagram; readonly below: string }[] {
  return [
    ...text.matchAll(/^```mermaid\n([\s\S]*?)\n```\n([\s\S]*?)(?=^```|^## |(?![\s\S]))/gm),
  ].map(([, source = "", below = ""]) => ({ diagram: read(source), below }));
}

function read(source: string): Diagram {
  const boxes = new Map<string, readonly string[]>();
  const outside = new Set<string>();
  const groups = new Map<string, string[]>();
  const arrows: Arrow[] = [];
  let group: string[] | undefined;
  for (const line of source
    .split("\n")
    .slice(1)
    .filter((one) => one !== "")) {
    const box = /^ +(\w+)\["([^"]+)"\]$/.exec(line);
    const stranger = /^ +(\w+)\(\["[^"]+"\]\)$/.exec(line);
    const start = /^ +subgraph (\w+) \["[^"]+"\]$/.exec(line);
    if (box !== null) {
      boxes.set(box[1] ?? "", placesIn(box[2]));
      group?.push(box[1] ?? "");
    } else if (stranger !== null) outside.add(stranger[1] ?? "");
    else if (start !== null) groups.set(start[1] ?? "", (group = []));
    else if (/^ +end$/.test(line)) group = undefined;
    else arrows.push(...arrowsIn(line));
  }
  const known = new Set([...boxes.keys(), ...outside, ...groups.keys()]);
  for (const name of arrows.flatMap(({ from, to }) => [from, to])) {
    if (!known.has(name)) throw new Error(`an arrow names ${name}, which is no box`);
  }
  return { boxes, groups, arrows };
}

function arrowsIn(line: string): readonly Arrow[] {
  const solid = /^ +(\w+) --> (\w+(?: & \w+)*)$/.exec(line);
  if (solid !== null) {
    return (solid[2] ?? "").split(" & ").map((to) => ({ from: solid[1] ?? "", to }));
  }
  const dotted = /^ +(\w+) <?-\. "([^"]+)" \.-> (\w+)$/.exec(line);
  if (dotted === null) throw new Error(`not understood: ${line}`);
  return [{ from: dotted[1] ?? "", to: dotted[3] ?? "", via: placesIn(dotted[2]) }];
}

const placesIn = (label = ""): readonly string[] => label.split("<br/>");
