import { expect, it } from "vitest";

import { listenersOf } from "./listeners.ts";

function setUp() {
  const told: string[] = [];
  const listeners = listenersOf<string>();
  const add = (name: string) => listeners.add((value) => void told.push(`${name} ${value}`));
  return { told, listeners, add };
}

it("tells each in the order of subscription", () => {
  const { told, listeners, add } = setUp();
  add("first");
  add("second");
  listeners.tell("x");
  expect(told).toEqual(["first x", "second x"]);
});

it("removes one, any number of times, and no other", () => {
  const { told, listeners, add } = setUp();
  const remove = add("first");
  add("second");
  remove();
  remove();
  listeners.tell("x");
  expect(told).toEqual(["second x"]);
});

it("takes the same function as often as it is added, each with an end of its own", () => {
  const listeners = listenersOf<undefined>();
  let times = 0;
  const listener = (): void => void (times += 1);
  const remove = listeners.add(listener);
  listeners.add(listener);
  listeners.tell(undefined);
  remove();
  listeners.tell(undefined);
  expect(times).toBe(3);
});

it("tells who was there when it began, though they come and go meanwhile", () => {
  const { told, listeners, add } = setUp();
  listeners.add(() => {
    remove();
    add("late");
  });
  const remove = add("second");
  listeners.tell("x");
  expect(told).toEqual(["second x"]);
  listeners.tell("y");
  expect(told).toEqual(["second x", "late y"]);
});

it("tells the rest no more once it is not so", () => {
  const { told, listeners, add } = setUp();
  let isSo = true;
  add("first");
  listeners.add(() => (isSo = false));
  add("third");
  listeners.tell("x", () => isSo);
  expect(told).toEqual(["first x"]);
});

it("forgets all at once", () => {
  const { told, listeners, add } = setUp();
  add("first");
  listeners.clear();
  listeners.tell("x");
  expect(told).toEqual([]);
});
