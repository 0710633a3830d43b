import type { WindowCatalogue } from "../../catalogue.ts";

const triesAgain = "Ringside は自動で再試行します。";
const tellMakers = `${triesAgain}続く場合は、Ringside の提供元に知らせてください。`;

export const updateWords: WindowCatalogue["updateWords"] = {
  heading: "更新",
  itself: "更新を確認",
  itselfNote: "通話中には行いません。",
  check: "今すぐ確認",
  never: "まだ確認していません。",
  upToDate: (time) => `${time} の時点で新しいバージョンはありません。`,
  checking: "確認中…",
  loading: (version, percent) => `バージョン ${version} を取得中: ${percent} %`,
  ready: (version) => `バージョン ${version} の準備ができました。`,
  waits: {
    calls: "通話が終わるまで待ちます。",
    quiet: "最後の通話から数分後まで待ちます。",
  },
  restart: "今すぐ再起動",
  putOff: "終了時に",
  willInstall: "終了時にインストールします。",
  card: {
    heading: (version) => `Ringside ${version} の準備ができました`,
    note: "再起動はすぐに終わります。",
  },
  menu: (version) => `再起動してバージョン ${version} にする`,
  off: {
    "not-configured": "この Ringside には更新サーバーが設定されていません。",
    "not-installed": "更新できるのはインストールされた Ringside だけです。",
    "by-packages": "システムのパッケージ管理が Ringside を更新します。",
    portable: "ポータブル版は自動で更新しません。新しいファイルを取得してください。",
    demo: "デモでは Ringside を更新しません。",
  },
  failures: {
    unreachable: { reason: "更新サーバーに到達できませんでした。", remedy: triesAgain },
    damaged: {
      reason: "更新サーバーから届いたものが壊れていたため、破棄しました。",
      remedy: tellMakers,
    },
    "not-trusted": {
      reason: "届いたものに Ringside の作成者の署名がないため、破棄しました。",
      remedy: "Ringside の提供元に知らせてください。何もインストールしていません。",
    },
    "too-large": {
      reason: "更新サーバーから届いたものが大きすぎるため、破棄しました。",
      remedy: tellMakers,
    },
    endless: { reason: "更新サーバーの応答が終わりませんでした。", remedy: triesAgain },
    "not-written": {
      reason: "更新をディスクに書き込めませんでした。",
      remedy:
        "空きを作るか、Ringside にフォルダーへの書き込みを許可してください。自動で再試行します。",
    },
  },
};
