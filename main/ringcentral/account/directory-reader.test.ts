import { describe, expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { type AppError, done, failed, type Result } from "../../../contract/result.ts";
import type { RestRequest } from "../rest/rest-client.ts";
import {
  betweenPagesMs,
  directoryFreshMs,
  DirectoryReader,
  mostColleagues,
} from "./directory-reader.ts";
import { recordsAPage } from "./wire-account.ts";

const minuteMs = 60_000;

const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: 700_000_000 + from + index,
    type: "User",
    status: "Enabled",
    name: `Person ${from + index}`,
    extensionNumber: String(100_000 + from + index),
  }));

/** A directory of so many people, in pages as they are asked for. */
const directoryOf =
  (people: number) =>
  (page: number): Result<unknown> =>
    done({
      records: entries(
        (page - 1) * recordsAPage,
        Math.min(recordsAPage, people - (page - 1) * recordsAPage),
      ),
      paging: { page, totalPages: Math.ceil(people / recordsAPage) },
    });

function setUp(answer: (page: number) => Result<unknown>) {
  const clock = createManualClock();
  const asked: { page: number; at: number; request: RestRequest }[] = [];
  const begun = clock.elapsed();
  let changes = 0;
  const reader = new DirectoryReader({
    session: {
      rest: {
        read(request) {
          const page = Number(request.query?.["page"] ?? 1);
          asked.push({ page, at: clock.elapsed() - begun, request });
          return Promise.resolve(answer(page));
        },
        perform: () => Promise.reject(new Error("not asked for")),
        create: () => Promise.reject(new Error("not asked for")),
      },
    },
    ...{ clock, random: () => 0, log: () => undefined },
    onChange: () => (changes += 1),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ clock, asked, reader, settle },
    changes: () => changes,
    begin: async () => {
      reader.begin("700000000");
      await settle();
    },
    pass: async (ms: number, stepMs = 1_000) => {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.advance(stepMs);
        await settle();
      }
    },
  };
}

describe("a directory", () => {
  it("of one page is there at once, without the own extension", async () => {
    const { reader, begin, clock, asked } = setUp(directoryOf(3));
    await begin();
    expect(reader.outcome).toBe("read");
    expect(reader.colleagues.map(({ name }) => name)).toEqual(["Person 1", "Person 2"]);
    expect(asked.map(({ request }) => request)).toEqual([
      {
        ...{ method: "GET", path: "/restapi/v1.0/account/~/directory/entries", reply: "list" },
        query: { showFederated: false, perPage: 1_000 },
      },
    ]);
    expect(clock.waiting()).toBe(0);
  });

  it("of 200,000 comes in page by page, and leaves the service to others", async () => {
    const { reader, begin, pass, asked, changes } = setUp(directoryOf(200_000));
    await begin();
    expect(reader.colleagues).toHaveLength(999);
    await pass(200 * betweenPagesMs, betweenPagesMs / 4);
    expect(reader.colleagues).toHaveLength(199_999);
    expect(reader.colleagues.at(-1)?.name).toBe("Person 199999");
    expect(asked).toHaveLength(200);
    for (const { at } of asked) {
      const inAMinute = asked.filter((one) => one.at >= at && one.at < at + minuteMs);
      expect(inAMinute.length).toBeLessThanOrEqual(20);
    }
    // Each change has all of it looked through.
    expect(changes()).toBeLessThan(10);
  });

  it("is read no further than can be kept", async () => {
    const { reader, begin, pass, asked } = setUp((page) =>
      done({ records: entries(page * recordsAPage, recordsAPage), paging: { totalPages: 1e300 } }),
    );
    await begin();
    await pass(400 * betweenPagesMs, betweenPagesMs);
    expect(asked).toHaveLength(mostColleagues / recordsAPage);
    expect(reader.colleagues).toHaveLength(mostColleagues);
  });

  it.each([1e300, -1, 0, "many", null])(
    "ends with an empty page, whatever it claims: %j",
    async (claimed) => {
      const { begin, pass, asked } = setUp(() =>
        done({ records: [], paging: { totalPages: claimed } }),
      );
      await begin();
      await pass(minuteMs);
      expect(asked).toHaveLength(1);
    },
  );

  it("with more on a page than was asked for is read as far as that", async () => {
    const { reader, begin } = setUp(() => done({ records: entries(0, 200_000) }));
    await begin();
    expect(reader.colleagues).toHaveLength(999);
  });

  it.each<AppError>([
    { code: "rate-limited", retryAfterMs: 90_000 },
    { code: "service", status: 503, retryAfterMs: 90_000 },
  ])("goes on where it was after $code", async (error) => {
    let isBusy = true;
    const { reader, begin, pass, asked } = setUp((page) =>
      page === 2 && isBusy ? failed(error) : directoryOf(2_500)(page),
    );
    await begin();
    await pass(betweenPagesMs);
    expect(asked.map(({ page }) => page)).toEqual([1, 2]);
    isBusy = false;
    await pass(89_000);
    expect(asked).toHaveLength(2);
    await pass(10_000);
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 2, 3]);
    expect(reader.colleagues).toHaveLength(2_499);
    expect(reader.outcome).toBe("read");
  });

  it("that cannot be had is left after a few tries, and what is known stays", async () => {
    let isDown = false;
    const { reader, begin, pass, asked, clock } = setUp((page) =>
      isDown ? failed({ code: "timed-out" }) : directoryOf(2)(page),
    );
    await begin();
    isDown = true;
    await pass(directoryFreshMs, minuteMs);
    await begin();
    await pass(3_600_000, minuteMs);
    expect(asked).toHaveLength(1 + 5);
    expect(reader.colleagues).toHaveLength(1);
    expect(reader.outcome).toBe("read");
    expect(clock.waiting()).toBe(0);
  });

  it("is asked for at once when somebody wants it, unless the service asked for a wait", async () => {
    let error: AppError = { code: "service", status: 500 };
    const { begin, asked } = setUp(() => failed(error));
    await begin();
    await begin();
    expect(asked).toHaveLength(2);
    error = { code: "rate-limited", retryAfterMs: 60_000 };
    await begin();
    await begin();
    expect(asked).toHaveLength(3);
  });

  it.each<AppError>([
    { code: "service", status: 403 },
    { code: "reply-too-large" },
    { code: "bad-reply", detail: "" },
  ])("is not asked for again after $code", async (error) => {
    const { reader, begin, pass, asked } = setUp(() => failed(error));
    await begin();
    await pass(minuteMs);
    expect(asked).toHaveLength(1);
    expect(reader.outcome).toEqual(error);
  });

  it("is not read twice at once, nor again within the hour", async () => {
    const { begin, pass, asked } = setUp(directoryOf(2_000));
    await begin();
    await begin();
    await pass(betweenPagesMs);
    expect(asked.map(({ page }) => page)).toEqual([1, 2]);
    await pass(directoryFreshMs - minuteMs, minuteMs);
    await begin();
    expect(asked).toHaveLength(2);
    await pass(minuteMs);
    await begin();
    expect(asked).toHaveLength(3);
  });

  it("is left when the account is", async () => {
    const { reader, begin, pass, asked, clock } = setUp(directoryOf(5_000));
    await begin();
    reader.dispose();
    expect(clock.waiting()).toBe(0);
    await pass(minuteMs);
    expect(asked).toHaveLength(1);
  });
});
