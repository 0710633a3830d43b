import type { WindowCatalogue } from "../catalogue.ts";

export const peerWords: WindowCatalogue["peerWords"] = {
  unknown: "Llamante desconocido",
  conference: "Conferencia",
  extension: (number) => `Ext. ${number}`,
  participant: "Participante",
};
