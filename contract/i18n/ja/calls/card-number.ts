import type { WindowCatalogue } from "../../catalogue.ts";

export const cardNumberWords: WindowCatalogue["cardNumberWords"] = {
  name: "カード番号",
  about: (seconds) => `録音を ${seconds} 秒間一時停止します。その後は自動で再開します。`,
  title: {
    pausing: "録音を一時停止しています",
    counting: "カード番号のため一時停止中",
    ending: "まもなく録音を再開します",
    resuming: "録音を再開しています",
    stuck: "録音はまだ一時停止中です",
  },
  named: (title, who) => `${title}：${who}`,
  text: {
    pausing: "番号は少しお待ちください。一時停止はまだ確認されていません。",
    counting: "何も録音されていません。自動で再開します。",
    ending: "番号がまだ終わっていなければ「延長」を押してください。",
    resuming: "RingCentral に再開を依頼しました。",
    stuck: "RingCentral に再開を依頼しましたが、再開していません。「録音を再開」を押してください。",
  },
  left: (duration) => `あと ${duration}`,
  moreTime: "延長",
  settings: {
    title: "カード番号",
    note: "カード番号のために録音を一時停止する時間です。その後は自動で再開します。",
    label: "録音を一時停止する時間",
  },
  card: {
    ending: (who) => `${who}との録音は 10 秒後に再開します`,
    endingHidden: "録音は 10 秒後に再開します",
    stuck: (who) => `${who}との録音はまだ一時停止中です`,
    stuckHidden: "録音がまだ一時停止中です",
  },
  gap: (duration) => `録音一時停止 ${duration}`,
};
