import type { WindowCatalogue } from "../../catalogue.ts";

export const spokenWords: WindowCatalogue["spokenWords"] = {
  noCalls: "通話はありません。",
  stale: "最新ではありません。",
  call: (name, state) => `${name}: ${state}。`,
  waiting: (count) => `${count} 人が待っています。`,
};

export const toneWords: WindowCatalogue["toneWords"] = {
  title: "音",
  note: "画面を見なくても分かる Ringside の短い音です。マイクが拾わない限り相手には聞こえません。",
  volume: "音量",
  silent: "オフ",
  percent: (volume) => `${volume} %`,
  tones: {
    muted: "ミュート",
    live: "相手に聞こえる状態に戻った",
    held: "保留",
    resumed: "再開",
    ringing: "着信",
    waiting: "長く待っている人がいる",
    failed: "失敗",
  },
};
