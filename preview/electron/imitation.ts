import type {} from "electron";

import type { PreviewWindow } from "./windows/browser-window.ts";
import type { PreviewFrame } from "./windows/frame.ts";
import type { PreviewIpcMain } from "./windows/ipc-main.ts";
import type { PreviewMenu, PreviewMenuItem } from "./desktop/menu.ts";
import type { PreviewImage } from "./desktop/native-image.ts";
import type { PreviewProtocol } from "./windows/protocol.ts";
import type { PreviewSession } from "./windows/session.ts";
import type { PreviewContents } from "./windows/web-contents.ts";

type IsAny<T> = 0 extends 1 & T ? true : false;

/** `T` with Electron's own classes replaced by the ones that stand for them here. */
type Imitated<T> =
  IsAny<T> extends true
    ? T
    : T extends Electron.BaseWindow
      ? PreviewWindow
      : T extends Electron.WebContents
        ? PreviewContents
        : T extends Electron.WebFrameMain
          ? PreviewFrame
          : T extends Electron.Session
            ? PreviewSession
            : T extends Electron.Menu
              ? PreviewMenu
              : T extends Electron.MenuItem
                ? PreviewMenuItem
                : T extends Electron.NativeImage
                  ? PreviewImage
                  : T extends Electron.Protocol
                    ? PreviewProtocol
                    : T extends Electron.IpcMain
                      ? PreviewIpcMain
                      : T extends readonly (infer Element)[]
                        ? Imitated<Element>[]
                        : T extends Promise<infer Value>
                          ? Promise<Imitated<Value>>
                          : T;

type Member<F> = F extends (...args: infer Args) => infer Answer
  ? (...args: { [I in keyof Args]: Imitated<Args[I]> }) => Imitated<Answer>
  : Imitated<F>;

/**
 * The members `K` of Electron's `T`, as an imitation must offer them. Every class here states what
 * it offers with `implements Part<…>`, so a signature that Electron changes stops compiling.
 */
export type Part<T, K extends keyof T> = { [P in K]: Member<T[P]> };

/** Anything that Electron lets one listen to. */
interface Listenable {
  on: unknown;
}

/**
 * An event table `Events` checked against Electron's overloads of `on`: an event name that Electron
 * does not know, or a listener it would not accept, becomes `never` and cannot be emitted.
 */
export type EventsOf<T extends Listenable, Events extends Record<keyof Events, unknown[]>> = {
  [Name in keyof Events]: T["on"] extends (
    event: Name,
    listener: (...args: Events[Name]) => void,
  ) => unknown
    ? Events[Name]
    : never;
};
