import Fuse from "fuse.js";

import { PeopleIndex } from "../../../renderer/people/people-index.ts";
import { type Row, type Summary, summarise } from "../../run/measure.ts";

const count = 50_000;
const shown = 20;
/** A name, one with a slip of the finger in it, and a number. */
const queries = ["marlow fin", "finhc", "4711"];
const rounds = 30;

const first = ["Marlow", "Rowan", "Sable", "Wren", "Petra", "Ines", "Oswin", "Juniper"];
const last = ["Finch", "Pike", "Orchard", "Halloway", "Bramble", "Caldera", "Linden", "Vale"];
const people = Array.from({ length: count }, (_, index) => ({
  extensionId: String(index),
  name: `${first[index % 8]} ${last[Math.floor(index / 8) % 8]} ${index}`,
  extensionNumber: String(1_000 + index),
}));

/** Milliseconds of the thread's own time: what others do on this machine makes no turn longer. */
function timed(act: () => unknown): number {
  const began = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}

const searches = (find: () => unknown): Summary =>
  summarise(Array.from({ length: rounds }, () => timed(find)));

/** A keystroke in the field for people. */
export function measurePeopleSearch(): readonly Row[] {
  const index = new PeopleIndex().and(people);
  const fuse = new Fuse(people, { keys: ["name", "extensionNumber"] });
  return queries.map((query): Row => {
    const ours = searches(() => index.find(query, shown));
    return {
      ...{ name: `"${query}" in ${count.toLocaleString("en")} people`, unit: "ms", ours },
      peer: {
        name: "fuse.js in the same people",
        figures: searches(() => fuse.search(query, { limit: shown })),
      },
      aim: { text: "under 50 ms (p95)", reached: ours.p95 < 50 },
    };
  });
}
