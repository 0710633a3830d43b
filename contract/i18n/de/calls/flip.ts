import type { WindowCatalogue } from "../../catalogue.ts";

const stillHere = "Der Anruf ist noch auf diesem Telefon.";
const other = "das andere Telefon";
const onOther = "dem anderen Telefon";

export const flipNotTaken: WindowCatalogue["flipNotTaken"] = {
  declined: (phone = onOther) => ({
    reason: `Der Anruf wurde auf ${phone} abgelehnt.`,
    remedy: stillHere,
  }),
  unanswered: (phone = onOther) => ({
    reason: `Auf ${phone} hat niemand angenommen.`,
    remedy: stillHere,
  }),
  ended: (phone = "Das andere Telefon") => ({
    reason: `${phone} klingelt nicht mehr. Warum, ist nicht bekannt.`,
    remedy: stillHere,
  }),
  unknown: (phone = other) => ({
    reason: `RingCentral hat das Umlegen angenommen, aber ${phone} hat nicht erkennbar geklingelt.`,
    remedy: "Sehen Sie nach diesem Telefon. Gezeigt wird, was RingCentral meldet.",
  }),
};

export const flipSteps: WindowCatalogue["flipSteps"] = {
  title: {
    calling: (phone = other) => `Ruft ${phone} an`,
    ringing: (phone = onOther) => `Klingelt auf ${phone}`,
    answered: (phone = onOther) => `Auf ${phone} angenommen`,
  },
  text: {
    calling: "RingCentral hat das Umlegen angenommen.",
    ringing: "Heben Sie dort ab, um diesen Anruf fortzuführen.",
    answered: "Sie haben den Anruf auf beiden Telefonen. „Hier beenden“ überlässt ihn dem anderen.",
  },
  names: { calling: "Klingelt dort", ringing: "Dort angenommen", answered: "Hier beendet" },
  tryNext: (phone) => `${phone} versuchen`,
  list: "Schritte des Umlegens",
};
