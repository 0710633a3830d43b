import type { DeskHotkey } from "../../protocol/desk-state.ts";
import { type KeyCombination, combinationId, keyLabels, parseAccelerator } from "./accelerator.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";
import type { DesktopSystem } from "../systems.ts";

interface Registered {
  readonly accelerator: string;
  readonly combination: KeyCombination;
  readonly callback: () => void;
}

/** What hotkeys need from the desk. */
export interface ShortcutPorts {
  readonly system: DesktopSystem;
  readonly changed: () => void;
  readonly requireReady: (what: string) => void;
}

type Offered =
  | "isRegistered"
  | "isSuspended"
  | "register"
  | "registerAll"
  | "setSuspended"
  | "unregister"
  | "unregisterAll";

/**
 * Electron's `globalShortcut`. The desk names each hotkey by its callback's `name`, since Electron's
 * own API knows no names; and it can pretend that another application holds a combination.
 *
 * By the desktop's portal (Wayland) `register` always says yes, even where another application has
 * the keys or all are suspended; `unregister` and `setSuspended` do nothing, so that a hotkey that was
 * removed goes on firing; and after `unregisterAll` the next press of one ends the process.
 */
export class PreviewShortcuts
  extends loudEmitter<Record<string, unknown[]>>("globalShortcut")
  implements Part<Electron.GlobalShortcut, Offered>
{
  readonly #ports: ShortcutPorts;
  readonly #registered = new Map<string, Registered>();
  readonly #taken = new Map<string, string>();
  /** Bound by the portal, with or without a callback that is left. */
  readonly #bound = new Set<string>();
  #suspended = false;

  constructor(ports: ShortcutPorts, takenAtStart: readonly string[]) {
    super();
    this.#ports = ports;
    for (const accelerator of takenAtStart) this.take(accelerator);
  }

  register(accelerator: string, callback: () => void): boolean {
    this.#ports.requireReady("globalShortcut");
    const combination = this.#parse(accelerator);
    const id = combinationId(combination);
    if (this.#byPortal) this.#bound.add(id);
    else if (this.#suspended || this.#registered.has(id) || this.#taken.has(id)) return false;
    this.#registered.set(id, { accelerator, combination, callback });
    this.#ports.changed();
    return true;
  }
  /** All or none. The answer is not in Electron's types, but in its sources. */
  registerAll(accelerators: string[], callback: () => void): boolean {
    const registered: string[] = [];
    for (const accelerator of accelerators) {
      if (!this.register(accelerator, callback)) {
        for (const one of registered) this.unregister(one);
        return false;
      }
      registered.push(accelerator);
    }
    return true;
  }
  isRegistered(accelerator: string): boolean {
    return this.#registered.has(combinationId(this.#parse(accelerator)));
  }
  unregister(accelerator: string): void {
    const id = combinationId(this.#parse(accelerator));
    if (!this.#byPortal) this.#registered.delete(id);
    this.#ports.changed();
  }
  unregisterAll(): void {
    this.#registered.clear();
    this.#ports.changed();
  }
  setSuspended(suspended: boolean): void {
    this.#suspended = suspended;
    this.#ports.changed();
  }
  isSuspended(): boolean {
    return this.#suspended;
  }

  /** For the desk: the combination was pressed. Calls back before it returns. */
  press(accelerator: string): void {
    const combination = parseAccelerator(accelerator, this.#ports.system.platform);
    if (combination === undefined) return;
    const id = combinationId(combination);
    if (this.#byPortal) this.#pressByPortal(id);
    else if (!this.#suspended) this.#registered.get(id)?.callback();
  }

  /** For the desk: pretend that another application holds it. What is registered stays so. */
  take(accelerator: string): void {
    const combination = parseAccelerator(accelerator, this.#ports.system.platform);
    if (combination === undefined) return;
    this.#taken.set(combinationId(combination), accelerator);
    this.#ports.changed();
  }
  giveBack(accelerator: string): void {
    const combination = parseAccelerator(accelerator, this.#ports.system.platform);
    if (combination === undefined) return;
    this.#taken.delete(combinationId(combination));
    this.#ports.changed();
  }
  taken(): string[] {
    return [...this.#taken.values()];
  }

  /** For the desk. */
  views(): DeskHotkey[] {
    return [...this.#registered.values()].map(({ accelerator, combination, callback }) => ({
      accelerator,
      name: callback.name || accelerator,
      keys: keyLabels(combination, this.#ports.system.platform),
    }));
  }

  get #byPortal(): boolean {
    return this.#ports.system.hotkeys.byPortal;
  }

  #pressByPortal(id: string): void {
    if (!this.#bound.has(id) || this.#taken.has(id)) return;
    const registered = this.#registered.get(id);
    if (registered === undefined) throw new Error("Electron would crash: NOTREACHED");
    registered.callback();
  }

  #parse(accelerator: string): KeyCombination {
    const combination = parseAccelerator(accelerator, this.#ports.system.platform);
    if (combination === undefined) {
      throw new TypeError(
        `Error processing argument at index 0, conversion failure from ${accelerator}`,
      );
    }
    return combination;
  }
}
