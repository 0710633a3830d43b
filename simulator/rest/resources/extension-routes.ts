/** Routes of extensions, their devices, features and park location members. */
import type { Extension } from "../../account/account.ts";
import type { Outcome } from "../../world/types.ts";
import { deviceBody, extensionBody, extensionInfoBody, extensionUri } from "./extension-bodies.ts";
import { featureList, permissionCheck, permissionList } from "./features.ts";
import {
  accountPath,
  extensionPath,
  list,
  noMember,
  ok,
  ownOnly,
  type Question,
  readAccounts,
  refuse,
  type ResourceRoute,
  unknown,
} from "./resource-route.ts";

function extensions({ world, query }: Question): readonly Extension[] {
  const { type, status, extensionNumber, email } = query;
  return world.directory.account.extensions.filter(
    (entry) =>
      (type === undefined || type.includes(entry.type)) &&
      (status === undefined || status.includes("Enabled")) &&
      (extensionNumber === undefined || entry.extensionNumber === extensionNumber) &&
      (email === undefined || entry.email === email),
  );
}

/** Extensions and what they can do. */
export const extensionRoutes: readonly ResourceRoute[] = [
  {
    method: "GET",
    path: extensionPath,
    needs: readAccounts,
    answer: ({ world, subject, caller, at }) =>
      ok(extensionInfoBody(subject, world.directory.account, { ...at, isOwn: subject === caller })),
  },
  {
    method: "GET",
    path: `${accountPath}/extension`,
    needs: readAccounts,
    answer: (question) =>
      list(
        question,
        extensions(question).map((entry) =>
          extensionBody(entry, question.world.directory.account, question.at),
        ),
      ),
  },
  {
    method: "GET",
    path: `${extensionPath}/device`,
    needs: readAccounts,
    answer: ownOnly((question) =>
      list(
        question,
        question.subject.devices.map((device) => deviceBody(device, question.subject, question.at)),
      ),
    ),
  },
  {
    method: "GET",
    path: `${extensionPath}/features`,
    needs: readAccounts,
    answer: ownOnly(({ world, query }) =>
      ok(featureList(world.directory.account, query.featureId, query.availableOnly === "true")),
    ),
  },
  {
    method: "GET",
    path: `${extensionPath}/authz-profile`,
    needs: readAccounts,
    answer: ownOnly(({ at, subject }) => ok(permissionList(at, subject.id))),
  },
  {
    method: "GET",
    path: `${extensionPath}/authz-profile/check`,
    needs: readAccounts,
    answer: ownOnly(({ at, subject, query }) =>
      ok(permissionCheck(at, subject.id, query.permissionId ?? "")),
    ),
  },
  {
    method: "GET",
    path: `${accountPath}/park-locations/:extensionId/users`,
    needs: readAccounts,
    answer: parkLocationUsers,
  },
];

function parkLocationUsers(question: Question): Outcome<unknown> {
  const { subject, caller, world, at } = question;
  if (subject.type !== "ParkLocation") return unknown("parkLocationId");
  if (!subject.members.includes(caller.id)) return refuse(noMember);
  const { directory } = world;
  const members = directory.account.extensions.filter((entry) =>
    subject.members.includes(entry.id),
  );
  return list(
    question,
    members.map(({ id, name, extensionNumber }) => ({
      id: Number(id),
      uri: extensionUri(at, id),
      name,
      extensionNumber,
    })),
  );
}
