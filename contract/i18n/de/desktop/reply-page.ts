import type { DesktopCatalogue } from "../../catalogue.ts";

export const replyPages: DesktopCatalogue["replyPages"] = {
  done: {
    title: "Fast fertig",
    text: "Kehren Sie zu Ringside zurück, das die Anmeldung abschließt. Sie können diese Seite schließen.",
  },
  refused: {
    title: "Nicht angemeldet",
    text: "Ringside hat keinen Zugriff bekommen. Kehren Sie dorthin zurück, um den Grund zu sehen oder es wieder zu versuchen. Sie können diese Seite schließen.",
  },
  already: {
    title: "Schon erledigt",
    text: "Diese Anmeldung wurde bereits beantwortet, vielleicht in einem anderen Tab. Kehren Sie zu Ringside zurück. Sie können diese Seite schließen.",
  },
  foreign: {
    title: "Nicht die Anmeldung, auf die Ringside wartet",
    text: "Diese Seite gehört zu einem anderen Versuch, vielleicht einem älteren Tab. Machen Sie im neuesten weiter, oder beginnen Sie in Ringside neu.",
  },
  notFound: { title: "Hier ist nichts", text: "Hier wird nur das Ende einer Anmeldung gezeigt." },
};
