import { readFileSync } from "node:fs";
import { crc32, deflateSync, inflateSync } from "node:zlib";

import type { DeskImage } from "../../protocol/desk-state.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function isPng(bytes: Buffer): boolean {
  return bytes.length > 24 && bytes.subarray(0, 8).equals(pngSignature);
}

/** Width and height stand at a fixed place of every PNG file. */
function pngSize(bytes: Buffer): Electron.Size {
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function bytesOfDataUrl(url: string): Buffer {
  const match = /^data:image\/png;base64,(.*)$/s.exec(url);
  return match?.[1] === undefined ? Buffer.alloc(0) : Buffer.from(match[1], "base64");
}

type Offered =
  | "addRepresentation"
  | "getAspectRatio"
  | "getScaleFactors"
  | "getSize"
  | "isEmpty"
  | "isMacTemplateImage"
  | "isTemplateImage"
  | "setTemplateImage"
  | "toDataURL"
  | "toPNG";

/**
 * Electron's `NativeImage` for PNG pictures, one per scale factor. Bytes that are not a PNG make an
 * empty image, as undecodable bytes do in Electron; raw bitmaps and JPEG are not imitated.
 */
export class PreviewImage
  extends loudEmitter<Record<string, unknown[]>>("NativeImage")
  implements Part<Electron.NativeImage, Offered>
{
  readonly #hasTemplates: boolean;
  #isTemplate = false;
  readonly #pictures = new Map<number, Buffer>();

  /** `hasTemplates`: this is macOS; elsewhere no image is a template, whatever was set. */
  constructor(hasTemplates: boolean) {
    super();
    this.#hasTemplates = hasTemplates;
  }

  get isMacTemplateImage(): boolean {
    return this.#isTemplate;
  }
  set isMacTemplateImage(isTemplate: boolean) {
    this.#isTemplate = this.#hasTemplates && isTemplate;
  }
  addRepresentation(options: Electron.AddRepresentationOptions): void {
    const bytes = options.buffer ?? bytesOfDataUrl(options.dataURL ?? "");
    if (isPng(bytes)) this.#pictures.set(options.scaleFactor ?? 1, bytes);
  }
  getScaleFactors(): number[] {
    return [...this.#pictures.keys()].sort((a, b) => a - b);
  }
  getSize(scaleFactor?: number): Electron.Size {
    const best = this.#nearest(scaleFactor ?? 1);
    if (best === undefined) return { width: 0, height: 0 };
    const size = pngSize(best.bytes);
    const ratio = (scaleFactor ?? 1) / best.scale;
    return { width: Math.round(size.width * ratio), height: Math.round(size.height * ratio) };
  }
  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }
  isEmpty(): boolean {
    return this.#pictures.size === 0;
  }
  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }
  setTemplateImage(option: boolean): void {
    this.isMacTemplateImage = option;
  }
  toPNG(options?: Electron.ToPNGOptions): Buffer {
    return this.#nearest(options?.scaleFactor ?? 1)?.bytes ?? Buffer.alloc(0);
  }
  /** Electron draws the picture and encodes that, so the bytes are not the file's. */
  toDataURL(options?: Electron.ToDataURLOptions): string {
    return `data:image/png;base64,${encodedAnew(this.toPNG(options)).toString("base64")}`;
  }

  #nearest(scale: number): { scale: number; bytes: Buffer } | undefined {
    const factors = this.getScaleFactors();
    const chosen = factors.find((factor) => factor >= scale) ?? factors.at(-1);
    const bytes = chosen === undefined ? undefined : this.#pictures.get(chosen);
    return chosen === undefined || bytes === undefined ? undefined : { scale: chosen, bytes };
  }
}

/** The same pixels in other bytes. */
function encodedAnew(png: Buffer): Buffer {
  const pieces: Buffer[] = [pngSignature];
  const pixels: Buffer[] = [];
  for (let at = pngSignature.length; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") pixels.push(png.subarray(at + 8, end));
    if (type === "IEND" && pixels.length > 0) {
      const packed = deflateSync(inflateSync(Buffer.concat(pixels)), { level: 1 });
      pieces.push(pngChunk("IDAT", packed));
    }
    if (type !== "IDAT") pieces.push(png.subarray(at, end + 4));
  }
  return png.length === 0 ? png : Buffer.concat(pieces);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function imageOf(bytes: Buffer, scaleFactor: number, hasTemplates: boolean): PreviewImage {
  const image = new PreviewImage(hasTemplates);
  image.addRepresentation({ buffer: bytes, scaleFactor });
  return image;
}

function readIfPresent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Reads `icon.png` with `icon@2x.png` beside it; a file that cannot be read gives an empty image. */
/** The PNG pictures in an icon file, by their width; 16 px is the usual density. */
function picturesOfIcon(icon: Buffer): Electron.AddRepresentationOptions[] {
  const count = icon.length < 6 ? 0 : icon.readUInt16LE(4);
  return Array.from({ length: count }, (_one, index) => {
    const at = 6 + 16 * index;
    const start = icon.readUInt32LE(at + 12);
    const buffer = icon.subarray(start, start + icon.readUInt32LE(at + 8));
    return { scaleFactor: icon.readUInt8(at) / 16, buffer };
  });
}

function imageAt(path: string, hasTemplates = false): PreviewImage {
  const image = new PreviewImage(hasTemplates);
  if (path.endsWith(".ico")) {
    const icon = readIfPresent(path) ?? Buffer.alloc(0);
    for (const picture of picturesOfIcon(icon)) image.addRepresentation(picture);
    return image;
  }
  for (const scaleFactor of [1, 2, 3]) {
    const at = scaleFactor === 1 ? path : path.replace(/(\.\w+)$/, `@${scaleFactor}x$1`);
    const bytes = readIfPresent(at);
    if (bytes !== undefined) image.addRepresentation({ buffer: bytes, scaleFactor });
  }
  image.setTemplateImage(/Template(@\dx)?\.\w+$/.test(path));
  return image;
}

/** Electron's `nativeImage`. */
export function nativeImageApi(hasTemplates: boolean) {
  return {
    createEmpty: () => new PreviewImage(hasTemplates),
    createFromBuffer: (buffer: Buffer, options?: Electron.CreateFromBufferOptions) =>
      imageOf(buffer, options?.scaleFactor ?? 1, hasTemplates),
    createFromDataURL: (url) => imageOf(bytesOfDataUrl(url), 1, hasTemplates),
    createFromPath: (path: string) => imageAt(path, hasTemplates),
  } satisfies Part<
    typeof Electron.NativeImage,
    "createEmpty" | "createFromBuffer" | "createFromDataURL" | "createFromPath"
  >;
}

/** Where Electron takes a picture or the path of one. */
export type ImageSource = PreviewImage | string;

/** What the desk draws for it. */
export function deskImage(source: ImageSource): DeskImage {
  const image = typeof source === "string" ? imageAt(source) : source;
  if (image.isEmpty()) return { src: "", src2x: "", template: false };
  return {
    src: image.toDataURL({ scaleFactor: 1 }),
    src2x: image.toDataURL({ scaleFactor: 2 }),
    template: image.isTemplateImage(),
  };
}
