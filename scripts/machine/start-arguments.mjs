/** Reads the words after `npm start --`. Dependency-free and pure. */

/** The application's options that take a value; `start-arguments.test.ts` holds them to its parser. */
export const valued = [
  ...["server", "client-id", "redirect", "event-host", "jwt", "user-data-dir"],
  ...["update-url", "update-key"],
];

/**
 * Separates what the preview host takes from what the application takes, and writes every pair as
 * `--name=value`: on Windows Electron ends at once, without a word, when any word follows an address.
 * @param {readonly string[]} words
 */
export function splitArguments(words) {
  /** @type {{ previewAsked: boolean, previewArgs: string[], appArgs: string[] }} */
  const parts = { previewAsked: false, previewArgs: [], appArgs: [] };
  for (const word of joinPairs(words, [...valued, "port"])) {
    if (word === "--preview") parts.previewAsked = true;
    else if (word === "--no-open" || /^--port(=|$)/.test(word)) parts.previewArgs.push(word);
    else parts.appArgs.push(word);
  }
  return parts;
}

/** @param {readonly string[]} words @param {readonly string[]} names */
function joinPairs(words, names) {
  /** @type {string[]} */
  const joined = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const next = words[index + 1];
    const isPair = names.some((name) => word === `--${name}`) && next?.startsWith("--") === false;
    joined.push(isPair ? `${word}=${next}` : word);
    if (isPair) index += 1;
  }
  return joined;
}
