import type { WindowCatalogue } from "../../catalogue.ts";

const otherPhone = "別の電話";
const stillHere = "通話はまだこの電話にあります。";

export const flipNotTaken: WindowCatalogue["flipNotTaken"] = {
  declined: (phone = otherPhone) => ({
    reason: `${phone} で拒否されました。`,
    remedy: stillHere,
  }),
  unanswered: (phone = otherPhone) => ({
    reason: `${phone} で誰も応答しませんでした。`,
    remedy: stillHere,
  }),
  ended: (phone = otherPhone) => ({
    reason: `${phone} の呼び出しが止まりました。理由は不明です。`,
    remedy: stillHere,
  }),
  unknown: (phone = otherPhone) => ({
    reason: `RingCentral はフリップを受け付けましたが、${phone} の呼び出しを確認できませんでした。`,
    remedy: "その電話を確認してください。ここには RingCentral の報告が表示されます。",
  }),
};

export const flipSteps: WindowCatalogue["flipSteps"] = {
  title: {
    calling: (phone = otherPhone) => `${phone} に発信中`,
    ringing: (phone = otherPhone) => `${phone} を呼び出し中`,
    answered: (phone = otherPhone) => `${phone} で応答`,
  },
  text: {
    calling: "RingCentral がフリップを受け付けました。",
    ringing: "そちらで受話器を取ると通話が続きます。",
    answered: "通話は両方の電話にあります。「ここで終了」で別の電話に任せます。",
  },
  names: { calling: "呼び出し", ringing: "応答", answered: "ここで終了" },
  list: "フリップの段階",
  tryNext: (phone) => `${phone} を試す`,
};
