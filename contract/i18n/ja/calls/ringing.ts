import type { WindowCatalogue } from "../../catalogue.ts";

const inTime: WindowCatalogue["ringingWords"]["reply"]["inTime"] = {
  Minute: (time) => `${time} 分後`,
  Hour: (time) => `${time} 時間後`,
  Day: (time) => `${time} 日後`,
};

export const ringingWords: WindowCatalogue["ringingWords"] = {
  cameBack: (from) => `${from} から戻りました`,
  queue: (name) => `キュー ${name}`,
  someQueue: "キューの着信",
  ringsToo: (who) => `${who} にも着信中`,
  others: (count) => `ほか ${count} 人`,
  forward: {
    heading: (name) => `${name} を回す`,
    verb: "回す",
    choices: "自分の電話と最近の番号",
  },
  reply: {
    heading: (name) => `${name} に返答`,
    note: "RingCentral が発信者に伝え、通話は終了します。",
    messages: "メッセージ",
    patterns: {
      WillCallYouBack: "折り返しお電話します",
      CallMeBack: "折り返しお電話ください",
      OnMyWay: "向かっています",
      OnTheOtherLine: "ほかの電話に出ています",
      WillCallYouBackLater: "後ほど折り返しお電話します",
      CallMeBackLater: "後ほどお電話ください",
      InAMeeting: "会議中です",
      OnTheOtherLineNoCall: "ほかの電話に出ています(折り返し不要)",
    },
    patternIn: (message, time, unit) => `${message}(${inTime[unit](time)})`,
    when: "時期",
    inTime,
    own: "自分で書いたメッセージ",
    left: (count, most) => `${most} 文字中 残り ${count} 文字`,
    tooMany: (count) => `${count} 文字超過`,
    send: "返答",
  },
};

export const replyRefusals: WindowCatalogue["replyRefusals"] = {
  empty: () => ({
    reason: "メッセージが空です。",
    remedy: "入力するか、一覧から選んでください。",
  }),
  "too-long": (most) => ({
    reason: `メッセージが長すぎます。最大 ${most} 文字です。`,
    remedy: "短くしてください。着信は続いています。",
  }),
};
