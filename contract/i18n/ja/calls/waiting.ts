import type { WindowCatalogue } from "../../catalogue.ts";

const waitedFor = (minutes: number): string => (minutes < 1 ? "1 分未満" : `${minutes} 分`);

export const waitingWords: WindowCatalogue["waitingWords"] = {
  board: "待っている人",
  steps: { fresh: undefined, long: "長く待っています", "too-long": "待たせすぎています" },
  title: "待っている人",
  note: "保留またはパーク中の人に印を付け、お知らせするまでの時間です。",
  limits: {
    longAfter: "長く待っている印を付ける",
    tooLongAfter: "繰り返しお知らせする",
  },
  limit: (seconds) => (seconds % 60 === 0 ? `${seconds / 60} 分` : `${seconds} 秒`),
  reminder: (who) => `${who} が待っています`,
  reminderHidden: "待っている人がいます",
  reminderBody: {
    held: (minutes) => `保留 ${waitedFor(minutes)}`,
    parked: (minutes) => `パーク ${waitedFor(minutes)}`,
    parkedAt: (minutes, place) => `${place} にパーク ${waitedFor(minutes)}`,
  },
  resume: "再開",
};
