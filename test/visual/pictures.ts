/**
 * The pictures of a scene as one sheet: a row for each theme, a column for each view. Lossless, so
 * that what is compared is what was seen.
 */
import sharp from "sharp";

/** Below this a channel's difference is rounding of the processor's and nothing that is seen. */
const rounding = 8;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Three bytes for each pixel. */
  readonly pixels: Buffer;
}

export async function sheetOf(rows: readonly (readonly Buffer[])[]): Promise<Sheet> {
  const first = await sharp(rows[0]?.[0]).metadata();
  const columns = Math.max(...rows.map(({ length }) => length));
  const width = columns * first.width;
  const height = rows.length * first.height;
  const parts = rows.flatMap((row, down) =>
    row.map((input, across) => ({
      input,
      left: across * first.width,
      top: down * first.height,
    })),
  );
  const background = { r: 128, g: 128, b: 128 };
  const pixels = await sharp({ create: { width, height, channels: 3, background } })
    .composite(parts)
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, pixels };
}

export async function readSheet(path: string): Promise<Sheet> {
  const { data, info } = await sharp(path)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

const rawOf = ({ width, height, pixels }: Sheet) =>
  sharp(pixels, { raw: { width, height, channels: 3 } });

export async function writeSheet(sheet: Sheet, path: string): Promise<void> {
  await rawOf(sheet).webp({ lossless: true, effort: 6 }).toFile(path);
}

/** How many pixels differ; all of them where the sizes do. */
export function countDifferences(expected: Sheet, actual: Sheet): number {
  if (!isSameSize(expected, actual)) return actual.width * actual.height;
  if (expected.pixels.equals(actual.pixels)) return 0;
  let count = 0;
  for (let at = 0; at < actual.pixels.length; at += 3)
    if (differs(expected, actual, at)) count += 1;
  return count;
}

/** Writes what should be, what is, and where they differ, one below the other. */
export async function writeDifference(expected: Sheet, actual: Sheet, path: string): Promise<void> {
  const marked = Buffer.alloc(actual.pixels.length);
  for (let at = 0; at < marked.length; at += 3) {
    const differing = !isSameSize(expected, actual) || differs(expected, actual, at);
    const faint = 224 + Math.round((actual.pixels[at + 1] ?? 0) / 8);
    marked.fill(faint, at, at + 3);
    if (differing) marked.set([220, 0, 60], at);
  }
  const sheets = [expected, actual, { ...actual, pixels: marked }];
  const pictures = await Promise.all(sheets.map((sheet) => rawOf(sheet).png().toBuffer()));
  let top = 0;
  const parts = pictures.map((input, index) => {
    const part = { input, left: 0, top };
    top += (sheets[index]?.height ?? 0) + 8;
    return part;
  });
  const width = Math.max(...sheets.map((sheet) => sheet.width));
  await sharp({ create: { width, height: top, channels: 3, background: { r: 0, g: 0, b: 0 } } })
    .composite(parts)
    .png()
    .toFile(path);
}

const isSameSize = (a: Sheet, b: Sheet): boolean => a.width === b.width && a.height === b.height;

function differs(a: Sheet, b: Sheet, at: number): boolean {
  for (let channel = at; channel < at + 3; channel += 1) {
    if (Math.abs((a.pixels[channel] ?? 0) - (b.pixels[channel] ?? 0)) > rounding) return true;
  }
  return false;
}
