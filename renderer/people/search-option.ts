/** One answer that a search offers. */
export interface SearchOption {
  readonly key: string;
  readonly name: string;
  /** A smaller word behind the name, such as the extension. */
  readonly note?: string | undefined;
  /** What Enter does with it. */
  readonly does: string;
}
