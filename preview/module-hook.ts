import { registerHooks } from "node:module";

import type { ElectronModule } from "./electron.ts";

/** Where the generated module picks up the imitation; a symbol, so that no name can collide. */
const slotName = "ringside.preview.electron";
const moduleUrl = "ringside-preview:electron";

/**
 * Electron's names that the preview has, plus those it lacks, since a bundle may import a name and
 * never use it. A lacking one becomes a value that throws by name as soon as it is touched.
 */
const lacking = [
  "autoUpdater",
  "BaseWindow",
  "contentTracing",
  "crashReporter",
  "desktopCapturer",
  "dialog",
  "inAppPurchase",
  "netLog",
  "pushNotifications",
  "systemPreferences",
  "TouchBar",
  "utilityProcess",
  "View",
  "webFrameMain",
  "WebContentsView",
] as const satisfies readonly Exclude<
  keyof typeof Electron.CrossProcessExports,
  keyof ElectronModule
>[];

function absent(name: string): unknown {
  const refuse = (): never => {
    throw new Error(`preview has no electron.${name}`);
  };
  return new Proxy(refuse, { get: refuse, set: refuse, construct: refuse });
}

function sourceOf(names: readonly string[]): string {
  return [
    `const whole = globalThis[Symbol.for(${JSON.stringify(slotName)})];`,
    "export default whole;",
    'export { whole as "module.exports" };',
    ...names.map((name) => `export const ${name} = whole[${JSON.stringify(name)}];`),
  ].join("\n");
}

/**
 * Makes `import … from "electron"` and `require("electron")` mean `electron` in everything that is
 * loaded from now on. A process can hold one application, as with Electron itself. The result takes
 * the hook back; modules that are already loaded keep what they got.
 */
export function provideElectron(electron: ElectronModule): () => void {
  const whole = new Proxy(electron, {
    get: (target, key): unknown =>
      lacking.some((name) => name === key) ? absent(String(key)) : Reflect.get(target, key),
  });
  const names = [...Object.keys(electron), ...lacking];
  const slot = Symbol.for(slotName);
  Object.defineProperty(globalThis, slot, { value: whole, configurable: true });
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "electron" || specifier === "electron/main"
        ? { url: moduleUrl, format: "module", shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === moduleUrl
        ? { format: "module", source: sourceOf(names), shortCircuit: true }
        : next(url, context),
  });
  return () => {
    hooks.deregister();
    Reflect.deleteProperty(globalThis, slot);
  };
}
