import { beforeEach, expect, it } from "vitest";

import type { AppError } from "../../../contract/result.ts";
import { createSessionEnding } from "./session-ending.ts";

const over: AppError = { code: "signed-out", ended: "by-service" };
let heard: AppError[];
const listener = (reason: AppError): void => void heard.push(reason);
beforeEach(() => {
  heard = [];
});

it("is told once, to those who listen and to those who come late", () => {
  const ending = createSessionEnding();
  ending.listen(listener);
  ending.tell(over);
  ending.tell({ code: "offline" });
  expect(heard).toEqual([over]);
  ending.listen(listener);
  expect(heard).toEqual([over, over]);
});

it("is not told to whoever has stopped listening", () => {
  const ending = createSessionEnding();
  ending.listen(listener)();
  ending.tell(over);
  expect(heard).toEqual([]);
});

it("is told to nobody when the user signs out", () => {
  const ending = createSessionEnding();
  ending.listen(listener);
  ending.silence();
  ending.tell(over);
  ending.listen(listener);
  expect(heard).toEqual([]);
});

it("that was told stays told when the user signs out afterwards", () => {
  const ending = createSessionEnding();
  ending.tell(over);
  ending.silence();
  ending.listen(listener);
  expect(heard).toEqual([over]);
});
