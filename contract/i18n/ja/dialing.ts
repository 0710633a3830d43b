import type { WindowCatalogue } from "../catalogue.ts";
import type { MeantEntry } from "../explanation.ts";

const where = ({ country }: MeantEntry): string => (country === undefined ? "" : `(${country})`);
const callFromPhone = "緊急通報は電話機から行ってください。";
const otherCountries = "ほかの国の番号は + と国番号から始めてください。";

export const dialRefusals: WindowCatalogue["dialRefusals"] = {
  empty: () => ({
    reason: "内線番号または電話番号を入力してください。",
    remedy: "何も送信していません。",
  }),
  "not-a-number": () => ({
    reason: "電話番号ではありません。",
    remedy: "数字を入力してください。国番号がある場合は前に + を付けます。",
  }),
  "not-an-extension": () => ({
    reason: "内線番号ではありません。",
    remedy: "1 ~ 10 桁の数字を入力してください。",
  }),
  "too-short": (meant) => ({
    reason: `番号が短すぎます${where(meant)}。`,
    remedy: "市外局番など、不足している部分を加えてください。",
  }),
  "too-long": (meant) => ({
    reason: `番号が長すぎます${where(meant)}。`,
    remedy: otherCountries,
  }),
  "not-in-country": (meant) => ({
    reason: `このような番号はありません${where(meant)}。`,
    remedy: otherCountries,
  }),
  "no-such-country": () => ({
    reason: "プラス記号の後の国番号は存在しません。",
    remedy: "数字を確認してください。",
  }),
  "country-unknown": () => ({
    reason: "アカウントがどの国にあるか、RingCentral から得られません。",
    remedy: "番号を + と国番号から始めてください。",
  }),
  "service-code": () => ({
    reason: "* と # の付くコードは電話機のキーでのみ使えます。Ringside からは発信できません。",
    remedy: "電話機で直接コードを押してください。",
  }),
  "park-slot": () => ({
    reason: "それはパークスロットです。Ringside からは発信できません。",
    remedy: "通話のパークには「パーク」を使います。取り出すには電話機でスロット番号を発信します。",
  }),
  emergency: ({ entry }) => ({
    reason: `内線 ${entry ?? "この番号"} は存在せず、転送で緊急通報番号に発信することはありません。`,
    remedy: callFromPhone,
  }),
  "emergency-unless-extension": ({ entry }) => ({
    reason: `${entry ?? "これ"} が内線かどうか不明です。転送で緊急通報番号に発信することはありません。`,
    remedy: callFromPhone,
  }),
  yourself: () => ({
    reason: "それはあなた自身の番号です。",
    remedy: "ほかの人の番号を入力してください。",
  }),
  "leads-back": () => ({
    reason: "通話はその番号から来たため、戻ってくるだけです。",
    remedy: "ほかの人に回してください。",
  }),
  "the-caller": () => ({
    reason: "それは発信者本人です。",
    remedy: "ほかの人に回してください。",
  }),
  "same-caller": () => ({
    reason: "その人とはすでに通話中です。",
    remedy: "相談したい相手を入力してください。",
  }),
};

export const doubts: WindowCatalogue["doubts"] = {
  "emergency-call": "緊急通報番号です。電話機から直接かけるほうが確実です。",
  "emergency-address": "電話機の登録住所から発信されます。救助はその住所に向かいます。",
  "emergency-extension": "ここでは内線であり、緊急通報ではありません。",
  "country-guessed":
    "アカウントの国が RingCentral から得られないため、会社番号の国として扱いました。",
  "extension-left-out": "番号の後の内線は一緒に発信できません。発信者が入力する必要があります。",
  "other-company": "RingCentral がこれを保証するのは自社の番号だけです。",
  letters: "文字は、そのキーにある数字として読みました。",
  "other-country": "同じ国番号を持つ別の国の番号です。",
  "prefix-missing": "プレフィックスまたは市外局番がないため、市内番号かもしれません。",
  unlisted: "この番号が使われているという情報はありません。",
  "new-call": "まだ発信していません。",
};

export const dialWords: WindowCatalogue["dialWords"] = {
  extension: (number) => `内線 ${number}`,
  notInDirectory: "ディレクトリにありません",
  dials: (destination) => `${destination} に発信`,
  asks: (destination) => `${destination} に発信しますか?`,
  confirmRemedy: "何も送信していません。発信先を確認してください。",
};
