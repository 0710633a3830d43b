/**
 * The words for what the service refused: by what its code means, and by the HTTP status only where
 * it says nothing that is documented. `entry` is what the user typed or chose, if a sentence can name it.
 */
import type { RefusalSubject } from "../../result.ts";
import type { Explanation } from "../explanation.ts";

type Entry = string | undefined;

const nothingDone = "Nothing was done.";
const readAgain = "Nothing was done. The call is read again.";
const checkExtension = "Nothing was done. Check the extension and try again.";
const checkNumber = "Nothing was done. Check the number and try again.";
const otherPhone = "Nothing was done. Choose another phone.";

const somethingMissing: Explanation = {
  reason: "RingCentral did not find something that this needs, and does not say what.",
  remedy: "See what Ringside shows before you try once more.",
};

const notFound: Record<RefusalSubject, (entry: Entry) => Explanation> = {
  call: () => ({ reason: "The call is already over.", remedy: nothingDone }),
  party: () => ({ reason: "That part of the call is already over.", remedy: readAgain }),
  other: () => somethingMissing,
  recording: () => ({ reason: "RingCentral does not find this recording.", remedy: readAgain }),
  extension: (entry) => ({
    reason: entry === undefined ? "There is no such extension." : `There is no extension ${entry}.`,
    remedy: checkExtension,
  }),
  "phone-number": (entry) => ({
    reason:
      entry === undefined
        ? "RingCentral does not find that number."
        : `RingCentral does not find the number ${entry}.`,
    remedy: checkNumber,
  }),
  mailbox: (entry) => ({
    reason:
      entry === undefined
        ? "RingCentral does not find that voicemail."
        : `RingCentral finds no voicemail of ${entry}.`,
    remedy: "Nothing was done. Choose somebody else.",
  }),
  "park-location": (entry) => ({
    reason:
      entry === undefined
        ? "RingCentral does not find that park location."
        : `RingCentral does not find the park location ${entry}.`,
    remedy: "Nothing was done. Choose another place.",
  }),
  device: (entry) => ({
    reason:
      entry === undefined
        ? "RingCentral does not find that phone."
        : `RingCentral does not find the phone ${entry}.`,
    remedy: otherPhone,
  }),
  "flip-phone": (entry) => ({
    reason:
      entry === undefined
        ? "RingCentral does not find that flip phone."
        : `RingCentral does not find the flip phone ${entry}.`,
    remedy: otherPhone,
  }),
};

const notValid = {
  extension: (entry: Entry) => ({
    reason: `RingCentral does not take ${entry ?? "that"} for an extension.`,
    remedy: checkExtension,
  }),
  "phone-number": (entry: Entry) => ({
    reason: `RingCentral does not take ${entry ?? "that"} for a number to dial.`,
    remedy: checkNumber,
  }),
  other: (entry: Entry) => ({
    reason:
      entry === undefined
        ? "RingCentral does not accept something in this."
        : `RingCentral does not accept ${entry} here.`,
    remedy: "Nothing was done. Choose another one, or use the phone itself.",
  }),
};

export const serviceWords = {
  somethingMissing,
  notFound,
  notValid,
  appPermission: (permission: string | undefined) => ({
    reason: `Ringside itself lacks the permission ${permission ?? "for this"}.`,
    remedy: `Ask your administrator to grant ${permission ?? "it"} to the app.`,
  }),
  userPermission: (permission: string | undefined) => ({
    reason: `Your role lacks the permission ${permission ?? "for this"}.`,
    remedy: `Ask your administrator for ${permission ?? "it"}.`,
  }),
  feature: {
    reason: "Your plan or extension does not include this.",
    remedy: "Ask your administrator.",
  },
  busy: {
    reason: "The call is busy with another change.",
    remedy: "Look at the call and try again.",
  },
  otherExtension: {
    reason: "RingCentral allows this only for your own extension.",
    remedy: "Use the phone itself.",
  },
  notSupported: { reason: "RingCentral does not support this.", remedy: "Use the phone itself." },
  notUnderstood: {
    reason: "RingCentral did not understand what Ringside asked for.",
    remedy: "Use the phone itself. Please open the logs and report it.",
  },
  problem: {
    reason: "RingCentral has a problem at the moment.",
    remedy: "See what Ringside shows, and try again shortly.",
  },
  refused: (status: number, code: string | undefined) => ({
    reason:
      code === undefined
        ? `RingCentral refused this (${status}) and does not say why.`
        : `RingCentral refused this (${status}, ${code}). What the code means is not known.`,
    remedy: "See what Ringside shows, and try again.",
  }),
  forbidden: {
    reason: "RingCentral does not allow this for your extension or this call.",
    remedy: "Ask your administrator, or use the phone itself.",
  },
  permissionMissing: (permission: string) => ({
    reason: `The permission ${permission} is missing.`,
    remedy: `Ask your administrator for ${permission}.`,
  }),
};
