import type { WindowCatalogue } from "../catalogue.ts";

export const chooser: WindowCatalogue["windowWords"]["chooser"] = {
  whichCall: (action) => `${action}: どの通話ですか?`,
  flip: "どの電話にフリップしますか?",
  flipEmpty: "内線にはまだフリップ番号がありません。",
  park: "どこにパークしますか?",
  ownOrbit: "システムのパークスロット",
  ownOrbitNote: "スロット番号で誰でも取り出せます。",
  parkEmpty: "内線で使えるパーク場所がありません。",
  gone: "その通話は終了しています。",
};

export const transfer: WindowCatalogue["windowWords"]["transfer"] = {
  heading: (name) => `${name} を転送`,
  enterAgain: "もう一度 Enter を押すと確定します。",
};

export const dial: WindowCatalogue["windowWords"]["dial"] = {
  verb: "発信",
  ringsFirst: (phone) => `先に ${phone} が鳴ります。`,
  otherPhone: "発信に使う別の電話を選択",
  ask: (whom) => `${whom} に発信しますか?`,
  enterAgain: "もう一度 Enter を押すと発信します。",
  calling: (who) => `${who} に発信中`,
  placing: {
    sent: () => "RingCentral に発信を依頼しています。",
    accepted: (phone) => `先に ${phone} が鳴ります。`,
    unknown: () => "RingCentral が時間内に応答しませんでした。発信されたか確認しています。",
  },
};
