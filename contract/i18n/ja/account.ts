import type { WindowCatalogue } from "../catalogue.ts";

export const accountWords: WindowCatalogue["accountWords"] = {
  signIn: {
    heading: "通話をキーひとつで",
    intro:
      "どのアプリを使っていても、RingCentral の電話の通話をミュート、保留、パーク、フリップできます。",
    withBrowser: "ブラウザーでサインイン",
    withBrowserNote:
      "RingCentral のページが開きます。Ringside がパスワードを知ることはありません。",
    tryDemo: "デモを試す",
    demoNote: "アカウントは不要です。架空のオフィスで通話を体験できます。",
    useJwt: "JWT 認証情報を使う",
    jwtIntro: "開発者や無人の端末向けです。認証情報はこのウィンドウの外で保管されます。",
    jwt: "JWT",
    submit: "サインイン",
    missing: "この欄を入力してください。",
  },
  service: {
    title: "サーバーとアプリ",
    server: "サーバー",
    clientId: "クライアント ID",
    clientIdNote: "RingCentral に登録したアプリのものです。",
    save: "保存",
    saved: "保存しました。",
    fixed: "今回の起動ではコマンドラインで指定されています。",
    neededTitle: "RingCentral でサインイン",
    needed:
      "この Ringside にはまだクライアント ID がありません。クライアント ID は、RingCentral がアプリを見分けるためのものです。Ringside を登録した人(通常は社内の RingCentral 管理者)から受け取ってください。",
    haveOne: "クライアント ID を持っている",
    saveAndSignIn: "保存してサインイン",
  },
  steps: {
    starting: { title: "サインイン中", note: "準備しています。" },
    browser: {
      title: "ブラウザーを待っています…",
      note: "RingCentral のページでサインインし、アクセスを許可すると、ここに戻ります。",
    },
    exchanging: { title: "サインイン中", note: "RingCentral がサインインを確認しています。" },
    reading: { title: "サインイン中", note: "内線と通話を読み込んでいます。" },
    restoring: { title: "おかえりなさい", note: "前回のサインインを引き継いでいます。" },
    demo: { title: "デモを開始", note: "このコンピューターに架空のオフィスを用意しています。" },
  },
  progress: {
    timeLeft: "残り時間",
    copyLink: "代わりにリンクをコピー",
    copied: "リンクをコピーしました。このコンピューターのブラウザーで開いてください。",
    cancel: "キャンセル",
    signOut: "代わりにサインアウト",
    tryingAgain: "Ringside は再試行を続けます。",
    signedInAs: (name) => `${name} としてサインインしています`,
  },
  access: {
    title: "利用できる機能",
    functions: {
      "see-calls": "通話の表示",
      "control-calls": "通話の操作",
      "live-updates": "通話のリアルタイム追跡",
      record: "録音",
      park: "パーク",
      flip: "フリップ",
      "answer-here": "応答と取り出し",
      "find-colleagues": "同僚の検索",
      "set-availability": "在席状況の設定",
    },
    missing: {
      "app-permission": (name) =>
        `このアプリに許可されていません。管理者に「${name}」を依頼してください。`,
      "user-permission": (name) =>
        `あなたの役割に許可されていません。管理者に「${name}」を依頼してください。`,
      feature: (name) =>
        `プランまたは内線に含まれていません。管理者に「${name}」を依頼してください。`,
    },
    states: { available: "利用可", missing: "利用不可", unknown: "不明" },
    unknown: "RingCentral に確認できませんでした。使える可能性はあります。",
  },
  keeping: {
    where: {
      encrypted:
        "サインインはこのコンピューターに保存され、システムのキーストアで保護されています。",
      "by-consent":
        "サインインは、許可されたとおり保護なしでこのコンピューターに保存されています。",
      memory: "Ringside を終了するまでサインインしたままです。",
    },
    because: {
      "no-keyring":
        "Ringside を終了するまでサインインしたままです。このデスクトップにはキーストアがありません。",
      "weak-keyring":
        "Ringside を終了するまでサインインしたままです。このデスクトップのキーストアでは保護できません。",
      "write-failed":
        "Ringside を終了するまでサインインしたままです。サインインをディスクに書き込めませんでした。",
      demo: "デモでは何も保存されません。",
    },
    keep: "サインインを保存…",
    stop: "保存をやめる",
    question: "保護なしでサインインを保存しますか?",
    risk: "このデスクトップは秘密情報を保護できません。サインインは保護されないままファイルに置かれます。",
    who: "あなたの権限で動くプログラムや、ファイルまたはそのバックアップに触れられる人は、それを使って通話を見たり操作したりできます。",
    until: "サインアウトするか、RingCentral が終了させるまで有効です。",
    agree: "それでも保存",
    decline: "今はしない",
  },
  account: {
    title: "アカウント",
    signOut: "サインアウト",
    switchAccount: "アカウントを切り替え",
    leaveDemo: "デモを終了",
  },
};
