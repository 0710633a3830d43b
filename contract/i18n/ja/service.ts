import type { WindowCatalogue } from "../catalogue.ts";
import type { Explanation } from "../explanation.ts";

type Entry = string | undefined;

const nothingDone = "何もしていません。";
const readAgain = "何もしていません。通話を読み直します。";
const checkExtension = "何もしていません。内線を確認して、もう一度試してください。";
const checkNumber = "何もしていません。番号を確認して、もう一度試してください。";
const otherPhone = "何もしていません。別の電話を選んでください。";
const usePhone = "電話機で操作してください。";

const somethingMissing: Explanation = {
  reason: "必要なものが RingCentral に見つかりません。何かは示されていません。",
  remedy: "Ringside の表示を確認してから、もう一度試してください。",
};

/** The sentence with what was typed, or without it. */
const named = (entry: Entry, what: string): string =>
  entry === undefined
    ? `RingCentral に該当する${what}が見つかりません。`
    : `RingCentral に${what} ${entry} が見つかりません。`;

export const serviceWords: WindowCatalogue["serviceWords"] = {
  somethingMissing,
  notFound: {
    call: () => ({ reason: "通話はすでに終了しています。", remedy: nothingDone }),
    party: () => ({ reason: "通話のその部分はすでに終了しています。", remedy: readAgain }),
    other: () => somethingMissing,
    recording: () => ({ reason: "RingCentral にこの録音が見つかりません。", remedy: readAgain }),
    extension: (entry) => ({ reason: named(entry, "内線"), remedy: checkExtension }),
    "phone-number": (entry) => ({ reason: named(entry, "番号"), remedy: checkNumber }),
    mailbox: (entry) => ({
      reason: named(entry, "ボイスメール"),
      remedy: "何もしていません。別の人を選んでください。",
    }),
    "park-location": (entry) => ({
      reason: named(entry, "パーク場所"),
      remedy: "何もしていません。別の場所を選んでください。",
    }),
    device: (entry) => ({ reason: named(entry, "電話"), remedy: otherPhone }),
    "flip-phone": (entry) => ({ reason: named(entry, "フリップ先の電話"), remedy: otherPhone }),
  },
  notValid: {
    extension: (entry) => ({
      reason: `RingCentral は${entry === undefined ? "それ" : ` ${entry} `}を内線として受け付けません。`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason: `RingCentral は${entry === undefined ? "それ" : ` ${entry} `}を発信先の番号として受け付けません。`,
      remedy: checkNumber,
    }),
    other: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral は内容の一部を受け付けません。"
          : `RingCentral はここで ${entry} を受け付けません。`,
      remedy: "何もしていません。別のものを選ぶか、電話機で操作してください。",
    }),
  },
  appPermission: (permission) => ({
    reason: `Ringside に権限${permission === undefined ? "" : ` ${permission} `}がありません。`,
    remedy: `アプリに${permission === undefined ? "その権限" : ` ${permission} `}を許可するよう管理者に依頼してください。`,
  }),
  userPermission: (permission) => ({
    reason: `あなたの役割に権限${permission === undefined ? "" : ` ${permission} `}がありません。`,
    remedy: `管理者に${permission === undefined ? "その権限" : ` ${permission} `}を依頼してください。`,
  }),
  feature: {
    reason: "プランまたは内線にこの機能が含まれていません。",
    remedy: "管理者に相談してください。",
  },
  busy: {
    reason: "通話は別の変更を処理しています。",
    remedy: "通話を確認して、もう一度試してください。",
  },
  otherExtension: {
    reason: "RingCentral はこの操作を自分の内線にのみ許可しています。",
    remedy: usePhone,
  },
  notSupported: { reason: "RingCentral はこれに対応していません。", remedy: usePhone },
  notUnderstood: {
    reason: "RingCentral は Ringside の要求を理解できませんでした。",
    remedy: "電話機で操作し、ログを開いて報告してください。",
  },
  problem: {
    reason: "RingCentral に現在問題が起きています。",
    remedy: "Ringside の表示を確認し、少し後でもう一度試してください。",
  },
  refused: (status, code) => ({
    reason:
      code === undefined
        ? `RingCentral が拒否しましたが(${status})、理由は示されていません。`
        : `RingCentral が拒否しました(${status}、${code})。コードの意味は不明です。`,
    remedy: "Ringside の表示を確認して、もう一度試してください。",
  }),
  forbidden: {
    reason: "RingCentral は、この内線またはこの通話にこれを許可していません。",
    remedy: "管理者に相談するか、電話機で操作してください。",
  },
  permissionMissing: (permission) => ({
    reason: `権限 ${permission} がありません。`,
    remedy: `管理者に ${permission} を依頼してください。`,
  }),
};
