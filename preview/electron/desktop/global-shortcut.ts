import type { DeskHotkey } from "../../protocol/desk-state.ts";
import { type KeyCombination, combinationId, keyLabels, parseAccelerator } from "./accelerator.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

interface Registered {
  readonly accelerator: string;
  readonly combination: KeyCombination;
  readonly callback: () => void;
}

/** What hotkeys need from the desk. */
export interface ShortcutPorts {
  readonly platform: string;
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
 */
export class PreviewShortcuts
  extends loudEmitter<Record<string, unknown[]>>("globalShortcut")
  implements Part<Electron.GlobalShortcut, Offered>
{
  readonly #ports: ShortcutPorts;
  readonly #registered = new Map<string, Registered>();
  readonly #taken = new Map<string, string>();
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
    if (this.#registered.has(id) || this.#taken.has(id)) return false;
    this.#registered.set(id, { accelerator, combination, callback });
    this.#ports.changed();
    return true;
  }
  registerAll(accelerators: string[], callback: () => void): void {
    for (const accelerator of accelerators) this.register(accelerator, callback);
  }
  isRegistered(accelerator: string): boolean {
    return this.#registered.has(combinationId(this.#parse(accelerator)));
  }
  unregister(accelerator: string): void {
    this.#registered.delete(combinationId(this.#parse(accelerator)));
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
    const combination = parseAccelerator(accelerator, this.#ports.platform);
    if (this.#suspended || combination === undefined) return;
    this.#registered.get(combinationId(combination))?.callback();
  }

  /** For the desk: pretend that another application holds it. What is registered stays so. */
  take(accelerator: string): void {
    const combination = parseAccelerator(accelerator, this.#ports.platform);
    if (combination === undefined) return;
    this.#taken.set(combinationId(combination), accelerator);
    this.#ports.changed();
  }
  giveBack(accelerator: string): void {
    const combination = parseAccelerator(accelerator, this.#ports.platform);
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
      keys: keyLabels(combination, this.#ports.platform),
    }));
  }

  #parse(accelerator: string): KeyCombination {
    const combination = parseAccelerator(accelerator, this.#ports.platform);
    if (combination === undefined) {
      throw new TypeError(
        `Error processing argument at index 0, conversion failure from ${accelerator}`,
      );
    }
    return combination;
  }
}
