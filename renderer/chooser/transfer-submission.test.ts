import { expect, test } from "vitest";

import type { ActOutcome, TransferTarget } from "../../contract/intent.ts";
import { done, failed, type Result } from "../../contract/result.ts";
import { sessionId } from "../../test/support/views/snapshots.ts";
import type { TransferDraft } from "./transfer-draft.ts";
import { keyOf, TransferSubmission } from "./transfer-submission.svelte.ts";
import { inEnglish } from "../../test/support/english.ts";

const draft: TransferDraft = {
  kind: "phone-number",
  query: "",
  colleague: undefined,
  phoneNumber: "555 010 0188",
  extensionNumber: "",
  companyNumber: "",
};

test("pressing on while the answer is awaited sends nothing more", async () => {
  const sent: TransferTarget[] = [];
  const { promise, resolve } = Promise.withResolvers<Result<ActOutcome>>();
  const destination = { kind: "phone-number", number: "+1 555 010 0188" } as const;
  const submission = new TransferSubmission({
    speech: inEnglish,
    read: () => Promise.resolve(done({ verdict: "dials", destination })),
    act: (to) => {
      sent.push(to);
      return promise;
    },
  });
  const first = submission.submit(draft);
  await submission.submit(draft);
  expect(submission.isBusy).toBe(true);
  resolve(done({ telephonySessionId: sessionId("s-1"), outcome: "accepted" }));
  await first;
  expect(sent).toHaveLength(1);
  expect(submission.isBusy).toBe(false);
});

test("nothing is sent when main cannot be asked how it reads the entry", async () => {
  const submission = new TransferSubmission({
    speech: inEnglish,
    read: () => Promise.resolve(failed({ code: "signed-out" })),
    act: () => Promise.reject(new Error("sent")),
  });
  await submission.submit(draft);
  expect(submission.refusalOf(keyOf(draft))?.reason).toBe("You are signed out.");
  expect(submission.refusalOf(keyOf({ ...draft, phoneNumber: "1" }))).toBeUndefined();
});
