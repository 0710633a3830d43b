import type { WindowCatalogue } from "../catalogue.ts";

export const peerWords: WindowCatalogue["peerWords"] = {
  unknown: "不明な発信者",
  conference: "会議",
  extension: (number) => `内線 ${number}`,
  participant: "参加者",
  fromDirectory: "会社のディレクトリの名前",
};
