import type { WindowCatalogue } from "../catalogue.ts";
import type { MeantEntry } from "../explanation.ts";

const where = ({ country }: MeantEntry): string => (country === undefined ? "" : ` (${country})`);
const callFromPhone = "Setzen Sie einen Notruf an einem Telefon ab.";
const otherCountries = "Beginnen Sie die Nummer eines anderen Landes mit + und der Landesvorwahl.";

export const dialRefusals: WindowCatalogue["dialRefusals"] = {
  empty: () => ({
    reason: "Geben Sie eine Nebenstelle oder eine Telefonnummer ein.",
    remedy: "Nichts wurde gesendet.",
  }),
  "not-a-number": () => ({
    reason: "Das ist keine Telefonnummer.",
    remedy: "Geben Sie Ziffern ein, mit + vor der Landesvorwahl, falls es eine gibt.",
  }),
  "not-an-extension": () => ({
    reason: "Das ist keine Nebenstelle.",
    remedy: "Geben Sie eine bis zehn Ziffern ein.",
  }),
  "too-short": (meant) => ({
    reason: `Die Nummer ist zu kurz${where(meant)}.`,
    remedy: "Ergänzen Sie, was fehlt, etwa die Vorwahl.",
  }),
  "too-long": (meant) => ({
    reason: `Die Nummer ist zu lang${where(meant)}.`,
    remedy: otherCountries,
  }),
  "not-in-country": (meant) => ({
    reason: `Solche Nummern gibt es nicht${where(meant)}.`,
    remedy: otherCountries,
  }),
  "no-such-country": () => ({
    reason: "Kein Land hat die Vorwahl hinter dem Pluszeichen.",
    remedy: "Prüfen Sie die Ziffern.",
  }),
  "country-unknown": () => ({
    reason: "RingCentral sagt nicht, in welchem Land Ihr Konto ist.",
    remedy: "Beginnen Sie die Nummer mit + und der Landesvorwahl.",
  }),
  "service-code": () => ({
    reason:
      "Codes mit * und # funktionieren nur auf den Tasten eines Telefons. Ringside kann sie nicht wählen.",
    remedy: "Drücken Sie den Code am Telefon selbst.",
  }),
  "park-slot": () => ({
    reason: "Das ist ein Parkplatz. Ringside kann keinen anwählen.",
    remedy:
      "Parken Sie einen Anruf mit „Parken“. Wählen Sie den Parkplatz an einem Telefon, um den Anruf dort zu übernehmen.",
  }),
  emergency: ({ entry }) => ({
    reason: `${entry === undefined ? "Diese Nebenstelle gibt es nicht" : `Die Nebenstelle ${entry} gibt es nicht`}, und eine Weiterleitung wählt nie eine Notrufnummer.`,
    remedy: callFromPhone,
  }),
  "emergency-unless-extension": ({ entry }) => ({
    reason: `Ob ${entry ?? "das"} eine Nebenstelle ist, ist nicht bekannt, und eine Weiterleitung wählt nie eine Notrufnummer.`,
    remedy: callFromPhone,
  }),
  yourself: () => ({
    reason: "Das ist Ihre eigene Nummer.",
    remedy: "Geben Sie die einer anderen Person ein.",
  }),
  "leads-back": () => ({
    reason: "Der Anruf kam über diese Nummer, er käme also nur zurück.",
    remedy: "Leiten Sie ihn an jemand anderen um.",
  }),
  "the-caller": () => ({
    reason: "Das ist, wer gerade anruft.",
    remedy: "Leiten Sie den Anruf an jemand anderen um.",
  }),
  "same-caller": () => ({
    reason: "Mit dieser Person sprechen Sie bereits.",
    remedy: "Geben Sie ein, bei wem Sie rückfragen möchten.",
  }),
};

export const doubts: WindowCatalogue["doubts"] = {
  "emergency-call": "Das ist eine Notrufnummer. Ein Anruf am Telefon selbst ist sicherer.",
  "emergency-address":
    "Der Anruf geht von der Adresse aus, auf die Ihr Telefon registriert ist. Dorthin kommt die Hilfe.",
  "emergency-extension": "Hier ist das eine Nebenstelle und nicht der Notruf.",
  "country-guessed":
    "RingCentral sagt nicht, in welchem Land Ihr Konto ist. Dies ist das Land Ihrer Firmennummer.",
  "extension-left-out":
    "Die Durchwahl hinter der Nummer kann nicht mitgewählt werden. Der Anrufer muss sie eingeben.",
  "other-company": "RingCentral verspricht das nur für Ihre eigene Firmennummer.",
  letters: "Buchstaben wurden als die Tasten gelesen, auf denen sie stehen.",
  "other-country": "Sie liegt in einem anderen Land mit derselben Landesvorwahl.",
  "prefix-missing": "Ihr fehlt die Vorwahl, sie ist also vielleicht eine Ortsnummer.",
  unlisted: "Eine solche Nummer ist nicht als vergeben bekannt.",
  "new-call": "Noch wurde kein Anruf getätigt.",
};

export const dialWords: WindowCatalogue["dialWords"] = {
  extension: (number) => `Nst. ${number}`,
  notInDirectory: "nicht im Verzeichnis",
  dials: (destination) => `Wählt ${destination}`,
  asks: (destination) => `${destination} wählen?`,
  confirmRemedy: "Nichts wurde gesendet. Sehen Sie nach, was gewählt würde, und bestätigen Sie es.",
};
