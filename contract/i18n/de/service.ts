import type { WindowCatalogue } from "../catalogue.ts";

const nothingDone = "Nichts wurde getan.";
const readAgain = "Nichts wurde getan. Der Anruf wird neu gelesen.";
const checkExtension =
  "Nichts wurde getan. Prüfen Sie die Nebenstelle und versuchen Sie es wieder.";
const checkNumber = "Nichts wurde getan. Prüfen Sie die Nummer und versuchen Sie es wieder.";
const otherPhone = "Nichts wurde getan. Wählen Sie ein anderes Telefon.";
const usePhone = "Verwenden Sie das Telefon selbst.";

const somethingMissing = {
  reason: "RingCentral hat etwas Nötiges nicht gefunden und sagt nicht, was.",
  remedy: "Der Anruf wird neu gelesen. Sehen Sie ihn sich an, bevor Sie es noch einmal versuchen.",
};

export const serviceWords: WindowCatalogue["serviceWords"] = {
  somethingMissing,
  notFound: {
    call: () => ({ reason: "Der Anruf ist schon vorbei.", remedy: nothingDone }),
    party: () => ({ reason: "Dieser Teil des Anrufs ist schon vorbei.", remedy: readAgain }),
    other: () => somethingMissing,
    recording: () => ({
      reason: "RingCentral findet diese Aufzeichnung nicht.",
      remedy: readAgain,
    }),
    extension: (entry) => ({
      reason:
        entry === undefined
          ? "Diese Nebenstelle gibt es nicht."
          : `Die Nebenstelle ${entry} gibt es nicht.`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral findet diese Nummer nicht."
          : `RingCentral findet die Nummer ${entry} nicht.`,
      remedy: checkNumber,
    }),
    mailbox: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral findet diese Voicemail nicht."
          : `RingCentral findet keine Voicemail von ${entry}.`,
      remedy: "Nichts wurde getan. Wählen Sie eine andere Person.",
    }),
    "park-location": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral findet diesen Parkplatz nicht."
          : `RingCentral findet den Parkplatz ${entry} nicht.`,
      remedy: "Nichts wurde getan. Wählen Sie einen anderen Ort.",
    }),
    device: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral findet dieses Telefon nicht."
          : `RingCentral findet das Telefon ${entry} nicht.`,
      remedy: otherPhone,
    }),
    "flip-phone": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral findet dieses Telefon zum Umlegen nicht."
          : `RingCentral findet das Telefon ${entry} zum Umlegen nicht.`,
      remedy: otherPhone,
    }),
  },
  notValid: {
    extension: (entry) => ({
      reason: `RingCentral nimmt ${entry ?? "das"} nicht als Nebenstelle an.`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason: `RingCentral nimmt ${entry ?? "das"} nicht als Nummer zum Wählen an.`,
      remedy: checkNumber,
    }),
    other: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral nimmt etwas daran nicht an."
          : `RingCentral nimmt ${entry} hier nicht an.`,
      remedy:
        "Nichts wurde getan. Wählen Sie etwas anderes, oder verwenden Sie das Telefon selbst.",
    }),
  },
  appPermission: (permission) => ({
    reason:
      permission === undefined
        ? "Ringside selbst fehlt die Berechtigung dafür."
        : `Ringside selbst fehlt die Berechtigung ${permission}.`,
    remedy: `Bitten Sie Ihre Administration, der App ${permission ?? "sie"} zu gewähren.`,
  }),
  userPermission: (permission) => ({
    reason:
      permission === undefined
        ? "Ihrer Rolle fehlt die Berechtigung dafür."
        : `Ihrer Rolle fehlt die Berechtigung ${permission}.`,
    remedy: `Bitten Sie Ihre Administration um ${permission ?? "sie"}.`,
  }),
  feature: {
    reason: "Ihr Tarif oder Ihre Nebenstelle enthält das nicht.",
    remedy: "Fragen Sie Ihre Administration.",
  },
  busy: {
    reason: "Am Anruf wird gerade etwas anderes geändert.",
    remedy: "Sehen Sie sich den Anruf an und versuchen Sie es wieder.",
  },
  otherExtension: {
    reason: "RingCentral erlaubt das nur für Ihre eigene Nebenstelle.",
    remedy: usePhone,
  },
  notSupported: { reason: "RingCentral unterstützt das nicht.", remedy: usePhone },
  notUnderstood: {
    reason: "RingCentral hat die Anfrage von Ringside nicht verstanden.",
    remedy: `${usePhone} Öffnen Sie bitte die Protokolle und melden Sie es.`,
  },
  problem: {
    reason: "RingCentral hat im Moment eine Störung.",
    remedy: "Sehen Sie sich den Anruf an und versuchen Sie es gleich wieder.",
  },
  refused: (status, code) => ({
    reason:
      code === undefined
        ? `RingCentral hat das abgelehnt (${status}) und sagt nicht, warum.`
        : `RingCentral hat das abgelehnt (${status}, ${code}). Was der Code bedeutet, ist nicht bekannt.`,
    remedy: "Sehen Sie sich den Anruf an und versuchen Sie es wieder.",
  }),
  forbidden: {
    reason: "RingCentral erlaubt das für Ihre Nebenstelle oder diesen Anruf nicht.",
    remedy: "Fragen Sie Ihre Administration, oder verwenden Sie das Telefon selbst.",
  },
  permissionMissing: (permission) => ({
    reason: `Die Berechtigung ${permission} fehlt.`,
    remedy: `Bitten Sie Ihre Administration um ${permission}.`,
  }),
};
