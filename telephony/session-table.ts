/**
 * An immutable table of sessions by id. A change copies one small bucket and the list of buckets,
 * so that an event costs the same with one call and with a thousand.
 */
import type { TelephonySessionId } from "../contract/ids.ts";
import type { Session } from "./session.ts";

const bucketCount = 64;

export interface SessionTable {
  readonly size: number;
  readonly buckets: readonly (readonly Session[])[];
}

export const emptyTable: SessionTable = {
  size: 0,
  buckets: Array.from({ length: bucketCount }, () => []),
};

/** Any spread will do; ids share long prefixes, so every character counts. */
function bucketOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (hash * 31 + id.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (bucketCount - 1);
}

export function findSession(table: SessionTable, id: TelephonySessionId): Session | undefined {
  return table.buckets[bucketOf(id)]?.find((session) => session.id === id);
}

/** The table with this session in it, in place of one with the same id. */
export function withSession(table: SessionTable, session: Session): SessionTable {
  const slot = bucketOf(session.id);
  const bucket = table.buckets[slot] ?? [];
  const index = bucket.findIndex((other) => other.id === session.id);
  const next = index < 0 ? [...bucket, session] : bucket.with(index, session);
  return { size: table.size + (index < 0 ? 1 : 0), buckets: table.buckets.with(slot, next) };
}

export function withoutSession(table: SessionTable, id: TelephonySessionId): SessionTable {
  const slot = bucketOf(id);
  const bucket = table.buckets[slot] ?? [];
  const next = bucket.filter((session) => session.id !== id);
  if (next.length === bucket.length) return table;
  return { size: table.size - 1, buckets: table.buckets.with(slot, next) };
}

/** Every session, in no particular order. */
export const allSessions = (table: SessionTable): readonly Session[] => table.buckets.flat();
