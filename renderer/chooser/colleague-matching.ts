import type { ColleagueView } from "../../contract/app-snapshot.ts";
import type { Words } from "../../contract/i18n/words.ts";
import type { SearchOption } from "./search-option.ts";

/** Without case and accents, so that people are found by what a keyboard has. */
const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

const mostShown = 20;

/** Why an entry fits, the best first: Enter takes the one on top. */
function rankOf(colleague: ColleagueView, sought: readonly string[]): number {
  const name = folded(colleague.name);
  const [first = ""] = sought;
  if (colleague.extensionNumber === sought.join("")) return 0;
  if (name.startsWith(sought.join(" "))) return 1;
  if (name.startsWith(first)) return 2;
  return name.split(/[\s-]+/).some((word) => word.startsWith(first)) ? 3 : 4;
}

/** The colleagues whose name or extension holds every word of the query, best first, at most 20. */
export function matching(colleagues: readonly ColleagueView[], query: string): ColleagueView[] {
  const sought = folded(query).split(/\s+/).filter(Boolean);
  return colleagues
    .filter(({ name, extensionNumber }) => {
      const text = folded(`${name} ${extensionNumber ?? ""}`);
      return sought.every((word) => text.includes(word));
    })
    .map((colleague) => ({ colleague, rank: rankOf(colleague, sought) }))
    .toSorted((a, b) => a.rank - b.rank || a.colleague.name.localeCompare(b.colleague.name))
    .slice(0, mostShown)
    .map(({ colleague }) => colleague);
}

export const colleagueOption = (
  { windowWords }: Words,
  colleague: ColleagueView,
): SearchOption => ({
  key: colleague.extensionId,
  name: colleague.name,
  note:
    colleague.extensionNumber === undefined
      ? undefined
      : windowWords.idle.extension(colleague.extensionNumber),
});
