import { type Ipc, type Pushes, channelOf } from "../../contract/ipc.ts";

/** The part of a page that receives; `send` of Electron's `WebContents`. */
export type Send = (channel: string, payload: unknown) => void;

/** Main's way of telling the page something, derived from the contract. `send` may drop. */
export function createPushes(contract: Ipc, send: Send): Pushes {
  const entries = Object.keys(contract.push).map((name) => [
    name,
    (payload: unknown) => send(channelOf("push", name), payload),
  ]);
  // One function for each topic of the very table that `Pushes` is computed from.
  return Object.fromEntries(entries) as Pushes;
}
