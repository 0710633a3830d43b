/** Routes of the company directory. */
import type { Extension } from "../../account/account.ts";
import type { World } from "../../world/world.ts";
import { searchBody, searchDirectory } from "./directory-search.ts";
import { directoryEntry } from "./extension-bodies.ts";
import { readBody } from "../input.ts";
import { pageOf } from "./paging.ts";
import { accountPath, ok, readAccounts, type ResourceRoute, unknown } from "./resource-route.ts";

/** The company directory; its lists have no navigation. */
export const directoryRoutes: readonly ResourceRoute[] = [
  {
    method: "GET",
    path: `${accountPath}/directory/entries`,
    needs: readAccounts,
    answer: ({ world, query }) => {
      const wanted = (entry: Extension): boolean => query.type?.includes(entry.type) ?? true;
      return ok(pageOf(entriesOf(world, wanted), query));
    },
  },
  {
    method: "GET",
    path: `${accountPath}/directory/entries/:entryId`,
    needs: readAccounts,
    answer: ({ world, path }) => {
      const entry = world.directory.byId(path.entryId);
      return entry === undefined
        ? unknown("entryId")
        : ok(directoryEntry(entry, world.directory.account));
    },
  },
  {
    method: "POST",
    path: `${accountPath}/directory/entries/search`,
    needs: readAccounts,
    answer: ({ world, request }) => {
      const search = readBody(searchBody, request);
      if (!search.ok) return search;
      const found = searchDirectory(
        entriesOf(world, () => true),
        search.value,
      );
      return ok(pageOf(found, search.value));
    },
  },
];

function entriesOf(world: World, wanted: (entry: Extension) => boolean) {
  const { account: owner } = world.directory;
  return owner.extensions.filter(wanted).map((entry) => directoryEntry(entry, owner));
}
