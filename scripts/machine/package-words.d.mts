export function builderWords(
  words: readonly string[],
  updateUrl: string,
): readonly string[] | undefined;
