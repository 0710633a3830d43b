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
  kind: "Transferir a",
  kinds: {
    colleague: "Compañero",
    "phone-number": "Número de teléfono",
    extension: "Extensión",
    voicemail: "Buzón de voz",
    "company-extension": "Extensión de una empresa",
  },
  search: "Buscar por nombre o extensión",
  voicemailOf: "¿El buzón de quién?",
  matches: "Compañeros encontrados",
  noMatch: "Nadie coincide.",
  moreColleagues: (count) =>
    `${count.toLocaleString("es")} compañeros más no están en esta lista. Introduzca su extensión.`,
  phoneNumber: "Número de teléfono",
  extensionNumber: "Número de extensión",
  companyNumber: "Número de la empresa",
  submit: "Transferir la llamada",
  confirm: "Transferir ahí",
  enterAgain: "Pulse Intro otra vez para transferir ahí.",
  chooseSomeone: "Elija a alguien de la lista.",
};

export const dial: WindowWords["dial"] = {
  field: "Nombre, extensión o número",
  last: "Últimos marcados",
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
