import { createSubscriber } from "svelte/reactivity";

import type { CallView } from "../contract/call-view.ts";
import type { AppSnapshot } from "../contract/app-snapshot.ts";
import type { ControlKind } from "../contract/operations.ts";
import type { TelephonySessionId } from "../contract/ids.ts";
import type { ActOutcome, AnyIntent, CallIntent } from "../contract/intent.ts";
import type { Bridge } from "../contract/ipc.ts";
import type { AppError, Result } from "../contract/result.ts";
import {
  type HotkeyAction,
  hotkeyActions,
  type HotkeyView,
  type Settings,
} from "../contract/settings.ts";
import { PeopleDraft } from "./people/people-draft.svelte.ts";
import { PeopleDrafts } from "./people/people-drafts.ts";
import type { PeopleIndex } from "./people/people-index.ts";
import { PeopleReader } from "./people/people-reader.svelte.ts";

/** Which of the window's pages is open while nothing else (sign-in) has to be. */
export type WindowPage = "calls" | "settings" | "diagnostics";

/** Where the way back from each page leads. */
export const pageAbove: Readonly<Record<WindowPage, WindowPage | undefined>> = {
  calls: undefined,
  settings: "calls",
  diagnostics: "settings",
};

/** A question or guide of the window's own, which main knows nothing of. */
export type WindowDialog =
  | { readonly kind: "hearing"; readonly telephonySessionId: TelephonySessionId }
  | { readonly kind: "plain-storage" }
  | { readonly kind: "keys" }
  | { readonly kind: "leave"; readonly how: Leaving };

/** What ends the reminders of those who wait. */
export type Leaving = "quit" | "sign-out" | "switch-account";

/** An intent that was answered with no, so that the window can say why beside the control. */
export interface Refusal {
  readonly telephonySessionId?: TelephonySessionId;
  readonly action: CallIntent["action"];
  readonly error: AppError;
}

/**
 * What the window draws, and its way back to main. It listens while a view reads it: it attaches
 * to the pushes first and fetches afterwards, and of two snapshots keeps the higher revision.
 */
export class WindowState {
  /** For requests whose answer only the asking view needs. */
  readonly bridge: Bridge;
  /** What is being typed about the calls of the snapshot, to transfer them or to ask first. */
  readonly drafts = new PeopleDrafts();
  /** What is being typed to dial. */
  readonly dialDraft = new PeopleDraft();
  /** The groups of the settings that are open, also after a way to somewhere else and back. */
  unfolded = $state.raw<readonly string[]>([]);
  readonly #listen: () => void;
  #snapshot = $state.raw<AppSnapshot>();
  readonly #people: PeopleReader;
  #settings = $state.raw<Settings>();
  #hotkeys = $state.raw<readonly HotkeyView[]>([]);
  #page = $state.raw<WindowPage>("calls");
  #dialog = $state.raw<WindowDialog>();
  #openings = $state.raw(0);
  #refusal = $state.raw<Refusal>();
  #startError = $state.raw<AppError>();

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    this.#people = new PeopleReader(bridge.people.read);
    this.#listen = createSubscriber(() => this.#attach());
  }

  /** `undefined` until main has answered for the first time. */
  get snapshot(): AppSnapshot | undefined {
    this.#listen();
    return this.#snapshot;
  }

  /** Whether what is shown of the calls is not kept up to date. */
  get isStale(): boolean {
    const snapshot = this.snapshot;
    return snapshot?.account.state === "signed-in" && snapshot.connection.state !== "live";
  }

  /** The instant at which running times stand still; `undefined` while they run. */
  get frozenAt(): number | undefined {
    if (!this.isStale) return undefined;
    return this.snapshot?.connection.confirmedAt ?? this.snapshot?.connection.since;
  }

  /** The directory, in which the field for people searches. */
  get people(): PeopleIndex {
    this.#listen();
    return this.#people.people;
  }

  get settings(): Settings | undefined {
    this.#listen();
    return this.#settings;
  }

  /** Whether single keys act inside the window. */
  get keysAreOn(): boolean {
    return this.settings?.windowKeys ?? true;
  }

  get hotkeys(): readonly HotkeyView[] {
    this.#listen();
    return this.#hotkeys;
  }

  get page(): WindowPage {
    return this.#page;
  }

  /** The last intent that was refused; a new intent clears it. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** Why there is no snapshot yet, when main refused the first request for it. */
  get startError(): AppError | undefined {
    return this.#startError;
  }

  /** How often the user has opened something, a call or a page, which then shows its beginning. */
  get openings(): number {
    return this.#openings;
  }

  open(page: WindowPage): void {
    this.#openings += 1;
    this.#page = page;
  }

  /** The dialog of the window's own that is open; a question of main's stands before it. */
  get dialog(): WindowDialog | undefined {
    return this.#dialog;
  }

  /** What the user is about to do that is asked about first. */
  get leaving(): Leaving | undefined {
    return this.#dialog?.kind === "leave" ? this.#dialog.how : undefined;
  }

  /** Draws this call large, as the one that presses are meant for. */
  pick(telephonySessionId: TelephonySessionId): void {
    this.#openings += 1;
    void this.bridge.calls.pick({ telephonySessionId });
  }

  ask(dialog: WindowDialog): void {
    this.#dialog = dialog;
  }

  closeDialog(): void {
    this.#dialog = undefined;
  }

  forgetRefusal(): void {
    this.#refusal = undefined;
  }

  /** The call with this id, while it lives. */
  call(id: TelephonySessionId): CallView | undefined {
    return this.snapshot?.calls.find((call) => call.telephonySessionId === id);
  }

  /** The key that fires this action now, if any. */
  activeKey(action: HotkeyAction): string | undefined {
    return this.hotkeys.find((hotkey) => hotkey.action === action)?.active ?? undefined;
  }

  /**
   * Sends one intent and answers what became of it. A refusal is also kept, for the views to
   * explain beside the control.
   */
  async act(intent: AnyIntent): Promise<Result<ActOutcome>> {
    this.#refusal = undefined;
    const result = await this.bridge.calls.act(intent);
    if (result.ok) return result;
    // Of a new call its own field says it.
    if (isOfNoCall(intent)) return result;
    const { telephonySessionId } = intent;
    this.#refusal = {
      action: intent.action,
      error: result.error,
      ...(telephonySessionId === undefined ? {} : { telephonySessionId }),
    };
    return result;
  }

  /** Takes over the hotkeys that a rebinding answered with. */
  acceptHotkeys(hotkeys: readonly HotkeyView[]): void {
    this.#hotkeys = hotkeys;
  }

  /** Makes the window the strip, or whole again. */
  async setStrip(strip: boolean): Promise<void> {
    const result = await this.bridge.settings.change({ strip });
    if (result.ok) this.acceptSettings(result.value);
  }

  /** Takes over the settings that a change answered with. */
  acceptSettings(settings: Settings): void {
    this.#settings = settings;
  }

  /** Asks main for everything once more, after a failed start. */
  async fetch(): Promise<void> {
    this.#startError = undefined;
    const [snapshot, settings, hotkeys] = await Promise.all([
      this.bridge.app.snapshot(),
      this.bridge.settings.read(),
      this.bridge.hotkeys.read(),
    ]);
    if (snapshot.ok) this.#keepNewer(snapshot.value);
    else if (this.#snapshot === undefined) this.#startError = snapshot.error;
    // A push that came in meanwhile is newer than this answer.
    if (settings.ok) this.#settings ??= settings.value;
    if (hotkeys.ok && this.#hotkeys.length === 0) this.#hotkeys = hotkeys.value;
  }

  #keepNewer(next: AppSnapshot): void {
    if (this.#snapshot === undefined || next.revision > this.#snapshot.revision) {
      this.#snapshot = next;
      this.#people.follow(next.directory);
      this.drafts.keepOnly(next.calls);
    }
  }

  #attach(): () => void {
    const { push } = this.bridge;
    const detach = [
      push.snapshot((next) => this.#keepNewer(next)),
      push.settings((next) => this.acceptSettings(next)),
      push.hotkeys((next) => this.acceptHotkeys(next)),
      push.show(({ view }) => {
        if (view === "quit" || view === "sign-out") this.ask({ kind: "leave", how: view });
        else this.open(view);
      }),
    ];
    void this.fetch();
    return () => {
      for (const off of detach) off();
    };
  }
}

const isOfNoCall = (intent: AnyIntent): intent is Exclude<AnyIntent, CallIntent> =>
  intent.action === "dial" || intent.action === "cancel" || intent.action === "resume-longest";

/** The hotkey action behind a control, if it has one; recording and its pause share theirs. */
export const hotkeyOf = (control: ControlKind | "card-number"): HotkeyAction | undefined =>
  hotkeyActions.find((action) => action === (control === "pause" ? "record" : control));
