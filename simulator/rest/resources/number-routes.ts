/** Routes of telephone numbers. */
import type { Outcome } from "../../world/types.ts";
import {
  flipNumberBodies,
  forwardingNumberBody,
  phoneNumberBody,
  phoneNumbers,
} from "./extension-bodies.ts";
import {
  accountPath,
  extensionPath,
  list,
  noFeature,
  ok,
  ownOnly,
  type Question,
  readAccounts,
  refuse,
  type ResourceRoute,
} from "./resource-route.ts";

/** Telephone numbers of the user and of the account. */
export const numberRoutes: readonly ResourceRoute[] = [
  {
    method: "GET",
    path: `${extensionPath}/forwarding-number`,
    needs: readAccounts,
    answer: ownOnly((question) =>
      list(
        question,
        question.subject.forwardingNumbers.map((number) =>
          forwardingNumberBody(number, question.subject, question.at),
        ),
      ),
    ),
  },
  {
    method: "GET",
    path: "/restapi/v2/accounts/:accountId/extensions/:extensionId/call-flip-numbers",
    needs: readAccounts,
    answer: ownOnly(({ world, subject }) =>
      world.directory.account.newCallHandling
        ? ok({ records: flipNumberBodies(subject) })
        : refuse(noFeature),
    ),
  },
  {
    method: "GET",
    path: `${extensionPath}/phone-number`,
    needs: readAccounts,
    answer: ownOnly((question) => numbers(question, "extension")),
  },
  {
    method: "GET",
    path: `${accountPath}/phone-number`,
    needs: readAccounts,
    answer: (question) => numbers(question, "account"),
  },
];

/** The own list names the company number too. */
function numbers(question: Question, of: "account" | "extension"): Outcome<unknown> {
  const { world, query, subject, at } = question;
  const listed = phoneNumbers(world.directory).filter(
    (number) =>
      (of === "account" || number.extension === undefined || number.extension === subject) &&
      (query.usageType === undefined || query.usageType.includes(number.usageType)),
  );
  return list(
    question,
    listed.map((number) => phoneNumberBody(number, { ...at, list: of })),
  );
}
