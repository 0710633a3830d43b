import type { WindowCatalogue } from "../catalogue.ts";

export const connectionWords: WindowCatalogue["connectionWords"] = {
  lost: "接続が切れました",
  updating: "通話を読み直しています",
  connecting: "接続中",
  silent: "RingCentral が応答しません",
  pause: "RingCentral が一時停止を求めています",
  refused: (status) => `RingCentral が接続を拒否しました(${status})`,
  unavailable: (status) => `RingCentral を利用できません(${status})`,
  nextTry: (time) => `${time} 後に再試行します。`,
  noneBefore: "RingCentral はそれより前の試行を許可していません。",
  tryNow: "今すぐ試す",
};
