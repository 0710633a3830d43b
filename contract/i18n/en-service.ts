/**
 * The words for what the service refused: by what its code means, and by the HTTP status only where
 * it says nothing that is documented.
 */
import type { AppError, RefusalSubject, ServiceMeaning } from "../result.ts";
import type { Explanation } from "./en-reasons.ts";

type ServiceError = Extract<AppError, { readonly code: "service" }>;

/** `entry`: what the user typed or chose, where the sentence can name it. */
export function explainService(error: ServiceError, entry?: string): Explanation {
  const { meaning } = error;
  return meaning === undefined ? byStatus(error) : byMeaning(meaning, error.permission, entry);
}

const nothingDone = "Nothing was done.";
const readAgain = "Nothing was done. The call is read again.";

function byMeaning(
  meaning: ServiceMeaning,
  permission: string | undefined,
  entry: string | undefined,
): Explanation {
  switch (meaning.says) {
    case "not-found":
      return meaning.about === undefined ? somethingMissing : notFound[meaning.about](entry);
    case "not-valid":
      return notValid(meaning.about, entry);
    case "app-permission":
      return {
        reason: `Ringside itself lacks the permission ${permission ?? "for this"}.`,
        remedy: `Ask your administrator to grant ${permission ?? "it"} to the app.`,
      };
    case "user-permission":
      return {
        reason: `Your role lacks the permission ${permission ?? "for this"}.`,
        remedy: `Ask your administrator for ${permission ?? "it"}.`,
      };
    case "feature":
      return {
        reason: "Your plan or extension does not include this.",
        remedy: "Ask your administrator.",
      };
    case "busy":
      return {
        reason: "The call is busy with another change.",
        remedy: "Look at the call and try again.",
      };
    case "other-extension":
      return {
        reason: "RingCentral allows this only for your own extension.",
        remedy: "Use the phone itself.",
      };
    case "not-supported":
      return { reason: "RingCentral does not support this.", remedy: "Use the phone itself." };
    case "not-understood":
      return {
        reason: "RingCentral did not understand what Ringside asked for.",
        remedy: "Use the phone itself. Please open the logs and report it.",
      };
  }
}

const somethingMissing: Explanation = {
  reason: "RingCentral did not find something that this needs, and does not say what.",
  remedy: "The call is read again. Look at it before you try once more.",
};

/** The sentence that names what the user entered, or the one without it. */
const said = (
  entry: string | undefined,
  named: (entry: string) => string,
  unnamed: string,
): string => (entry === undefined || entry.trim() === "" ? unnamed : named(entry));

const notFound: Record<RefusalSubject, (entry: string | undefined) => Explanation> = {
  call: () => ({ reason: "The call is already over.", remedy: nothingDone }),
  party: () => ({ reason: "That part of the call is already over.", remedy: readAgain }),
  other: () => somethingMissing,
  recording: () => ({ reason: "RingCentral does not find this recording.", remedy: readAgain }),
  extension: (entry) => ({
    reason: said(entry, (it) => `There is no extension ${it}.`, "There is no such extension."),
    remedy: "Nothing was done. Check the extension and try again.",
  }),
  "phone-number": (entry) => ({
    reason: said(
      entry,
      (it) => `RingCentral does not find the number ${it}.`,
      "RingCentral does not find that number.",
    ),
    remedy: "Nothing was done. Check the number and try again.",
  }),
  mailbox: (entry) => ({
    reason: said(
      entry,
      (it) => `RingCentral finds no voicemail of ${it}.`,
      "RingCentral does not find that voicemail.",
    ),
    remedy: "Nothing was done. Choose somebody else.",
  }),
  "park-location": (entry) => ({
    reason: said(
      entry,
      (it) => `RingCentral does not find the park location ${it}.`,
      "RingCentral does not find that park location.",
    ),
    remedy: "Nothing was done. Choose another place.",
  }),
  device: (entry) => ({
    reason: said(
      entry,
      (it) => `RingCentral does not find the phone ${it}.`,
      "RingCentral does not find that phone.",
    ),
    remedy: "Nothing was done. Choose another phone.",
  }),
  "flip-phone": (entry) => ({
    reason: said(
      entry,
      (it) => `RingCentral does not find the flip phone ${it}.`,
      "RingCentral does not find that flip phone.",
    ),
    remedy: "Nothing was done. Choose another phone.",
  }),
};

function notValid(about: RefusalSubject | undefined, entry: string | undefined): Explanation {
  if (about === "extension") {
    return {
      reason: said(
        entry,
        (it) => `RingCentral does not take ${it} for an extension.`,
        "RingCentral does not take that for an extension.",
      ),
      remedy: "Nothing was done. Check the extension and try again.",
    };
  }
  if (about === "phone-number") {
    return {
      reason: said(
        entry,
        (it) => `RingCentral does not take ${it} for a number to dial.`,
        "RingCentral does not take that for a number to dial.",
      ),
      remedy: "Nothing was done. Check the number and try again.",
    };
  }
  return {
    reason: said(
      about === undefined || about === "other" ? undefined : entry,
      (it) => `RingCentral does not accept ${it} here.`,
      "RingCentral does not accept something in this.",
    ),
    remedy: "Nothing was done. Choose another one, or use the phone itself.",
  };
}

function byStatus({ status, serviceCode, permission }: ServiceError): Explanation {
  if (status === 403) return forbidden(permission);
  if (status === 404) return somethingMissing;
  if (status >= 500) {
    return {
      reason: "RingCentral has a problem at the moment.",
      remedy: "Look at the call and try again shortly.",
    };
  }
  return {
    reason:
      serviceCode === undefined
        ? `RingCentral refused this (${status}) and does not say why.`
        : `RingCentral refused this (${status}, ${serviceCode}). What the code means is not known.`,
    remedy: "Look at the call and try again.",
  };
}

const forbidden = (permission: string | undefined): Explanation =>
  permission === undefined
    ? {
        reason: "RingCentral does not allow this for your extension or this call.",
        remedy: "Ask your administrator, or use the phone itself.",
      }
    : {
        reason: `The permission ${permission} is missing.`,
        remedy: `Ask your administrator for ${permission}.`,
      };
