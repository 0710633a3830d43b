import type { WindowCatalogue } from "../catalogue.ts";

export const peerWords: WindowCatalogue["peerWords"] = {
  unknown: "Llamante desconocido",
  fromDirectory: "Nombre del directorio de la empresa",
  conference: "Conferencia",
  extension: (number) => `Ext. ${number}`,
  participant: "Participante",
};
