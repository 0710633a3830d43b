/** The directory that the window fetches part by part: a large one in each snapshot would be all of it. */
import {
  type ColleagueView,
  type AppSnapshot,
  mostPeopleAtOnce,
} from "../../contract/app-snapshot.ts";

/** Of whichever account is in use. */
export interface Directory {
  /** Another list is another edition; an empty one is none. */
  use(people: readonly ColleagueView[]): AppSnapshot["directory"];
  /** All of it, for who looks for one. */
  all(): readonly ColleagueView[];
  /** Nobody where it ends, and in an edition that is no longer so. */
  part(edition: number, from: number): ColleagueView[];
}

export function createDirectory(): Directory {
  let people: readonly ColleagueView[] = [];
  let edition = 0;
  return {
    use(next) {
      if (next !== people) edition += 1;
      people = next;
      return next.length === 0 ? { size: 0, edition: 0 } : { size: next.length, edition };
    },
    all: () => people,
    part: (wanted, from) => (wanted === edition ? people.slice(from, from + mostPeopleAtOnce) : []),
  };
}
