import type { DesktopCatalogue, WindowCatalogue } from "../../catalogue.ts";

export const verbNames: WindowCatalogue["verbNames"] = {
  status: "通話の状況を表示",
  watch: "変化を 1 行ずつ表示",
  mute: "ミュート",
  unmute: "ミュート解除",
  "toggle-mute": "ミュートまたは解除",
  hold: "保留",
  unhold: "再開",
  record: "録音を開始",
  "pause-recording": "録音を一時停止",
  "resume-recording": "録音を再開",
  "card-number": "カード番号のために録音を一時停止、または再開",
  "more-time": "カード番号の時間を延長",
  answer: "応答",
  decline: "拒否",
  ignore: "キューの着信をほかの人に任せる",
  end: "終話",
  transfer: "転送",
  voicemail: "ボイスメールに送る。相手を指定しない着信は自分のボイスメールへ",
  park: "パーク",
  flip: "別の電話にフリップ",
  forward: "着信を回す",
  reply: "着信にメッセージで返答",
  dial: "番号に発信",
  availability: "在席状況を設定",
  "resume-longest": "最も長く待っている人を再開または取り出し",
  show: "ウィンドウを開く",
};

export const commandLineWords: DesktopCatalogue["commandLineWords"] = {
  refusals: {
    forbidden: (verb) => ({
      reason: `設定により、コマンドラインからの「${verb}」は許可されていません。`,
      remedy: "Ringside の「設定」の「コマンドライン」で許可してください。",
    }),
    choosing: () => ({
      reason: "複数の候補があるため、何も送信していません。",
      remedy: "開いたウィンドウで選ぶか、通話(--call)と相手を指定してください。",
    }),
    armed: () => ({
      reason: "Ringside の表示が確認されていないため、何も送信していません。",
      remedy: "数秒以内に同じコマンドをもう一度実行すると送信します。",
    }),
    "no-match": () => ({
      reason: "その名前や番号はアカウントにありません。",
      remedy: "何も送信していません。ウィンドウに表示される名前か、内線番号を使ってください。",
    }),
    "several-match": () => ({
      reason: "その名前は複数あります。",
      remedy: "何も送信していません。内線番号を使ってください。",
    }),
    "too-many": () => ({
      reason: "短い時間に多くのコマンドが届きました。",
      remedy: "何も送信していません。1 秒待って、もう一度試してください。",
    }),
    "not-understood": () => ({
      reason: "Ringside はこのコマンドを理解できません。",
      remedy: "何も送信していません。ringside help を参照してください。",
    }),
    "not-seen": () => ({
      reason: "RingCentral は受け付けましたが、時間内にイベントで確認できませんでした。",
      remedy: "通話を確認してください: ringside status。",
    }),
  },
  notRunning: "Ringside が動いていないか、コマンドラインがオフです。",
  switchOn: "Ringside を起動し、「設定」の「コマンドライン」でオンにしてください。",
  denied: {
    token:
      "Ringside はこのコマンドラインを受け付けません。その間に再起動されました。もう一度試してください。",
    protocol: "Ringside とこのコマンドラインのバージョンが違います。両方を更新してください。",
    busy: "Ringside はほかのコマンドを処理中です。もう一度試してください。",
    "not-understood": "応答した相手がこのコマンドラインを理解できません。両方を更新してください。",
  },
  foreign:
    "Ringside への接続方法を記したファイルがあなただけのものではないため、使用しませんでした。",
  lost: "Ringside との接続が切れたため、結果は不明です。",
  noCalls: "通話はありません。",
  accounts: { "signed-out": "サインアウト中。", "signing-in": "サインイン処理中。" },
};

export const commandLineSettings: WindowCatalogue["commandLineSettings"] = {
  heading: "コマンドライン",
  enable: "ringside コマンドで通話を操作",
  enableNote: "ご自分のスクリプトやショートカットのために。",
  allowed: "許可するコマンド",
  allAllowed: "すべてのコマンドを許可しています。",
  someForbidden: (count) => `${count} 個のコマンドを禁止しています。`,
};

export const phoneLinkWords: WindowCatalogue["phoneLinkWords"] = {
  heading: "リンクがこの番号を求めています",
  transfer: "ここへ転送",
  askFirst: "先に相談",
  transferNote: (name) => `${name} をこの番号に送ります。`,
  copy: "番号をコピー",
  copied: "コピーしました",
  dismiss: "今はしない",
  dial: "発信",
  dialNote: "先にあなたの電話が鳴ります。",
  kept: "サインインするまで保存されます。",
};

export const integrationWords: WindowCatalogue["integrationWords"] = {
  heading: "このコンピューター",
  startAtLogin: "ログイン時に起動",
  startAtLoginNote: "ウィンドウを開かず、トレイに入ります。",
  phoneLinks: "電話リンクを Ringside で開く",
  phoneLinksNote: "番号を表示するだけで、発信はしません。",
  hints: {
    "not-installed": "インストールされた Ringside が必要です。",
    approval: "システムの自動起動アプリケーションの設定で許可してください。",
    "in-system": "システムの既定のアプリケーションの設定で選んでください。",
    refused: "システムがこの変更を受け付けませんでした。",
  },
};

export const leaveWords: WindowCatalogue["leaveWords"] = {
  heading: {
    quit: "Ringside を終了しますか?",
    "sign-out": "サインアウトしますか?",
    "switch-account": "アカウントを切り替えますか?",
  },
  callsGoOn: (count) =>
    count === 0
      ? "通話はすでに終了しています。"
      : `${count} 件の通話は電話機で続きます。Ringside での表示とホットキーだけが止まります。`,
  waiting: (count) =>
    count === 0 ? "待っている人はもういません。" : `${count} 人があなたを待っています。`,
  nobodyReminds: "待ち続けていても、Ringside からのお知らせはなくなります。",
  moreWait: (count) => `ほか ${count} 人`,
  stay: {
    quit: "続ける",
    "sign-out": "サインインしたままにする",
    "switch-account": "サインインしたままにする",
  },
  leave: { quit: "終了", "sign-out": "サインアウト", "switch-account": "切り替え" },
};

const noPlace: Readonly<Record<string, string>> = {
  "foreign-owner": "フォルダーまたはソケットが別のユーザーのものです",
  "in-the-way": "同じ名前の別のものがあります",
  "in-use": "別のプログラムが応答しています",
};

export const automationNotices = {
  "command-line-failed": (why: string) =>
    `コマンドラインを利用できません: ${noPlace[why] ?? "システムがソケットを許可していません"}。`,
  "link-refused": (_subject: string) =>
    "電話番号を含まない電話リンクが開かれました。何もしていません。",
  "earlier-card": () =>
    "そのカードはRingsideが再起動する前のものでした。何も送信していません。通話の状態はここで確認できます。",
};
