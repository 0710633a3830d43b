import type { DesktopCatalogue } from "../../catalogue.ts";

export const replyPages: DesktopCatalogue["replyPages"] = {
  done: {
    title: "もう少しです",
    text: "Ringside に戻るとサインインが完了します。このページは閉じてかまいません。",
  },
  refused: {
    title: "サインインしていません",
    text: "Ringside にアクセスが許可されませんでした。理由の確認や再試行は Ringside で行ってください。このページは閉じてかまいません。",
  },
  already: {
    title: "すでに完了しています",
    text: "このサインインには、おそらく別のタブですでに応答があります。Ringside に戻ってください。このページは閉じてかまいません。",
  },
  foreign: {
    title: "Ringside が待っているサインインではありません",
    text: "このページは別の試行のもので、おそらく古いタブです。最新のタブで続けるか、Ringside でもう一度始めてください。",
  },
  notFound: { title: "何もありません", text: "ここにはサインインの終わりだけが表示されます。" },
};
