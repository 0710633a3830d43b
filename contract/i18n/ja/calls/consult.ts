import type { WindowCatalogue } from "../../catalogue.ts";

export const consult: WindowCatalogue["windowWords"]["consult"] = {
  heading: (name) => `${name} について先に相談`,
  region: "相談してから転送",
  about: "この通話を保留にして、ほかの人に相談の電話をかけます。",
  waiting: "待機中",
  somebody: "相手",
  conference: "会議にする",
  noConference:
    "RingCentral では電話機からしか会議を始められません。電話機の会議キーで通話をつないでください。",
  blindInstead: "相談せずに転送",
};

export const consultSteps: WindowCatalogue["consultSteps"] = {
  placing: () => "発信しています",
  phone: () => "先にあなたの電話が鳴ります",
  ringing: (who) => `${who} を呼び出し中`,
  answered: () => "応答しました",
  busy: (who) => `${who} は話し中です`,
  declined: (who) => `${who} が拒否しました`,
  unanswered: (who) => `${who} は応答しませんでした`,
  "not-reached": (who) => `${who} につながりませんでした`,
  over: (who) => `${who} が電話を切りました`,
};
