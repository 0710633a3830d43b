/**
 * Draws every icon from the one vector source `build/icons/ringside.svg`:
 *   build/tray/<shape>.png, @2x.png           colour, for Linux and (in .ico) Windows
 *   build/tray/<shape>Template.png, @2x.png   black with alpha, for macOS
 *   build/tray/<shape>.ico                    16, 20, 24 and 32 px, for Windows
 *   build/icon.png                            1024 px; electron-builder makes .icns and .ico of it
 * The results are committed, so that nobody needs this tool to build; run it after a change.
 */
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const root = join(import.meta.dirname, "..");

/** Each shape's colour reads on light and dark bars alike (contrast ≥ 3:1 on both). */
const colours = {
  "signed-out": "#8a8f98",
  idle: "#7d8694",
  ringing: "#2f80ed",
  connected: "#1f9d57",
  muted: "#d6404a",
  held: "#c07a00",
  waiting: "#d6404a",
  recording: "#d6404a",
  stale: "#a8730f",
};

const source = await readFile(join(root, "build/icons/ringside.svg"), "utf8");

/** @param {string} shape */
function groupOf(shape) {
  const found = new RegExp(`<g id="${shape}">([\\s\\S]*?)</g>`).exec(source);
  if (!found) throw new Error(`build/icons/ringside.svg has no group "${shape}"`);
  return found[1];
}

const strokes = (/** @type {string} */ colour) =>
  `fill:none;stroke:${colour};stroke-width:1.5;stroke-linecap:round`;

/** @param {string} shape @param {string} body @param {string} ink */
function colourSvg(shape, body, ink) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>
    .body{fill:${body}} .body-line{${strokes(body)}}
    .ink{fill:${ink}} .ink-line{${strokes(ink)}}
  </style>${groupOf(shape)}</svg>`;
}

/** A silhouette: what is ink in colour is a hole here. @param {string} shape */
function templateSvg(shape) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><defs><mask id="cut"><style>
    .body{fill:#fff} .body-line{${strokes("#fff")}}
    .ink{fill:#000} .ink-line{${strokes("#000")}}
  </style>${groupOf(shape)}</mask></defs><rect width="16" height="16" mask="url(#cut)"/></svg>`;
}

/** @param {string} svg @param {number} size */
const render = (svg, size) =>
  sharp(Buffer.from(svg), { density: (72 * size) / 16 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();

/** The ICO container around PNG images. @param {{ size: number, png: Buffer }[]} images */
function ico(images) {
  const header = Buffer.alloc(6 + images.length * 16);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + index * 16;
    header.writeUInt8(size === 256 ? 0 : size, entry);
    header.writeUInt8(size === 256 ? 0 : size, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

const trayFolder = join(root, "build/tray");
await mkdir(trayFolder, { recursive: true });
for (const [shape, colour] of Object.entries(colours)) {
  const coloured = colourSvg(shape, colour, "#ffffff");
  const template = templateSvg(shape);
  const sizes = await Promise.all(
    [16, 20, 24, 32].map(async (size) => ({ size, png: await render(coloured, size) })),
  );
  await Promise.all([
    writeFile(join(trayFolder, `${shape}.png`), await render(coloured, 16)),
    writeFile(join(trayFolder, `${shape}@2x.png`), await render(coloured, 32)),
    writeFile(join(trayFolder, `${shape}Template.png`), await render(template, 16)),
    writeFile(join(trayFolder, `${shape}Template@2x.png`), await render(template, 32)),
    writeFile(join(trayFolder, `${shape}.ico`), ico(sizes)),
  ]);
}

const appIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
  <defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
    <stop offset="0" stop-color="#27364f"/><stop offset="1" stop-color="#131b2b"/>
  </linearGradient></defs>
  <rect x="64" y="64" width="896" height="896" rx="208" fill="url(#ground)"/>
  <g transform="translate(192 192) scale(40)">
    <style>.body{fill:#fff} .body-line{${strokes("#ff9f43")}}</style>${groupOf("ringing")}
  </g>
</svg>`;
await writeFile(join(root, "build/icon.png"), await sharp(Buffer.from(appIcon)).png().toBuffer());
console.log(`Drew ${Object.keys(colours).length} tray shapes and the app icon.`);
