import { tick } from "svelte";

import { isUsable, resumeOf } from "../../contract/call-view.ts";
import { arrange } from "../call/arrange.ts";
import { intentOn } from "../call/intents.ts";
import type { Platform } from "../hotkey-text.ts";
import { pageAbove, type WindowState } from "../window-state.svelte.ts";
import type { PeopleDraft } from "../people/people-draft.svelte.ts";
import { CoughKey } from "./cough-key.ts";
import { nextTo } from "./move-focus.ts";
import { type KeyedDeed, typedBy, windowKeyOf } from "./window-keys.ts";

export interface WindowKeyboardOptions {
  readonly windowState: WindowState;
  readonly platform: Platform;
  /** Whether a question or guide lies before the page. */
  readonly isAsking: () => boolean;
}

/** Where a key belongs to what has the focus: it types there, or chooses. */
const takesKeys =
  "input, textarea, select, [contenteditable], [role=menu], [role=menuitem], [role=listbox]";

/** Reached by a press now: what lies behind a question rests. */
const inReach = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.closest("[inert]") === null,
  );

/** Whether the strip is what is drawn. */
const isInStrip = (): boolean => document.querySelector("[data-strip]") !== null;

const inputAt = (selector: string): HTMLInputElement | undefined => {
  const field = inReach(selector);
  return field instanceof HTMLInputElement ? field : undefined;
};

const theField = (): HTMLInputElement | undefined => inputAt("[data-people-field]");
/** Where the settings are looked through. */
const theSearch = (): HTMLInputElement | undefined => inputAt("[data-settings-search]");

/**
 * What the keyboard does in the window. A key of a control presses the button that bears it, so that it
 * does what a press of that button does and nothing where there is none.
 */
export class WindowKeyboard {
  readonly #options: WindowKeyboardOptions;
  readonly #cough: CoughKey;
  /** Who had the focus before a key took it to the field. */
  #before: HTMLElement | undefined;
  /** What was begun from nowhere, until its field is there to go on with. */
  #begun: PeopleDraft | undefined;

  constructor(options: WindowKeyboardOptions) {
    this.#options = options;
    this.#cough = new CoughKey(options.windowState);
  }

  /** Of each key that goes down in the window, and that nothing in it has made its own. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const isDone = event.key === "Escape" ? this.#stepBack() : this.#act(event);
    if (isDone) event.preventDefault();
  }

  #act(event: KeyboardEvent): boolean {
    const { activeElement: focused } = document;
    if (theField() !== undefined) this.#begun = undefined;
    if (focused !== null && focused.closest(takesKeys) !== null) return false;
    const neighbour = nextTo(focused, event.key);
    neighbour?.focus();
    if (neighbour !== undefined) return true;
    const { windowState, platform } = this.#options;
    if (!windowState.keysAreOn) return false;
    const key = windowKeyOf(event, platform);
    if (key !== undefined && this.#does(key.deed)) return true;
    if (typedBy(event) !== undefined) this.#typeAhead(event.key);
    return false;
  }

  /** One level, from the innermost; never anything to a call. */
  #stepBack(): boolean {
    const { windowState, isAsking } = this.#options;
    const { bridge, page } = windowState;
    const above = pageAbove[page];
    if (windowState.snapshot?.chooser !== undefined) void bridge.calls.closeChooser();
    else if (isAsking()) windowState.closeDialog();
    else if (document.activeElement === theField()) this.#leaveField();
    else if (above !== undefined) windowState.open(above);
    else if (isInStrip()) void windowState.setStrip(false);
    else void bridge.app.hideWindow();
    return true;
  }

  #does(deed: KeyedDeed): boolean {
    const { windowState, isAsking } = this.#options;
    if (deed === "help" || deed === "settings" || deed === "strip") {
      if (isAsking()) return false;
      if (deed === "help") windowState.ask({ kind: "keys" });
      else if (deed === "strip") void windowState.setStrip(windowState.settings?.strip !== true);
      else if (windowState.page === "calls") windowState.open("settings");
      return true;
    }
    if (deed === "find") return this.#find();
    if (deed === "resume-longest") return this.#resumeLongest();
    if (deed === "cough") return inReach('[data-key="mute"]') !== undefined && this.#cough.press();
    const target = inReach(`[data-key="${deed}"]`);
    if (deed === "waiting") target?.querySelector("button")?.focus();
    else target?.click();
    // It says why it does nothing to whoever is on it.
    if (target?.ariaDisabled === "true") target.focus();
    return target !== undefined;
  }

  /** Whoever waits longest, wherever he is drawn; without anybody the key is a letter like any other. */
  #resumeLongest(): boolean {
    const { windowState, isAsking } = this.#options;
    const [longest] = windowState.snapshot?.waiting ?? [];
    const call = longest && windowState.call(longest.telephonySessionId);
    if (call === undefined || isAsking()) return false;
    void windowState.act(resumeOf(call));
    return true;
  }

  /** Into the one field, or into the question that begins with it. */
  #find(): boolean {
    const { windowState, isAsking } = this.#options;
    if (isAsking() && theField() === undefined) return false;
    if (windowState.page !== "calls") windowState.open("calls");
    void tick().then(() => {
      const field = theField();
      if (field === undefined) inReach('[data-key="transfer"]')?.click();
      else {
        this.#enter(field);
        field.select();
      }
    });
    return true;
  }

  /**
   * A digit begins a number, unless digits pick one of several calls; a letter begins a name where it is
   * no key of a call.
   */
  #typeAhead(character: string): void {
    const search = theSearch();
    if (search !== undefined) {
      search.focus();
      return;
    }
    const isKey = /\p{L}/u.test(character) && inReach("[data-key]") !== undefined;
    const calls = this.#options.windowState.snapshot?.calls ?? [];
    if (isKey || (calls.length > 1 && /\d/.test(character))) return;
    const field = theField();
    if (field === undefined) this.#beginTransfer(character);
    else {
      // The browser writes the character where the focus is by then.
      this.#enter(field);
      field.select();
    }
  }

  /** The question opens a moment later: what is typed until then goes on with the number. */
  #beginTransfer(character: string): void {
    const { windowState, isAsking } = this.#options;
    const { snapshot } = windowState;
    const call = snapshot === undefined ? undefined : arrange(snapshot).main;
    if (call === undefined || windowState.page !== "calls") return;
    const draft = windowState.drafts.of(call.telephonySessionId);
    if (this.#begun === draft) draft.query += character;
    else if (!isAsking() && isUsable(call, "transfer")) {
      this.#begun = draft;
      draft.begin(character);
      void windowState.act(intentOn(call, "transfer")).then((result) => {
        // Nothing opens: the next character begins anew.
        if (!result.ok || result.value.outcome !== "choosing") this.#begun = undefined;
      });
    }
  }

  #enter(field: HTMLInputElement): void {
    const { activeElement: before } = document;
    this.#before = before instanceof HTMLElement ? before : undefined;
    field.focus();
  }

  #leaveField(): void {
    const back = this.#before?.isConnected === true ? this.#before : undefined;
    (back ?? document.querySelector("main"))?.focus();
    this.#before = undefined;
  }
}
