/**
 * What the recorded traffic is held to. There are two, made by different people at different times:
 * the type definitions of the installed `@rc-ex/core`, which every clone has, and the OpenAPI document
 * of the service's guide, where somebody put it beside the repository.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type ClientTypes, readClientTypes } from "./client-types.ts";
import { documentExceptions } from "./document-exceptions.ts";
import type { Exception } from "./exceptions.ts";
import { type Operation, readOperations } from "../openapi.ts";
import { typeExceptions } from "./type-exceptions.ts";
import {
  documentNotifications,
  type NotificationSchemas,
  typeNotifications,
} from "../notifications.ts";

/** One description of the service, with the places where the simulator knowingly leaves it. */
export interface Standard {
  /** For people. */
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly notifications: NotificationSchemas;
  readonly exceptions: readonly Exception[];
}

/** `document` is the parsed OpenAPI document. */
export function documentStandard(document: unknown): Standard {
  const operations = readOperations(document);
  return {
    name: "the OpenAPI document",
    operations,
    notifications: documentNotifications(operations),
    exceptions: documentExceptions,
  };
}

/** The types of the installed client. */
export function typesStandard(types: ClientTypes = readClientTypes()): Standard {
  return {
    name: types.name,
    operations: types.operations,
    notifications: typeNotifications(types),
    exceptions: typeExceptions,
  };
}

/**
 * All standards that this machine has: the types always; the document where it lies beside the
 * repository. A place that `named` gives (RINGSIDE_OPENAPI) must hold it.
 */
export function standardsHere(named = process.env["RINGSIDE_OPENAPI"]): readonly Standard[] {
  const path = named ?? join(import.meta.dirname, "../../../../shared/ringcentral-openapi.json");
  if (named === undefined && !existsSync(path)) return [typesStandard()];
  return [typesStandard(), documentStandard(JSON.parse(readFileSync(path, "utf8")))];
}
