import type { WindowCatalogue } from "../catalogue.ts";

type WindowWords = WindowCatalogue["windowWords"];

export const chooser: WindowWords["chooser"] = {
  whichCall: (action) => `${action}: ¿qué llamada?`,
  flip: "¿A qué teléfono pasar?",
  flipEmpty: "Su extensión aún no tiene números a los que pasar.",
  park: "¿Dónde aparcar?",
  ownOrbit: "Plaza del sistema",
  ownOrbitNote: "Cualquiera puede recogerla por el número de la plaza.",
  parkEmpty: "No hay plaza de aparcamiento para su extensión.",
  gone: "Esa llamada terminó.",
};

export const transfer: WindowWords["transfer"] = {
  heading: (name) => `Transferir ${name}`,
  enterAgain: "Pulse Intro otra vez para confirmar.",
};

export const dial: WindowWords["dial"] = {
  verb: "Llamar",
  ringsFirst: (phone) => `${phone} suena primero.`,
  otherPhone: "Elegir otro teléfono desde el que llamar",
  ask: (whom) => `¿Llamar a ${whom}?`,
  enterAgain: "Pulse Intro otra vez para llamar.",
  calling: (who) => `Llamando a ${who}`,
  placing: {
    sent: () => "Pidiendo a RingCentral que haga la llamada.",
    accepted: (phone) => `${phone} suena primero.`,
    unknown: () => "RingCentral no respondió a tiempo. Mirando si la llamada se hizo.",
  },
};
