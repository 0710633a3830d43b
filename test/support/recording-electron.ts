/**
 * An `electron` that does nothing and writes down what is asked of it, in order: for the one question
 * whether the start asks for everything that protects the user, and soon enough.
 */
import { EventEmitter } from "node:events";

/** `app.enableSandbox`, `new BrowserWindow`, `app.on web-contents-created`, … */
export interface Recording {
  readonly calls: string[];
  /** What stands in the place of Electron's modules. */
  readonly electron: Readonly<Record<string, unknown>>;
  /** Emits Electron's events of the application. */
  readonly app: EventEmitter;
}

/** `paths`: what `app.getPath` answers. */
export function recordElectron(paths: (name: string) => string): Recording {
  const calls: string[] = [];
  /** Anything: may be called, made and asked for its parts, and answers itself. */
  const anything = (name: string): unknown => {
    return new Proxy(Object, {
      get: (_target, part) => (typeof part === "string" ? member(name, part) : undefined),
      apply(_target, _self, args: unknown[]) {
        const about = typeof args[0] === "string" ? ` ${args[0]}` : "";
        calls.push(/\.(on|once|handle)$/.test(name) ? `${name}${about}` : name);
        return anything(name);
      },
      construct() {
        calls.push(`new ${name}`);
        return anything(name) as object;
      },
    });
  };
  // What is awaited must not look like a promise that never comes.
  const member = (name: string, part: string): unknown =>
    part === "then" ? undefined : anything(`${name}.${part}`);

  const events = new EventEmitter();
  const answers: Readonly<Record<string, (...args: never[]) => unknown>> = {
    getPath: (name: string) => paths(name),
    getVersion: () => "0.0.0",
    getLocale: () => "en-US",
    getPreferredSystemLanguages: () => ["en-US"],
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
    on: (name: string, listener: () => void) => events.on(name, listener),
  };
  const commandLine = {
    hasSwitch: () => false,
    appendSwitch: (name: string) => calls.push(`app.commandLine.appendSwitch ${name}`),
  };
  const app = new Proxy(answers, {
    get: (_target, part) => {
      if (typeof part !== "string") return undefined;
      if (part === "commandLine") return commandLine;
      if (part === "dock") return anything("app.dock");
      return (...args: never[]) => {
        calls.push(part === "on" ? `app.on ${String(args[0])}` : `app.${part}`);
        return answers[part]?.(...args);
      };
    },
  });
  const screenBox = { x: 0, y: 0, width: 1_000, height: 800 };
  const screen = {
    on: (): void => undefined,
    removeListener: (): void => undefined,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getAllDisplays: () => [{ bounds: screenBox, workArea: screenBox, scaleFactor: 1 }],
  };
  const names = [
    ...["BrowserWindow", "Menu", "Notification", "Tray", "clipboard", "globalShortcut"],
    ...["nativeImage", "nativeTheme", "net", "powerMonitor", "protocol", "safeStorage", "session"],
    "shell",
  ];
  const rest = Object.fromEntries(names.map((name) => [name, anything(name)]));
  return { calls, electron: { ...rest, app, screen }, app: events };
}
