import type { WindowCatalogue } from "../../catalogue.ts";

export const secondChanceWords: WindowCatalogue["secondChanceWords"] = {
  left: (seconds) => `あと ${seconds} 秒`,
  counting: "カウントダウン中",
  remedy: "もう一度押すとすぐに実行します。ほかのキーやクリックで取り消します。",
  announce: (action, seconds) =>
    `${seconds} 秒後に${action}。もう一度押すとすぐに実行し、ほかのキーで取り消します。`,
  cancelled: "取り消しました。何も送信していません。",
  tray: (action, who) => `まもなく${action} – ${who}`,
  menu: {
    cancel: (action, who) => `${action}を取り消す – ${who}`,
    now: (action) => `今すぐ${action}`,
  },
  card: {
    title: (action, seconds) => `${seconds} 秒後に${action}`,
    to: (who, to) => `${who} → ${to}`,
    body: (what) => `${what}\n同じキーでもう一度押すとすぐに実行し、ほかのキーで取り消します。`,
    hidden: "同じキーでもう一度押すとすぐに実行し、ほかのキーで取り消します。",
    cancel: "取り消す",
  },
  settings: {
    title: "取り消し時間",
    note: "送信前に任意のキーやクリックで取り消せる時間です。同じ操作をもう一度押すとすぐに送信します。",
    actions: { transfer: "転送の待ち時間", park: "パークの待ち時間", end: "終話の待ち時間" },
    wait: (seconds) => (seconds === 0 ? "なし" : `${seconds} 秒`),
  },
};
