import { expect, test } from "vitest";

import type { DialReading } from "../../contract/dialing.ts";
import type { TypedTarget } from "../../contract/intent.ts";
import { done, type Result } from "../../contract/result.ts";
import { TargetReader } from "./target-reader.svelte.ts";

const entry = (phoneNumber: string): TypedTarget => ({ kind: "phone-number", phoneNumber });
const reading = (number: string): DialReading => ({
  verdict: "dials",
  destination: { kind: "phone-number", number },
});

function bench() {
  const asked: { to: TypedTarget; answer: (result: Result<DialReading>) => void }[] = [];
  const reader = new TargetReader({
    ask: (to) => new Promise((answer) => asked.push({ to, answer })),
    now: () => 7,
  });
  const answer = async (index: number, text: string) => {
    asked[index]?.answer(done(reading(text)));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { reader, asked, answer };
}

test("while one question is under way, only the last entry is asked about next", async () => {
  const { reader, asked, answer } = bench();
  for (const typed of ["0", "03", "030", "030 1"]) reader.follow(entry(typed));
  expect(asked.map(({ to }) => to)).toEqual([entry("0")]);
  await answer(0, "0");
  expect(reader.current).toBeUndefined();
  expect(asked.map(({ to }) => to)).toEqual([entry("0"), entry("030 1")]);
  await answer(1, "030 1");
  expect(reader.current).toEqual({ to: entry("030 1"), reading: reading("030 1"), at: 7 });
  expect(asked).toHaveLength(2);
});

test("an answer to what is no longer in the field is not shown", async () => {
  const { reader, answer } = bench();
  reader.follow(entry("1"));
  reader.follow(undefined);
  await answer(0, "1");
  expect(reader.current).toBeUndefined();
});
