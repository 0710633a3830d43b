/**
 * Reads what `test/support/simulator.ts` recorded: files of one JSON object a line, each the whole
 * `GET traffic` of one simulator with the test file that ran it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { isObject, type JsonObject, listOf, objectOf } from "./json.ts";

/** One request and its answer, by HTTP or over a socket. Bodies: undefined for none. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** Several values of one name are a list. */
  readonly query: JsonObject;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  /** A fault of the control interface made the answer, or left the request without one. */
  readonly faulted: boolean;
}

/** What one simulator sent and took. */
export interface Traffic {
  readonly testFile: string;
  readonly exchanges: readonly Exchange[];
  /** The bodies of `ServerNotification` frames: envelopes. */
  readonly notifications: readonly unknown[];
}

/** The traffic of every simulator whose record lies in `folder`; none when there is no folder. */
export function readTraffic(folder: string): readonly Traffic[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".ndjson"));
  } catch {
    return [];
  }
  return names
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => parseTraffic(JSON.parse(line)));
}

/** Parses one record; entries of an unknown form are an error of the recorder and throw. */
export function parseTraffic(record: unknown): Traffic {
  const { testFile, requests, frames } = objectOf(record);
  if (typeof testFile !== "string" || !Array.isArray(requests) || !Array.isArray(frames))
    throw new Error("A record of traffic has no testFile, requests or frames.");
  return {
    testFile,
    exchanges: listOf(requests).map(readExchange),
    notifications: listOf(frames)
      .map((entry) => listOf(readBody(objectOf(entry)["frame"])))
      .filter(([meta]) => objectOf(meta)["type"] === "ServerNotification")
      .map(([, body]) => body),
  };
}

function readExchange(entry: unknown): Exchange {
  const { method, path, query, requestBody, status, responseBody, faulted } = objectOf(entry);
  if (typeof method !== "string" || typeof path !== "string")
    throw new Error("A recorded request has no method or path.");
  const [bare = "", search = ""] = path.split("?");
  return {
    method,
    path: bare,
    query: readQuery(query ?? search),
    requestBody: readBody(requestBody),
    status: typeof status === "number" ? status : 0,
    responseBody: readBody(responseBody),
    faulted: faulted === true || status === null,
  };
}

function readQuery(query: unknown): JsonObject {
  if (isObject(query)) return query;
  const found = new URLSearchParams(typeof query === "string" ? query : "");
  return Object.fromEntries(
    [...new Set(found.keys())].map((name) => {
      const values = found.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** A body as JSON where it is JSON; an empty one is none. */
function readBody(body: unknown): unknown {
  if (body === undefined || body === null || body === "") return undefined;
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
