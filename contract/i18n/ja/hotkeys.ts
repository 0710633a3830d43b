import type { WindowCatalogue } from "../catalogue.ts";
import type { hotkeyWords as english } from "../en/hotkeys.ts";

type HotkeyWord = keyof typeof english;

export const hotkeyNames: WindowCatalogue["hotkeyNames"] = {
  mute: "ミュートまたは解除",
  hold: "保留または再開",
  flip: "フリップ",
  park: "パーク",
  record: "録音、一時停止または再開",
  transfer: "転送",
  answer: "応答",
  decline: "拒否",
  end: "終話",
  retrieve: "取り出し",
  swap: "通話を切り替え",
  speak: "状況を読み上げ",
  "mute-only": "ミュートのみ",
  unmute: "ミュート解除のみ",
  "hold-only": "保留のみ",
  resume: "再開のみ",
  "start-recording": "録音を開始",
  "pause-recording": "録音を一時停止",
  "resume-recording": "録音を再開",
  "ask-first": "先に相談",
  complete: "転送を完了",
  "take-back": "通話を取り戻す",
  "finish-here": "フリップ後にここで終了",
  "card-number": "カード番号",
  "more-time": "カード番号の時間を延長",
  "resume-longest": "最も長く待っている人へ",
  voicemail: "ボイスメールへ送る",
  forward: "着信を回す",
  reply: "メッセージで返答",
  ignore: "キューの着信を無視",
};

export const hotkeyWords: Pick<WindowCatalogue["windowWords"]["settings"], HotkeyWord> = {
  hotkeys: "グローバルホットキー",
  none: "なし",
  change: (action) => `「${action}」のホットキーを変更`,
  remove: (action) => `「${action}」のホットキーを削除`,
  hotkeyOf: (action) => `「${action}」のホットキー`,
  listen: "新しいキーを押してください",
  listenNote: "Esc で取り消します。その間、ほかのホットキーは働きません。",
  needsModifier: "Ctrl、Alt、Shift またはシステムキーを、別のキーと一緒に押してください。",
  requested: "デスクトップに要求しました。一度使えた時点で設定済みとなります。",
  stillActive: (keys) => `${keys} が有効なままです。`,
  causes: {
    taken: "このキーは別のアプリケーションが使用しています。",
    invalid: "このキーはグローバルホットキーにできません。",
    duplicate: "このキーは別の操作に割り当てられています。",
    unsupported: "このデスクトップはアプリケーションにグローバルホットキーを提供しません。",
    "not-installed":
      "GNOME はインストールされたアプリケーションにのみホットキーを与え、それ以外は何も告げずに拒否します。Ringside のパッケージをインストールするか、GNOME のキーボード設定でキーを設定してください。",
  },
  muteToggles: (key) =>
    `ミュートは押すたびに切り替わります。システムはホットキーが押されたことだけを知らせ、離されたことは知らせません。このウィンドウでは、${key}を押している間だけミュートになります。`,
  moreHotkeys: "その他の操作",
  tryKeys: "キーを試す",
  tryKeysEnd: "試すのを終える",
  tryKeysNote: "ホットキーを押すと、その名前がここに表示され、ほかには何も起きません。",
  arrived: (action, count) =>
    count === 1 ? `「${action}」が届きました。` : `「${action}」が ${count} 回届きました。`,
};
