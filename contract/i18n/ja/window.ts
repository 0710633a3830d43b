import type { WindowCatalogue } from "../catalogue.ts";
import { consult } from "./calls/consult.ts";
import { automationNotices } from "./desktop/automation.ts";
import { hotkeyWords } from "./hotkeys.ts";
import { chooser, dial, transfer } from "./questions.ts";

export const stateNames: WindowCatalogue["stateNames"] = {
  dialing: "発信中",
  ringing: "呼び出し中",
  connected: "通話中",
  held: "保留中",
  parked: "パーク中",
  ended: "終了",
  unknown: "不明",
};

export const windowWords: WindowCatalogue["windowWords"] = {
  app: {
    title: "Ringside",
    demo: "デモアカウント",
    demoNote: "ここにあるものは架空です。",
    settings: "設定",
    openSettings: "設定を開く",
    back: "通話に戻る",
    diagnostics: "診断",
    backToSettings: "設定に戻る",
    hide: "ウィンドウを隠す",
    enlarge: "ウィンドウ全体を表示",
    starting: "起動中",
    broken: "この画面で問題が起きました。",
    tryAgain: "もう一度試す",
    cancel: "キャンセル",
    dismiss: "閉じる",
  },
  connection: {
    off: "未接続",
    live: "ライブ",
    connecting: "接続中",
    stale: "最新でない",
    staleNote: "表示が最新でない可能性があります。",
    confirmedAt: (time) => `最終確認: ${time}。`,
    notUpdatedMoment: "1 分足らずの間、更新されていません",
    notUpdatedFor: (minutes) => `${minutes} 分間更新されていません`,
    notUpdatedHours: (hours) => `${hours} 時間更新されていません`,
    pressTwice: "それまで、通話に影響する操作はもう一度押す必要があります。",
    notLiveYetNote: "通話は読み込んだ時点の状態です。変化はまもなく反映されます。",
    pause: "RingCentral が一時停止を求めています",
    pauseNote: "終わるまで何も送信できません。",
    pauseLeft: (seconds) => `あと ${seconds} 秒。`,
  },
  idle: {
    heading: "通話はありません",
    reading: "通話を探しています",
    note: "どの電話の通話もここに表示されます。",
    extension: (number) => `内線 ${number}`,
  },
  call: {
    inbound: "着信",
    outbound: "発信",
    via: (name) => `${name} 経由`,
    muted: "ミュート中",
    recording: "録音中",
    recordingPaused: "録音一時停止中",
    parkedAt: (place) => `${place} にパーク中`,
    heldFor: "保留時間",
    serviceSays: (word) => `サービスはこの状態を「${word}」と呼んでいます。`,
    endedNote: "この通話は終了しました。",
    ringOut: {
      "phone-first": (name) => `先にあなたの電話が鳴り、その後 ${name} を呼び出します。`,
      unsure: () =>
        "RingCentral が誰かのためにこの通話を発信しています。あなたの依頼かどうかはまだ不明です。",
    },
    isCalling: (name) => `${name} から着信`,
    announce: (name, state) => `${name}: ${state}`,
    controls: "通話の操作",
    pressToo: (hotkey) => `ホットキー: ${hotkey}`,
    participants: "参加者",
    moreParticipants: (count) => `ほかに ${count} 人。このウィンドウには表示しません。`,
    moreCalls: (count) => `ほかに ${count} 件の通話。Ringside は追跡していません。`,
    muteParticipant: (name) => `${name} をミュート`,
    others: "ほかの通話",
    switchTo: (name) => `${name} に切り替え`,
    holdAll: "すべて保留",
    actOn: (action, name) => `${name} を${action}`,
    more: (name) => `${name} のその他の操作`,
    otherPhone: (name) => `${name} に使う電話を選択`,
    onPhone: {
      answer: (phone) => `${phone} で応答`,
      retrieve: (phone) => `${phone} に取り出し`,
    },
    offline: "オフライン",
    elsewhere: {
      open: "別の場所へパークまたはフリップ",
      park: (place) => `${place} にパーク`,
      flip: (phone) => `${phone} にフリップ`,
    },
    failed: (action) => `${action}に失敗しました`,
  },
  advice: {
    "held-on-device": {
      title: "電話機で保留のままです",
      text: "Ringside 側の保留は解除しました。保留している電話機で再開を押してください。",
    },
    "muted-on-device": {
      title: "電話機がミュートの可能性があります",
      text: "Ringside はミュートしていません。相手に聞こえない場合は、電話機のミュートキーを押してください。",
    },
    "finish-here": {
      title: "別の電話で応答しました",
      text: "通話は両方の電話にあります。「ここで終了」で別の電話に任せます。",
    },
  },
  adviceWhere: (phones) => `${phones} を確認してください。`,
  hearing: {
    open: "相手に聞こえない",
    title: (name) => `${name} に聞こえない場合`,
    own: {
      hold: {
        clear: {
          title: "保留ではありません",
          text: "RingCentral によると、あなたの側に保留はありません。",
        },
        liftable: { title: "通話は保留中です", text: "先にここで再開してください。" },
        device: {
          title: "電話機で保留のままです",
          text: "Ringside 側の保留は解除しました。電話機で再開を押してください。",
        },
        resting: {
          title: "通話は保留中です",
          text: "今はここから再開できません。電話機で再開を押してください。",
        },
      },
      mute: {
        clear: {
          title: "Ringside ではミュートしていません",
          text: "RingCentral によると、あなたの側にミュートはありません。",
        },
        liftable: { title: "ミュート中です", text: "先にここで解除してください。" },
        device: {
          title: "電話機でミュートされています",
          text: "Ringside 側のミュートは解除しました。電話機のミュートキーを押してください。",
        },
        resting: {
          title: "ミュート中です",
          text: "今はここから解除できません。電話機のミュートキーを押してください。",
        },
      },
    },
    phone: {
      title: "電話機を確認してください",
      text: "電話機には、ほかからは見えず解除もできない独自のミュートがあります。ミュートや保留のランプが点灯していたらそのキーを押し、ヘッドセットのスイッチも確認してください。",
      textFor: (phones) =>
        `電話機には、ほかからは見えず解除もできない独自のミュートがあります。${phones} のミュートや保留のランプが点灯していたら、そのキーを押してください。`,
    },
    again: "もう一度確認",
    asking: "RingCentral に確認中",
    asked: "RingCentral の現在の報告です。",
    close: "閉じる",
  },
  armed: {
    again: "まだ何も送信していません。",
    remedy: "表示は確認されていません。同じものをもう一度押すと送信します。",
  },
  phases: {
    armed: "もう一度押す",
    sent: "送信中",
    accepted: "受付済み",
    unknown: "確認中",
    failed: "失敗",
  },
  recording: {
    on: { name: "録音中", press: "一時停止", short: "一時停止" },
    paused: { name: "一時停止中", press: "録音を再開", short: "再開" },
    noStop: "録音は一時停止できますが停止はできません。RingCentral に停止はありません。",
  },
  chooser,
  transfer,
  consult,
  dial,
  notices: {
    "settings-damaged": (subject) =>
      `設定ファイルが壊れていたため、既定値を使用しています。古いファイルは ${subject} として残してあります。`,
    "settings-not-kept": () =>
      "Ringside はフォルダーに書き込めません。ディスクがいっぱいか、許可されていません。変更は終了するまで有効です。書き込みは試し続けます。",
    "hotkey-failed": (subject) => `「${subject}」のホットキーを登録できませんでした。`,
    keyring: () =>
      "このデスクトップには保護されたキーストアがありません。サインインは Ringside を終了するまでです。",
    "call-control-not-granted": () =>
      "通話は表示されますが、このアプリに通話の操作が許可されていません。管理者に依頼してください。",
    ...automationNotices,
  },
  settings: {
    appearance: "外観",
    language: "言語",
    systemLanguage: "システムに合わせる",
    themes: { system: "システム", light: "ライト", dark: "ダーク" },
    ...hotkeyWords,
    defaults: "ワンキーの行き先",
    defaultFlip: "フリップ先",
    defaultPark: "パーク先",
    usedLast: "最後に使ったもの",
    ask: "毎回たずねる",
    notifications: "通知",
    switches: {
      ringing: "着信があったとき",
      missed: "不在着信があったとき",
      answered: "通話に応答した",
      parked: "通話がパークされたとき",
      failed: "操作が失敗したとき",
      connection: "接続が切れたとき、戻ったとき",
      waiting: "長く待っている人がいるとき",
      showCaller: "発信者の名前と番号を表示",
      quietWhileTalking: "通話中の着信ではカードを出さない",
    },
    showOnRinging: "着信時にこのウィンドウを開く",
    strip: "最前面の小さなバー",
    stripNote: "名前、時間、ミュート、保留。",
    noStrip: "Wayland ではウィンドウを最前面に保てません。",
    showOnRingingNote: "キーボードの入力先は移りません。",
    showsNothingOnRinging:
      "このデスクトップでは使えません。Wayland はキーボードを渡さずにウィンドウを表示できません。着信は通知でお知らせします。",
    noTray:
      "このデスクトップにはトレイアイコンがないため、ウィンドウはタスクバーに残ります。Ringside をもう一度起動すると開きます。",
    application: "アプリケーション",
    openLogs: "ログを開く",
    help: "ヘルプ",
    licences: "ライセンス",
    quit: "Ringside を終了",
  },
};
