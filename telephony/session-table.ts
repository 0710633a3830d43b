/**
 * An immutable table of sessions by id: a tree that branches by the bits of the id's hash, with small
 * buckets as leaves. A change copies the path to one bucket and nothing else, so that an event costs
 * nearly the same with one call, with a thousand and with ten thousand.
 */
import type { TelephonySessionId } from "../contract/ids.ts";
import type { Session } from "./session.ts";

/** Each level decides by four bits; eight levels use up the hash. */
const bitsPerLevel = 4;
const branchWidth = 1 << bitsPerLevel;
const lastLevel = 32 / bitsPerLevel;
/** A bucket that grows beyond this becomes a branch, one that shrinks to half of it a bucket again. */
const bucketLimit = 8;

interface Bucket {
  readonly kind: "bucket";
  readonly sessions: readonly Session[];
}

interface Branch {
  readonly kind: "branch";
  /** Of all buckets below. */
  readonly size: number;
  readonly children: readonly Node[];
}

type Node = Bucket | Branch;

export interface SessionTable {
  readonly size: number;
  readonly root: Node;
}

const emptyBucket: Bucket = { kind: "bucket", sessions: [] };

export const emptyTable: SessionTable = { size: 0, root: emptyBucket };

/** Ids share long prefixes, so every character counts, and the bits are mixed at the end. */
function hashOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 16);
}

const slotAt = (hash: number, level: number): number =>
  (hash >>> (level * bitsPerLevel)) & (branchWidth - 1);

export function findSession(table: SessionTable, id: TelephonySessionId): Session | undefined {
  let node = table.root;
  if (node.kind === "branch") {
    const hash = hashOf(id);
    for (let level = 0; node.kind === "branch"; level += 1) {
      node = node.children[slotAt(hash, level)] ?? emptyBucket;
    }
  }
  return node.sessions.find((session) => session.id === id);
}

/** The table with this session in it, in place of one with the same id. */
export function withSession(table: SessionTable, session: Session): SessionTable {
  return tableOf(put(table.root, { session, hash: hashOf(session.id), level: 0 }));
}

/** The very same table when there is no such session in it. */
export function withoutSession(table: SessionTable, id: TelephonySessionId): SessionTable {
  const root = take(table.root, { id, hash: hashOf(id), level: 0 });
  return root === table.root ? table : tableOf(root);
}

/** Every session, in no particular order. */
export function allSessions(table: SessionTable): readonly Session[] {
  const found: Session[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "bucket") found.push(...node.sessions);
    else node.children.forEach(visit);
  };
  visit(table.root);
  return found;
}

const tableOf = (root: Node): SessionTable => ({ size: sizeOf(root), root });

const sizeOf = (node: Node): number => (node.kind === "bucket" ? node.sessions.length : node.size);

interface Placing {
  readonly session: Session;
  readonly hash: number;
  readonly level: number;
}

function put(node: Node, placing: Placing): Node {
  const { session, hash, level } = placing;
  if (node.kind === "branch") {
    const slot = slotAt(hash, level);
    const before = node.children[slot] ?? emptyBucket;
    const after = put(before, { session, hash, level: level + 1 });
    const size = node.size + sizeOf(after) - sizeOf(before);
    return { kind: "branch", size, children: node.children.with(slot, after) };
  }
  const index = node.sessions.findIndex((other) => other.id === session.id);
  const sessions = index < 0 ? [...node.sessions, session] : node.sessions.with(index, session);
  const fits = sessions.length <= bucketLimit || level === lastLevel;
  return fits ? { kind: "bucket", sessions } : split(sessions, level);
}

function split(sessions: readonly Session[], level: number): Branch {
  const empty: Branch = {
    kind: "branch",
    size: 0,
    children: Array.from({ length: branchWidth }, () => emptyBucket),
  };
  return sessions.reduce<Branch>((branch, session) => {
    const after = put(branch, { session, hash: hashOf(session.id), level });
    return after.kind === "branch" ? after : branch;
  }, empty);
}

interface Taking {
  readonly id: TelephonySessionId;
  readonly hash: number;
  readonly level: number;
}

function take(node: Node, { id, hash, level }: Taking): Node {
  if (node.kind === "bucket") {
    const sessions = node.sessions.filter((session) => session.id !== id);
    return sessions.length === node.sessions.length ? node : { kind: "bucket", sessions };
  }
  const slot = slotAt(hash, level);
  const before = node.children[slot] ?? emptyBucket;
  const after = take(before, { id, hash, level: level + 1 });
  if (after === before) return node;
  const size = node.size - 1;
  const branch: Branch = { kind: "branch", size, children: node.children.with(slot, after) };
  return size <= bucketLimit / 2
    ? { kind: "bucket", sessions: allSessions(tableOf(branch)) }
    : branch;
}
