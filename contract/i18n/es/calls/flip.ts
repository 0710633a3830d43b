import type { WindowCatalogue } from "../../catalogue.ts";

const stillHere = "La llamada sigue en este teléfono.";
const other = "el otro teléfono";

export const flipNotTaken: WindowCatalogue["flipNotTaken"] = {
  declined: (phone = other) => ({
    reason: `La llamada se rechazó en ${phone}.`,
    remedy: stillHere,
  }),
  unanswered: (phone = other) => ({ reason: `Nadie contestó en ${phone}.`, remedy: stillHere }),
  ended: (phone = "El otro teléfono") => ({
    reason: `${phone} dejó de sonar. No se sabe por qué.`,
    remedy: stillHere,
  }),
  unknown: (phone = other) => ({
    reason: `RingCentral aceptó el paso, pero no se vio sonar ${phone}.`,
    remedy: "Mire ese teléfono. Lo que se muestra aquí es lo que informa RingCentral.",
  }),
};

export const flipSteps: WindowCatalogue["flipSteps"] = {
  title: {
    calling: (phone = other) => `Llamando a ${phone}`,
    ringing: (phone = other) => `Sonando en ${phone}`,
    answered: (phone = other) => `Contestada en ${phone}`,
  },
  text: {
    calling: "RingCentral ha aceptado el paso.",
    ringing: "Descuelgue allí para seguir con esta llamada.",
    answered: "Tiene la llamada en los dos teléfonos. «Terminar aquí» la deja en el otro.",
  },
  names: { calling: "Suena allí", ringing: "Contestada allí", answered: "Terminada aquí" },
  tryNext: (phone) => `Probar ${phone}`,
  list: "Pasos del cambio de teléfono",
};
