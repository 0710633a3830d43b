/**
 * The words for electron-builder, with the server of updates if one is named; `undefined` if that could
 * be read by others on the way, since what comes from it is installed.
 * @param {readonly string[]} words @param {string} updateUrl
 */
export function builderWords(words, updateUrl) {
  if (updateUrl === "") return [...words];
  if (!URL.canParse(updateUrl) || new URL(updateUrl).protocol !== "https:") return undefined;
  return [
    ...words,
    "-c.publish.provider=generic",
    `-c.publish.url=${updateUrl}`,
    "--publish=never",
  ];
}
