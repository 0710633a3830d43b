import { describe, expect, test } from "vitest";

import { loudEmitter, loudly } from "./loud.ts";

class Thing extends loudEmitter<{ happened: [what: string] }>("Thing") {
  #secret = 1;
  next(): number {
    return (this.#secret += 1);
  }
}

describe("an API that lacks a member", () => {
  test("fails by name when the member is read, called or set", () => {
    const thing: object = new Thing();
    expect((): unknown => Reflect.get(thing, "explode")).toThrow(
      "preview has no electron.Thing.explode",
    );
    expect(() => Reflect.set(thing, "explode", 1)).toThrow("preview has no electron.Thing.explode");
    const shell: object = loudly("shell", { beep: () => "beep" });
    expect((): unknown => Reflect.get(shell, "trash")).toThrow(
      "preview has no electron.shell.trash",
    );
    expect((): unknown => Reflect.get(loudly("", {}), "dialog")).toThrow(
      "preview has no electron.dialog",
    );
  });

  test("otherwise behaves as an ordinary emitter with private fields", () => {
    const thing = new Thing();
    const heard: string[] = [];
    thing.once("happened", (what) => heard.push(what));
    thing.setMaxListeners(3);
    expect(thing.emit("happened", "this")).toBe(true);
    expect(thing.emit("happened", "that")).toBe(false);
    expect(heard).toEqual(["this"]);
    expect(thing.next()).toBe(2);
  });

  test("can be awaited and printed", async () => {
    const thing = new Thing();
    expect(await Promise.resolve(thing)).toBe(thing);
    expect(JSON.stringify(loudly("x", { a: 1 }))).toBe('{"a":1}');
  });
});
