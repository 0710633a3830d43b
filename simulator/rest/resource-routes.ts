/** The resources around calls: extensions, devices, numbers, directory, features and presence. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { Extension } from "../world/account.ts";
import type { Outcome, Refusal } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { searchBody, searchDirectory } from "./directory-search.ts";
import { sendRefusal } from "./errors.ts";
import {
  type Addresses,
  deviceBody,
  directoryEntry,
  extensionBody,
  extensionInfoBody,
  flipNumberBodies,
  forwardingNumberBody,
  phoneNumberBody,
  phoneNumbers,
} from "./extension-bodies.ts";
import { featureList, permissionCheck, permissionList } from "./features.ts";
import {
  type CallerOf,
  type Query,
  readBody,
  readQuery,
  readSender,
  type Sender,
} from "./input.ts";
import { baseUrlOf, listBody, pageOf } from "./paging.ts";
import { mayChange, presenceBody, presenceResource, settingsOf } from "./presence-bodies.ts";

export interface ResourceRouteOptions {
  readonly world: World;
  readonly callerOf: CallerOf;
}

/** Everything that a handler may look at. */
interface Question extends Sender {
  readonly world: World;
  readonly request: FastifyRequest;
  readonly query: Query;
  readonly at: Addresses;
}

interface Route {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  /** One of these is enough. */
  readonly needs: readonly string[];
  readonly answer: (question: Question) => Outcome<unknown>;
}

const account = "/restapi/v1.0/account/:accountId";
const extension = `${account}/extension/:extensionId`;
const readAccounts = ["ReadAccounts"];

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
const refuse = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });

const otherExtension: Refusal = {
  status: 403,
  errorCode: "CMN-404",
  message: "The operation is not allowed for another extension",
};
const noMember: Refusal = {
  status: 403,
  errorCode: "CMN-408",
  message: "The user lacks the permission for this resource",
};
const noFeature: Refusal = {
  status: 403,
  errorCode: "CMN-112",
  message: "The feature is not available for this extension",
};

function unknown(parameterName: string): Outcome<never> {
  const message = `Resource for parameter [${parameterName}] is not found`;
  return refuse({ status: 404, errorCode: "CMN-102", message, parameterName });
}

function list<T>(question: Question, records: readonly T[]): Outcome<unknown> {
  return ok(listBody(question.request, records, question.query));
}

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

/** Own things only: the service gives them of other extensions to administrators. */
function ownOnly(answer: Route["answer"]): Route["answer"] {
  return (question) =>
    question.subject === question.caller ? answer(question) : refuse(otherExtension);
}

const extensionRoutes: readonly Route[] = [
  {
    method: "GET",
    path: extension,
    needs: readAccounts,
    answer: ({ world, subject, caller, at }) =>
      ok(extensionInfoBody(subject, world.directory.account, { ...at, isOwn: subject === caller })),
  },
  {
    method: "GET",
    path: `${account}/extension`,
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
    path: `${extension}/device`,
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
    path: `${extension}/features`,
    needs: readAccounts,
    answer: ownOnly(({ world, query }) =>
      ok(featureList(world.directory.account, query.featureId, query.availableOnly === "true")),
    ),
  },
  {
    method: "GET",
    path: `${extension}/authz-profile`,
    needs: readAccounts,
    answer: ownOnly(({ at, subject }) => ok(permissionList(at, subject.id))),
  },
  {
    method: "GET",
    path: `${extension}/authz-profile/check`,
    needs: readAccounts,
    answer: ownOnly(({ at, subject, query }) =>
      ok(permissionCheck(at, subject.id, query.permissionId ?? "")),
    ),
  },
  {
    method: "GET",
    path: `${account}/park-locations/:extensionId/users`,
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
      uri: extensionBody(subject, directory.account, at).uri.replace(/\d+$/, id),
      name,
      extensionNumber,
    })),
  );
}

const numberRoutes: readonly Route[] = [
  {
    method: "GET",
    path: `${extension}/forwarding-number`,
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
    path: `${extension}/phone-number`,
    needs: readAccounts,
    answer: ownOnly((question) => numbers(question, "extension")),
  },
  {
    method: "GET",
    path: `${account}/phone-number`,
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

const directoryRoutes: readonly Route[] = [
  {
    method: "GET",
    path: `${account}/directory/entries`,
    needs: readAccounts,
    answer: ({ world, query }) => {
      const wanted = (entry: Extension): boolean => query.type?.includes(entry.type) ?? true;
      return ok(pageOf(entriesOf(world, wanted), query));
    },
  },
  {
    method: "GET",
    path: `${account}/directory/entries/:entryId`,
    needs: readAccounts,
    answer: ({ world, path }) => {
      const entry = world.directory.byId(path.entryId);
      return entry === undefined
        ? unknown("entryId")
        : ok(directoryEntry(entry, world.directory.account));
    },
  },
  {
    method: "POST",
    path: `${account}/directory/entries/search`,
    needs: readAccounts,
    answer: ({ world, request }) => {
      const search = readBody(searchBody, request);
      if (!search.ok) return search;
      const found = searchDirectory(
        entriesOf(world, () => true),
        search.value,
      );
      return ok(pageOf(found, search.value));
    },
  },
];

function entriesOf(world: World, wanted: (entry: Extension) => boolean) {
  const { account: owner } = world.directory;
  return owner.extensions.filter(wanted).map((entry) => directoryEntry(entry, owner));
}

const presenceRoutes: readonly Route[] = [
  {
    method: "GET",
    path: `${extension}/presence`,
    needs: ["ReadPresence", "EditPresence"],
    answer: readPresence,
  },
  {
    method: "PUT",
    path: `${extension}/presence`,
    needs: ["EditPresence"],
    answer: ownOnly(changePresence),
  },
];

/** Park locations show their calls to members only. */
function readPresence({ world, subject, caller, query, at }: Question): Outcome<unknown> {
  const isClosed = subject.type === "ParkLocation" && !subject.members.includes(caller.id);
  if (isClosed) return refuse(noMember);
  const detailed = query.detailedTelephonyState === "true";
  const sipData = query.sipData === "true";
  const state = world.presence.read(subject);
  return ok(presenceResource(subject, state, { ...at, detailed, sipData }));
}

function changePresence({ world, subject, request, at }: Question): Outcome<unknown> {
  const change = readBody(presenceBody, request);
  if (!change.ok) return change;
  if (!mayChange(world.directory, subject, change.value)) {
    const message = "Parameter [dndStatus] value is invalid";
    return refuse({ status: 400, errorCode: "CMN-101", message, parameterName: "dndStatus" });
  }
  const state = world.presence.update(subject, settingsOf(change.value));
  return ok(presenceResource(subject, state, { ...at, detailed: true, sipData: false }));
}

/** Adds all resources; the application's own hooks authenticate, limit and disturb them. */
export function registerResourceRoutes(app: FastifyInstance, options: ResourceRouteOptions): void {
  const { world, callerOf } = options;
  const accountId = world.directory.account.id;
  const serve =
    ({ needs, answer }: Route) =>
    (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const sender = readSender(world.directory, request, { by: callerOf(request), needs });
      if (!sender.ok) return sendRefusal(reply, sender.refusal);
      const query = readQuery(request);
      if (!query.ok) return sendRefusal(reply, query.refusal);
      const at = { baseUrl: baseUrlOf(request), accountId };
      const outcome = answer({ ...sender.value, world, request, query: query.value, at });
      return outcome.ok ? reply.send(outcome.value) : sendRefusal(reply, outcome.refusal);
    };
  const routes = [extensionRoutes, numberRoutes, directoryRoutes, presenceRoutes].flat();
  for (const route of routes) {
    app.route({ method: route.method, url: route.path, handler: serve(route) });
  }
}
