/** Text that arrives in pieces, cut into lines of a bounded length. */

export interface Lines {
  /** The lines that this piece completes, in order. `undefined`: one is longer than allowed. */
  take(piece: string): readonly string[] | undefined;
}

/** Keeps at most `longest` characters of a line that is not complete. After an overflow it answers none. */
export function linesOf(longest: number): Lines {
  let rest = "";
  let isOver = false;
  return {
    take(piece) {
      if (isOver) return undefined;
      const parts = (rest + piece).split("\n");
      rest = parts.pop() ?? "";
      isOver = rest.length > longest || parts.some((line) => line.length > longest);
      if (isOver) rest = "";
      return isOver ? undefined : parts.filter((line) => line.trim() !== "");
    },
  };
}

/** The value of a line of JSON; `undefined` when it is none, which no message of ours is. */
export function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
