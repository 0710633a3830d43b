import { expect, test } from "vitest";

import { mostPeopleAtOnce } from "../../contract/app-snapshot.ts";
import { createDirectory } from "./directory.ts";

test("is handed out part by part, and never more at once than both processes can take", () => {
  const people = Array.from({ length: 50_000 }, (_, index) => ({
    extensionId: String(index),
    name: `Person ${index}`,
  }));
  const directory = createDirectory();
  const { size, edition } = directory.use(people);
  expect(size).toBe(50_000);
  const read: unknown[] = [];
  let parts = 0;
  for (;;) {
    const part = directory.part(edition, read.length);
    if (part.length === 0) break;
    expect(part.length).toBeLessThanOrEqual(mostPeopleAtOnce);
    read.push(...part);
    parts += 1;
  }
  expect(read).toEqual(people);
  expect(parts).toBe(size / mostPeopleAtOnce);
  expect(directory.part(edition, 10 ** 9)).toEqual([]);
});
