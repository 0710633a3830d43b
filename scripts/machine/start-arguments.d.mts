export const valued: readonly string[];
export function splitArguments(words: readonly string[]): {
  readonly previewAsked: boolean;
  readonly previewArgs: string[];
  readonly appArgs: string[];
};
