/**
 * The classic script that a window's page runs before its own: the page side of the bridge, then
 * the application's built preload as a CommonJS module whose `require` knows Electron alone.
 * `bridge` defines the global that is named here and taken away again at once.
 */
export function preloadScript(bridge: string, preload: string): string {
  return [
    "{",
    bridge,
    ";const ringsidePreview = globalThis.ringsidePreviewBridge;",
    "delete globalThis.ringsidePreviewBridge;",
    "ringsidePreview.start((require, module, exports) => {",
    preload,
    "\n});",
    "}",
  ].join("\n");
}
