/// <reference types="vite/client" />
/**
 * The tray pictures, built into the program as data URLs so that no path has to be right at run
 * time. macOS colours its template pictures itself; elsewhere they are drawn for both light and
 * dark bars.
 */
import type { NativeImage } from "electron";
import { join } from "node:path";

import type { TrayShape } from "./tray-state.ts";

const pictures: Readonly<Record<string, string>> = import.meta.glob<string>(
  "../../../build/tray/*.png",
  { query: "?inline", import: "default", eager: true },
);

export interface TrayPicture {
  /** PNG data URLs at the usual and at double density. */
  readonly standard: string;
  readonly dense: string;
  readonly isTemplate: boolean;
}

export function trayPicture(shape: TrayShape, platform: NodeJS.Platform): TrayPicture {
  const isTemplate = platform === "darwin";
  const name = isTemplate ? `${shape}Template` : shape;
  const standard = pictures[`../../../build/tray/${name}.png`];
  const dense = pictures[`../../../build/tray/${name}@2x.png`];
  if (standard === undefined || dense === undefined) throw new Error(`no tray picture ${name}`);
  return { standard, dense, isTemplate };
}

export type TrayIcons = (shape: TrayShape) => NativeImage;

export interface TrayIconsOptions {
  readonly nativeImage: Pick<typeof Electron.nativeImage, "createFromDataURL" | "createFromPath">;
  readonly platform: NodeJS.Platform;
  /** Where `<shape>.ico` stands, for Windows. */
  readonly folder: string;
}

/**
 * Makes each picture once, when it is first needed. On Windows the tray takes the size it needs (16 to
 * 32 px, by the display's scale) out of an icon file, and of any other picture the smallest, drawn
 * larger; where the file is missing that is still better than nothing.
 */
export function createTrayIcons({ nativeImage, platform, folder }: TrayIconsOptions): TrayIcons {
  const made = new Map<TrayShape, NativeImage>();
  return (shape) => {
    const known = made.get(shape);
    if (known !== undefined) return known;
    if (platform === "win32") {
      const icon = nativeImage.createFromPath(join(folder, `${shape}.ico`));
      if (!icon.isEmpty()) {
        made.set(shape, icon);
        return icon;
      }
    }
    const picture = trayPicture(shape, platform);
    const image = nativeImage.createFromDataURL(picture.standard);
    image.addRepresentation({ scaleFactor: 2, dataURL: picture.dense });
    if (picture.isTemplate) image.setTemplateImage(true);
    made.set(shape, image);
    return image;
  };
}
