import type { WindowCatalogue } from "../../catalogue.ts";

export const outcomeDeeds: WindowCatalogue["outcomeDeeds"] = {
  transferred: (to) => (to === undefined ? "転送しました" : `${to} に転送しました`),
  parked: (to) => (to === undefined ? "パークしました" : `${to} にパークしました`),
  flipped: (to) => (to === undefined ? "フリップしました" : `${to} にフリップしました`),
  declined: () => "拒否しました",
  voicemail: () => "ボイスメールに送りました",
  forwarded: (to) => (to === undefined ? "回しました" : `${to} に回しました`),
  replied: () => "返答しました",
  ignored: () => "ほかの人に任せました",
  rang: () => "ここでも鳴りました",
  ended: () => "終話しました",
};

export const outcomeStates: WindowCatalogue["outcomeStates"] = {
  open: () => "結果を確認しています",
  ringing: (by) => (by === undefined ? "相手を呼び出し中" : `${by} を呼び出し中`),
  answered: (by) => (by === undefined ? "応答" : `${by} が応答`),
  declined: (by) => (by === undefined ? "相手が拒否" : `${by} が拒否`),
  unanswered: () => "誰も応答せず",
  busy: () => "相手は話し中",
  voicemail: (by) => (by === undefined ? "ボイスメールへ" : `${by} のボイスメールへ`),
  "hung-up": () => "発信者が切りました",
  "came-back": () => "戻ってきました",
  over: (by) => (by === undefined ? "終了" : `${by} が応答し、終了`),
  unknown: () => "その後どうなったかは不明です",
};

export const specialOutcomes: WindowCatalogue["specialOutcomes"] = {
  flipped: "そちらで続いています",
  pickedUp: (by) => (by === undefined ? "誰かが取り出しました" : `${by} が取り出しました`),
  yourVoicemail: "あなたのボイスメールにあります",
};

export const outcomeWords: WindowCatalogue["outcomeWords"] = {
  title: "手を離れた通話",
  dismiss: (name) => `${name} を閉じる`,
  dismissAll: "すべて閉じる",
};

export const recentWords: WindowCatalogue["recentWords"] = {
  title: "最近の通話",
  went: {
    talked: "通話",
    missed: "不在着信",
    "not-answered": "応答なし",
    "not-known": "応答されたか不明",
  },
  talked: (duration) => `通話 ${duration}`,
  incoming: "着信",
  outgoing: "発信",
  seenHere:
    "Ringside がこのコンピューターで見た通話です。RingCentral の通話履歴(ReadCallLog)は読みません。",
  callBack: (who) => `${who} にかけ直す`,
  more: (count) => `さらに ${count} 件を表示`,
  kept: "最近の通話を残す",
  days: (days) => (days === 0 ? "残さない" : `${days} 日間`),
  forget: "サインアウト時に削除",
};
