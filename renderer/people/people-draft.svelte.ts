import type { ColleagueView, FlipTargetView } from "../../contract/app-snapshot.ts";
import type { ParkTarget, TypedTarget } from "../../contract/intent.ts";

/** Somebody or something that was chosen from the list, and stands in the field by its name. */
export type Chosen =
  | { readonly kind: "colleague"; readonly colleague: ColleagueView }
  | { readonly kind: "place"; readonly label: string; readonly to: ParkTarget }
  | { readonly kind: "phone"; readonly phone: FlipTargetView };

/** What stands in the field: a text, or who was chosen for it. */
export class PeopleDraft {
  query = $state("");
  chosen = $state.raw<Chosen>();
  /** Typed from somewhere else in the window, so that the next character goes on with it. */
  isBegun = $state.raw(false);

  get isEmpty(): boolean {
    return this.query.trim() === "";
  }

  /** A number is meant as it stands; for a name, Enter takes the best match. */
  get isName(): boolean {
    return !this.isEmpty && !/[\d+*#]/.test(this.query);
  }

  /** Tells one state of the field from the next. */
  get key(): string {
    return JSON.stringify([this.query, this.chosen]);
  }

  /** The colleague who was chosen. */
  get colleague(): ColleagueView | undefined {
    return this.chosen?.kind === "colleague" ? this.chosen.colleague : undefined;
  }

  /** What a sentence about it calls it. */
  get entry(): string {
    return this.colleague?.extensionNumber ?? this.query.trim();
  }

  /**
   * What leads to a telephone, for main to read. `surely`: whoever was chosen by name is not asked about;
   * `undefined` for what no telephone number is.
   */
  target(surely: boolean): TypedTarget | undefined {
    const { colleague, chosen } = this;
    const extensionNumber = colleague?.extensionNumber;
    if (extensionNumber !== undefined) {
      const confirm = surely ? { confirm: extensionNumber } : {};
      return { kind: "extension", extensionNumber, ...confirm };
    }
    return chosen === undefined ? { kind: "phone-number", phoneNumber: this.query } : undefined;
  }

  /** Begins anew with what was typed somewhere else in the window. */
  begin(text: string): void {
    this.put(text);
    this.isBegun = true;
  }

  /** An entry in place of what was there. */
  put(text: string): void {
    this.query = text;
    this.chosen = undefined;
  }

  clear(): void {
    this.put("");
    this.isBegun = false;
  }
}
