import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

/** Heights of the desk's own bars, which windows keep clear of. The style sheet has the same. */
const menuBarHeight = 40;
const hotkeyStripHeight = 72;

const sizeBeforeFirstLook = { width: 1280, height: 800 };

interface ScreenEvents {
  "display-metrics-changed": [
    event: Electron.Event,
    display: Electron.Display,
    changedMetrics: string[],
  ];
}

type Offered =
  | "getAllDisplays"
  | "getCursorScreenPoint"
  | "getDisplayMatching"
  | "getDisplayNearestPoint"
  | "getPrimaryDisplay";

/** Electron's `screen`: one display, as large as the desk was last seen. */
export class PreviewScreen
  extends loudEmitter<ScreenEvents>("screen")
  implements Part<Electron.Screen, Offered>
{
  #size: Electron.Size = sizeBeforeFirstLook;
  readonly #tellsCursor: boolean;
  #cursor: Electron.Point = { x: 0, y: 0 };

  /** `tellsCursor`: Wayland does not. */
  constructor(tellsCursor: boolean) {
    super();
    this.#tellsCursor = tellsCursor;
  }

  getPrimaryDisplay(): Electron.Display {
    const { width, height } = this.#size;
    const workHeight = Math.max(0, height - menuBarHeight - hotkeyStripHeight);
    return {
      id: 1,
      label: "Desk",
      bounds: { x: 0, y: 0, width, height },
      workArea: { x: 0, y: menuBarHeight, width, height: workHeight },
      size: { width, height },
      workAreaSize: { width, height: workHeight },
      nativeOrigin: { x: 0, y: 0 },
      maximumCursorSize: { width: 32, height: 32 },
      scaleFactor: 1,
      rotation: 0,
      internal: false,
      detected: true,
      monochrome: false,
      colorDepth: 24,
      depthPerComponent: 8,
      colorSpace: "",
      displayFrequency: 60,
      touchSupport: "unknown",
      accelerometerSupport: "unknown",
    };
  }
  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()];
  }
  getDisplayMatching(_rectangle: Electron.Rectangle): Electron.Display {
    return this.getPrimaryDisplay();
  }
  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return this.getPrimaryDisplay();
  }
  /** Where the desk was last pressed, as far as it tells. */
  getCursorScreenPoint(): Electron.Point {
    return { ...this.#cursor };
  }

  /** For windows: the corner of a rectangle of this size in the middle of the work area. */
  centred({ width, height }: Electron.Size): Electron.Point {
    const area = this.getPrimaryDisplay().workArea;
    return {
      x: Math.max(area.x, Math.round(area.x + (area.width - width) / 2)),
      y: Math.max(area.y, Math.round(area.y + (area.height - height) / 2)),
    };
  }
  /** For the desk. */
  moveCursor(point: Electron.Point): void {
    if (this.#tellsCursor) this.#cursor = { x: Math.round(point.x), y: Math.round(point.y) };
  }
  /** For the desk. */
  resize(size: Electron.Size, event: Electron.Event): void {
    const width = Math.round(size.width);
    const height = Math.round(size.height);
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    this.emit("display-metrics-changed", event, this.getPrimaryDisplay(), ["bounds", "workArea"]);
  }
}
