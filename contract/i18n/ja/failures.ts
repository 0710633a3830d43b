import type { WindowCatalogue } from "../catalogue.ts";

export const failureWords: WindowCatalogue["failureWords"] = {
  networkTroubles: {
    dns: {
      reason: "このネットワークではサーバーの名前が見つかりません。",
      remedy: "アドレス、ネットワーク、VPN を確認してください。",
    },
    proxy: {
      reason: "ネットワークのプロキシが Ringside を通しません。",
      remedy: "プロキシで RingCentral を許可するよう管理者に依頼してください。",
    },
    "proxy-password": {
      reason: "ネットワークのプロキシがユーザー名とパスワードを求めています。",
      remedy:
        "サインインなしで RingCentral を通すよう管理者に依頼してください。Ringside はこのプロキシにパスワードを渡せません。",
    },
    certificate: {
      reason: "このコンピューターではサーバーの証明書が信頼されていません。",
      remedy: "管理者に確認してください。Ringside は確認できない証明書では接続しません。",
    },
    "captive-portal": {
      reason: "このネットワークは先にサインインを求めています。",
      remedy: "ブラウザーで Web ページを開いてネットワークにサインインし、もう一度試してください。",
    },
    unreachable: {
      reason: "RingCentral に到達できません。",
      remedy: "ネットワークを確認してください。Ringside は自動で再接続します。",
    },
  },
  sessionEnds: {
    "by-service": {
      reason: "RingCentral がセッションを終了しました。",
      remedy:
        "もう一度サインインしてください。パスワードの変更、管理者による終了、ほかの複数の端末でのサインインで終了します。",
    },
    unused: {
      reason: "Ringside が動いていない間にサインインの期限が切れました。",
      remedy: "もう一度サインインしてください。",
    },
    "not-readable": {
      reason: "保存されたサインインを読み取れませんでした。",
      remedy: "もう一度サインインしてください。システムのキーストアが変わったか、拒否しました。",
    },
    damaged: {
      reason: "保存されたサインインが壊れています。",
      remedy: "もう一度サインインしてください。ファイルは別名で残してあります。",
    },
    "not-protected": {
      reason: "保存されたサインインが保護されていなかったため、使用しませんでした。",
      remedy:
        "もう一度サインインしてください。そのファイルを置いた覚えがなければ、別のプログラムが置いたものです。",
    },
    "time-limit": {
      reason: "アカウントのサインインの制限時間に達しました。",
      remedy: "もう一度サインインしてください。",
    },
  },
  signInCauses: {
    refused: {
      reason: "RingCentral がサインインを拒否しました。",
      remedy: "認証情報を確認してください。",
    },
    denied: {
      reason: "RingCentral のページでアクセスが許可されませんでした。",
      remedy: "もう一度サインインしてアクセスを許可するか、管理者に相談してください。",
    },
    expired: {
      reason: "認証情報の期限が切れています。",
      remedy: "新しく作成して、もう一度試してください。",
    },
    malformed: {
      reason: "JWT 認証情報ではありません。",
      remedy: "点で区切られた 3 つの部分全体をコピーして、もう一度試してください。",
    },
    "wrong-client": {
      reason: "認証情報は別のアプリケーションのものです。",
      remedy: "作成したときのクライアント ID を使ってください。",
    },
    "no-client": {
      reason: "この Ringside にはクライアント ID がありません。",
      remedy: "RingCentral 管理者から受け取ってここに入力するか、デモを試してください。",
    },
    "redirect-not-registered": {
      reason: "アプリの登録に Ringside の戻り先アドレスがありません。",
      remedy: "アプリを登録した人に追加を依頼してください。",
    },
    "ports-taken": {
      reason: "Ringside がブラウザーを待つポートはすべて他のプログラムが使用中です。",
      remedy: "それらを終了するか、JWT 認証情報でサインインしてください。",
    },
    "browser-not-opened": {
      reason: "ブラウザーを開けませんでした。",
      remedy: "リンクをコピーして、ご自分でブラウザーで開いてください。",
    },
    "clock-wrong": {
      reason: "このコンピューターの時計が正しくありません。",
      remedy: "日付、時刻、タイムゾーンを設定してからサインインしてください。",
    },
    unreachable: {
      reason: "サインインのサーバーに到達できません。",
      remedy: "アドレスとネットワークを確認してください。",
    },
    cancelled: {
      reason: "サインインはキャンセルされました。",
      remedy: "準備ができたらもう一度始めてください。",
    },
    "not-ringcentral": {
      reason: "そのアドレスは RingCentral 互換のサーバーではありません。",
      remedy: "アドレスを確認してください。",
    },
    "insecure-server": {
      reason: "そのアドレスは暗号化されていません。",
      remedy: "https のアドレスを使ってください。http はこのコンピューター上でのみ使えます。",
    },
  },
  otherNotHeld: {
    refused: {
      reason: "通話中の相手を保留にできなかったため、それ以上は何もしていません。",
      remedy: "保留にするか終話してから、もう一度押してください。",
    },
    unknown: {
      reason: "通話中の相手を保留にできたか不明なため、それ以上は何もしていません。",
      remedy: "両方の通話を確認してから、もう一度押してください。",
    },
  },
  unreadReplies: {
    "reply-too-large": {
      reason: "RingCentral の応答が大きすぎるため、読み取りませんでした。",
      remedy: "間にプロキシがあるかもしれません。ネットワークを確認して、もう一度試してください。",
    },
    "reply-endless": {
      reason: "RingCentral の応答が時間内に終わりませんでした。",
      remedy: "ネットワークを確認して、もう一度試してください。",
    },
  },
  signedOut: {
    reason: "サインアウトしています。",
    remedy: "もう一度サインインしてください。",
  },
  timedOut: {
    reason: "RingCentral が時間内に応答しなかったため、結果はまだ不明です。",
    remedy: "通話が読み直されるまで待ってから、もう一度試してください。",
  },
  ownPause: (seconds) => ({
    reason: "Ringside は 1 分間にリクエストを送りすぎたため、自ら一時停止しています。",
    remedy: `${seconds} 秒後にもう一度試してください。`,
  }),
  pause: (seconds) => ({
    reason: "リクエストが多すぎるため、RingCentral が一時停止を求めています。",
    remedy: `${seconds} 秒後にもう一度試してください。`,
  }),
  callGone: { reason: "通話はすでに終了しています。", remedy: "何もしていません。" },
  callChanged: {
    reason: "押す直前に通話が変わりました。",
    remedy: "何も送信していません。通話を確認して、もう一度押してください。",
  },
  nothingSent: "何も送信していません。",
  eventsRefused: (status) => ({
    reason: `RingCentral がリアルタイム更新の接続を拒否しました(${status})。`,
    remedy: "Ringside は自動で再試行します。続く場合は、一度サインアウトしてください。",
  }),
  badReply: {
    reason: "RingCentral の応答を理解できません。",
    remedy: "間にプロキシがあるかもしれません。通話を読み直します。",
  },
  badInput: {
    reason: "正しい入力ではありません。",
    remedy: "修正して、もう一度試してください。",
  },
  hotkeyTaken: (keys) => ({
    reason: `${keys} は別のアプリケーションが使用しています。`,
    remedy: "別の組み合わせを選んでください。最後に使えたものが有効なままです。",
  }),
  hotkeyInvalid: (keys) => ({
    reason: `${keys} はグローバルホットキーとして使えません。`,
    remedy: "修飾キーを 1 つ以上、文字、数字またはファンクションキーと組み合わせてください。",
  }),
  otherLeftHeld: (reason) => `もう一方の通話は保留になりました。${reason}`,
  internal: {
    reason: "Ringside の内部で問題が起きました。",
    remedy: "もう一度試してください。続く場合は、ログを開いて報告してください。",
  },
};
