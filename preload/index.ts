import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";

import { ipc } from "../contract/ipc.ts";
import { deriveBridge } from "./bridge.ts";

contextBridge.exposeInMainWorld(
  "ringside",
  deriveBridge(ipc, {
    invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
    listen: (channel, listener) => {
      const onMessage = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
      ipcRenderer.on(channel, onMessage);
      return () => {
        ipcRenderer.removeListener(channel, onMessage);
      };
    },
  }),
);
