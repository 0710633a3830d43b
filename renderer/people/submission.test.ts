import { expect, test } from "vitest";

import type { ActOutcome } from "../../contract/intent.ts";
import { done, failed, type Result } from "../../contract/result.ts";
import { sessionId } from "../../test/support/views/snapshots.ts";
import { inEnglish } from "../../test/support/english.ts";
import { PeopleDraft } from "./people-draft.svelte.ts";
import { Submission } from "./submission.svelte.ts";
import type { Wish } from "./wish.ts";

const draft = new PeopleDraft();
draft.put("555 010 0188");

test("pressing on while the answer is awaited sends nothing more", async () => {
  const sent: Wish[] = [];
  const { promise, resolve } = Promise.withResolvers<Result<ActOutcome>>();
  const destination = { kind: "phone-number", number: "+1 555 010 0188" } as const;
  const submission = new Submission({
    speech: inEnglish,
    read: () => Promise.resolve(done({ verdict: "dials", destination })),
    act: (wish) => {
      sent.push(wish);
      return promise;
    },
  });
  const first = submission.submit(draft, "transfer");
  await submission.submit(draft, "transfer");
  expect(submission.isBusy).toBe(true);
  resolve(done({ telephonySessionId: sessionId("s-1"), outcome: "accepted" }));
  await first;
  expect(sent).toHaveLength(1);
  expect(submission.isBusy).toBe(false);
});

test("nothing is sent when main cannot be asked how it reads the entry", async () => {
  const submission = new Submission({
    speech: inEnglish,
    read: () => Promise.resolve(failed({ code: "signed-out" })),
    act: () => Promise.reject(new Error("sent")),
  });
  await submission.submit(draft, "transfer");
  expect(submission.refusalOf(draft.key)?.reason).toBe("You are signed out.");
  expect(submission.refusalOf(`${draft.key}1`)).toBeUndefined();
});

test("a yes is for what was asked, and for no other deed with the same entry", async () => {
  const sent: Wish[] = [];
  const submission = new Submission({
    speech: inEnglish,
    read: () =>
      Promise.resolve(
        done({
          verdict: "asks",
          doubt: "unlisted",
          confirm: "+15550100188",
          destination: { kind: "phone-number", number: "+1 555 010 0188" },
        }),
      ),
    act: (wish) => {
      sent.push(wish);
      return Promise.resolve(done({ outcome: "accepted" }));
    },
  });
  await submission.submit(draft, "transfer");
  expect(submission.deedAsked(draft.key)).toBe("transfer");
  await submission.submit(draft, "consult");
  expect(submission.deedAsked(draft.key)).toBe("consult");
  expect(sent).toEqual([]);
  await submission.submit(draft, "consult");
  expect(sent).toMatchObject([{ deed: "consult", to: { confirm: "+15550100188" } }]);
});
