import type { WindowCatalogue } from "../../catalogue.ts";

export const consult: WindowCatalogue["windowWords"]["consult"] = {
  heading: (name) => `Consultar sobre ${name}`,
  region: "Transferencia con consulta",
  about: "Retiene esta llamada y llama a alguien sobre ella.",
  waiting: "Espera",
  somebody: "La otra parte",
  conference: "Hacer una conferencia",
  noConference:
    "RingCentral solo deja que un teléfono empiece una conferencia. Una las llamadas con la tecla de conferencia del teléfono.",
  blindInstead: "Transferir sin consultar",
};

export const consultSteps: WindowCatalogue["consultSteps"] = {
  placing: () => "Haciendo la llamada",
  phone: () => "Primero suena su teléfono",
  ringing: (who) => `Sonando: ${who}`,
  answered: () => "Contestada",
  busy: (who) => `${who} está ocupado`,
  declined: (who) => `${who} rechazó`,
  unanswered: (who) => `${who} no contestó`,
  "not-reached": (who) => `No se localizó a ${who}`,
  over: (who) => `${who} colgó`,
};
