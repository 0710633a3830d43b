import type { CallsTaken, OwnStatus } from "../../../account/availability.ts";

const statuses: Record<OwnStatus, string> = {
  available: "在席",
  busy: "取り込み中",
  offline: "オフライン表示",
};

const calls: Record<CallsTaken, string> = {
  all: "すべての着信を受ける",
  none: "応答不可",
  "no-queue": "キューの着信を受けない",
  "queue-only": "キューの着信だけ受ける",
};

export const availabilityWords = {
  title: (now: string) => `在席状況: ${now}`,
  change: (now: string) => `在席状況: ${now}。変更`,
  statuses,
  calls,
  both: (status: string, ring: string) => `${status} · ${ring}`,
  inForce: "適用中",
  setting: "設定中…",
  notSet: (why: string) => `変更できませんでした: ${why}`,
};
