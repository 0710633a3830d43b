import { expect, test } from "vitest";

import { type ColleagueView, mostPeopleAtOnce } from "../../contract/app-snapshot.ts";
import { done, failed, type Result } from "../../contract/result.ts";
import { PeopleReader } from "./people-reader.svelte.ts";

const crowd = (count: number, called = "Person") =>
  Array.from({ length: count }, (_, index) => ({
    extensionId: String(index),
    name: `${called} ${index}`,
  }));

/** Main, which answers each part when it is told to. */
function setUp() {
  const asked: { readonly edition: number; readonly from: number }[] = [];
  const answers: ((answer: Result<ColleagueView[]>) => void)[] = [];
  const reader = new PeopleReader((input) => {
    asked.push(input);
    return new Promise((resolve) => answers.push(resolve));
  });
  const answer = async (with_: Result<ColleagueView[]>) => {
    answers.shift()?.(with_);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const finds = (name: string) => reader.people.find(name, 1)[0]?.name;
  return { reader, asked, answer, finds };
}

test("all fifty thousand are found, each part is asked for once, and the first as it is there", async () => {
  const { reader, asked, answer, finds } = setUp();
  const people = crowd(50_000);
  reader.follow({ size: people.length, edition: 1 });
  while (asked.length * mostPeopleAtOnce <= people.length) {
    const { from } = asked.at(-1) ?? { from: 0 };
    await answer(done(people.slice(from, from + mostPeopleAtOnce)));
    expect(finds("person 1999")).toBe("Person 1999");
    if (reader.people.size === people.length) break;
    reader.follow({ size: people.length, edition: 1 });
  }
  expect(asked).toHaveLength(people.length / mostPeopleAtOnce);
  expect(finds("person 49999")).toBe("Person 49999");
});

test("a directory that changes while it is searched: the old one is, until the new one is whole", async () => {
  const { reader, asked, answer, finds } = setUp();
  reader.follow({ size: 2, edition: 1 });
  await answer(done(crowd(2, "Old")));
  const people = crowd(mostPeopleAtOnce + 1, "New");
  reader.follow({ size: people.length, edition: 2 });
  await answer(done(people.slice(0, mostPeopleAtOnce)));
  expect([finds("old 1"), finds("new 1")]).toEqual(["Old 1", undefined]);
  await answer(done(people.slice(mostPeopleAtOnce)));
  expect([finds("old 1"), finds("new 2000")]).toEqual([undefined, "New 2000"]);
  expect(asked).toHaveLength(3);
});

test("one that is another by now is left for the next, which is not mixed with it", async () => {
  const { reader, answer, finds } = setUp();
  reader.follow({ size: 4_000, edition: 1 });
  reader.follow({ size: 1, edition: 2 });
  await answer(done(crowd(2_000, "Old")));
  await answer(done(crowd(1, "New")));
  expect([finds("old 1"), finds("new 0")]).toEqual([undefined, "New 0"]);
  reader.follow({ size: 0, edition: 0 });
  expect(reader.people.size).toBe(0);
});

test("what could not be read is asked for again with the next snapshot, and not before", async () => {
  const { reader, asked, answer, finds } = setUp();
  reader.follow({ size: 1, edition: 1 });
  await answer(failed({ code: "internal" }));
  expect(asked).toHaveLength(1);
  reader.follow({ size: 1, edition: 1 });
  await answer(done(crowd(1)));
  expect(finds("person")).toBe("Person 0");
});
