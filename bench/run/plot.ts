/** The pictures of `docs/performance.md`: plain SVG, so that a changed figure is a changed line. */

const width = 760;
const ink = "#1f2430";
const quiet = "#8a90a0";
const better = "#1c7a4a";
const worse = "#b5531c";

/** How much of a row its name takes. */
const nameWidth = 400;
const rowHeight = 24;
/** The axis of ratios reaches from a hundredth to a hundred times the peer. */
const decades = 2;

/** Ours for one of the peer's, on an axis whose middle is the peer; to the left we take less. */
export function plotRatios(
  rows: readonly { readonly name: string; readonly ratio: number }[],
): string {
  const top = 40;
  const height = top + rows.length * rowHeight + 16;
  const middle = nameWidth + (width - nameWidth) / 2;
  const decade = (width - nameWidth - 56) / 2 / decades;
  const xOf = (ratio: number): number =>
    middle + decade * Math.max(-decades, Math.min(decades, Math.log10(ratio)));
  const marks = [0.01, 0.1, 1, 10, 100].map((ratio) => {
    const x = xOf(ratio).toFixed(1);
    return [
      `<line x1="${x}" y1="${top - 8}" x2="${x}" y2="${height - 12}" stroke="${quiet}" stroke-opacity="${ratio === 1 ? 1 : 0.3}"/>`,
      text({ x, y: top - 14, says: ratio === 1 ? "the peer" : `×${ratio}`, anchor: "middle" }),
    ].join("");
  });
  const bars = rows.map(({ name, ratio }, index) => {
    const y = top + index * rowHeight;
    const [from, to] = [Math.min(middle, xOf(ratio)), Math.max(middle, xOf(ratio))];
    const colour = ratio <= 1 ? better : worse;
    return [
      text({ x: 8, y: y + 15, says: shortened(name) }),
      `<rect x="${from.toFixed(1)}" y="${y + 4}" width="${Math.max(1, to - from).toFixed(1)}" height="14" rx="2" fill="${colour}"/>`,
    ].join("");
  });
  return svg(height, [...marks, ...bars]);
}

/** What a name has room for; the table has it whole. */
const mostLetters = 56;
const shortened = (name: string): string =>
  name.length > mostLetters ? `${name.slice(0, mostLetters - 1)}…` : name;

interface Point {
  /** Live calls. */
  readonly at: number;
  /** Microseconds. */
  readonly ours: number;
  readonly peer: number;
}

/** What one event costs beside the peer, by the number of live calls. */
export function plotSeries(points: readonly Point[]): string {
  const [left, top, bottom, height] = [56, 28, 36, 260];
  const most = Math.max(1, ...points.flatMap(({ ours, peer }) => [ours, peer]));
  const last = Math.max(1, ...points.map(({ at }) => at));
  const xOf = (at: number): string => (left + (at / last) * (width - left - 140)).toFixed(1);
  const yOf = (value: number): string =>
    (height - bottom - (value / most) * (height - top - bottom)).toFixed(1);
  const line = (key: "ours" | "peer", colour: string, name: string): string => {
    const path = points.map((point) => `${xOf(point.at)},${yOf(point[key])}`).join(" ");
    const end = points.at(-1);
    return [
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map(
        (point) => `<circle cx="${xOf(point.at)}" cy="${yOf(point[key])}" r="3" fill="${colour}"/>`,
      ),
      end && text({ x: width - 132, y: Number(yOf(end[key])) + 4, says: name, colour }),
    ].join("");
  };
  const axis = points.map(({ at }) =>
    text({ x: xOf(at), y: height - bottom + 18, says: String(at), anchor: "middle" }),
  );
  return svg(height, [
    text({ x: left, y: 16, says: "µs for one event, by the number of live calls" }),
    `<line x1="${left}" y1="${height - bottom}" x2="${width - 140}" y2="${height - bottom}" stroke="${quiet}"/>`,
    ...axis,
    text({ x: left - 8, y: Number(yOf(most)) + 4, says: most.toFixed(0), anchor: "end" }),
    text({ x: left - 8, y: height - bottom + 4, says: "0", anchor: "end" }),
    line("peer", quiet, "official library"),
    line("ours", better, "Ringside"),
  ]);
}

interface Words {
  readonly x: number | string;
  readonly y: number;
  readonly says: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly colour?: string;
}

const text = ({ x, y, says, anchor = "start", colour = ink }: Words): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${escaped(says)}</text>`;

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const svg = (height: number, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
