import type { WindowCatalogue } from "../catalogue.ts";

export const settingsWords: WindowCatalogue["settingsWords"] = {
  window: "ウィンドウ",
  groups: {
    general: { title: "一般", note: "テーマ、言語、ウィンドウ、ログイン時の起動" },
    calls: { title: "通話", note: "ワンキーの行き先、待っている人、取り消し時間、最近の通話" },
    alerts: { title: "通知と音", note: "通話の知らせ方と音量" },
    keys: { title: "キーとコマンド", note: "ホットキー、ウィンドウ内のキー、コマンドライン" },
    account: { title: "アカウントと権限", note: "サインイン中の人と、許可されていること" },
    about: { title: "ヘルプと情報", note: "ヘルプ、診断、更新、ライセンス" },
  },
  search: {
    label: "設定を検索",
    found: (count) => `${count} 件の設定が見つかりました`,
    none: "該当する設定はありません。",
  },
  undo: {
    changed: (name) => `「${name}」を変更しました。`,
    undone: (name) => `「${name}」を元に戻しました。`,
    undo: "元に戻す",
    undoOf: (name) => `元に戻す: ${name}`,
  },
  synonyms: {
    appearance: "テーマ ダーク ライト 夜間 色 見た目 theme",
    language: "翻訳 ことば language",
    window: "バー 小型 最前面 ポップアップ 固定",
    integration: "自動起動 ログイン 電話リンク tel 既定のアプリ",
    targets: "既定 お気に入り パーク フリップ",
    waiting: "保留 パーク リマインダー 忘れ 長い",
    cardNumber: "クレジット 決済 支払い 録音 一時停止",
    secondChance: "取り消し キャンセル 遅延 カウントダウン 確認",
    recent: "履歴 ログ プライバシー 削除",
    notifications: "お知らせ バナー 静か 邪魔しない プライバシー 名前",
    tones: "サウンド 音量 ビープ 静音",
    hotkeys: "ショートカット キーボード 割り当て",
    commandLine: "CLI ターミナル シェル スクリプト 自動化 Stream Deck ringside",
    account: "サインアウト ログアウト 切り替え ユーザー パスワード",
    access: "許可 権限 管理者",
    updates: "バージョン アップデート 新しい",
    application: "サポート マニュアル ログ 問題 報告 ライセンス",
  },
};
