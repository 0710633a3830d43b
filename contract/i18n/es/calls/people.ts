import type { WindowCatalogue } from "../../catalogue.ts";

export const peopleWords: WindowCatalogue["peopleWords"] = {
  field: "Nombre, extensión o número",
  last: "Marcados por última vez",
  matches: "Coincidencias",
  nobody: "Nadie coincide.",
  nobodyRemedy: "Revise la ortografía o escriba un número.",
  noMailbox: "Aquí solo un compañero tiene buzón de voz.",
  noMailboxRemedy: "Elija uno de la lista.",
  noTelephone: "Esto no es un teléfono al que llamar.",
  noTelephoneRemedy: "Elija a alguien o escriba un número.",
  does: {
    dial: "Llamar",
    transfer: "Transferir",
    consult: "Preguntar antes",
    forward: "Reenviar",
    voicemail: "Buzón de voz",
    park: "Estacionar",
    flip: "Pasar",
  },
  yes: (does) => `Ahí: ${does}`,
  parkAt: (place) => `Estacionar en ${place}`,
  flipTo: (phone) => `Pasar a ${phone}`,
  enter: (does) => `Intro: ${does}`,
  shiftEnter: (does) => `Mayús+Intro: ${does}`,
  ctrlEnter: (key, does) => `${key}: ${does}`,
};
