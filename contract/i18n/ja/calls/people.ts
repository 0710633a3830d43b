import type { WindowCatalogue } from "../../catalogue.ts";

export const peopleWords: WindowCatalogue["peopleWords"] = {
  field: "名前、内線または番号",
  last: "最近の発信",
  matches: "候補",
  nobody: "該当する人がいません。",
  nobodyRemedy: "つづりを確認するか、番号を入力してください。",
  noMailbox: "ここでボイスメールがあるのは同僚だけです。",
  noMailboxRemedy: "一覧から選んでください。",
  noTelephone: "電話をかけられる相手ではありません。",
  noTelephoneRemedy: "人を選ぶか、番号を入力してください。",
  does: {
    dial: "発信",
    transfer: "転送",
    consult: "先に相談",
    forward: "回す",
    voicemail: "ボイスメール",
    park: "パーク",
    flip: "フリップ",
  },
  yes: (does) => `ここへ${does}`,
  parkAt: (place) => `${place} にパーク`,
  flipTo: (phone) => `${phone} にフリップ`,
  enter: (does) => `Enter: ${does}`,
  shiftEnter: (does) => `Shift+Enter: ${does}`,
  ctrlEnter: (key, does) => `${key}: ${does}`,
};
