import type { WindowCatalogue } from "../../catalogue.ts";

export const outcomeDeeds: WindowCatalogue["outcomeDeeds"] = {
  transferred: (to) => (to === undefined ? "Transferida" : `Transferida a ${to}`),
  parked: (to) => (to === undefined ? "Estaba aparcada" : `Estaba aparcada en ${to}`),
  flipped: (to) => (to === undefined ? "Pasada" : `Pasada a ${to}`),
  declined: () => "Rechazada",
  ended: () => "Terminada",
  voicemail: () => "Enviada al buzón de voz",
  forwarded: (to) => (to === undefined ? "Desviada" : `Desviada a ${to}`),
  replied: () => "Respondida con un mensaje",
  ignored: () => "Dejada a los demás",
  rang: () => "Sonó aquí también",
};

export const outcomeStates: WindowCatalogue["outcomeStates"] = {
  open: () => "Mirando qué es de ella",
  ringing: (by) => (by === undefined ? "Suena allí" : `Suena en ${by}`),
  answered: (by) => (by === undefined ? "Contestada" : `Contestada por ${by}`),
  declined: (by) => (by === undefined ? "Rechazada allí" : `${by} la rechazó`),
  unanswered: () => "Nadie contestó allí",
  busy: () => "Ocupado allí",
  voicemail: (by) => (by === undefined ? "En el buzón de voz" : `En el buzón de voz de ${by}`),
  "hung-up": () => "Quien llamaba colgó",
  "came-back": () => "De vuelta con usted",
  over: (by) => (by === undefined ? "Terminada" : `La contestó ${by}, ya terminó`),
  unknown: () => "Ya no se sabe qué fue de ella",
};

export const specialOutcomes: WindowCatalogue["specialOutcomes"] = {
  flipped: "Sigue allí",
  pickedUp: (by) => (by === undefined ? "Alguien la recogió" : `Recogida por ${by}`),
  yourVoicemail: "En su buzón de voz",
};

export const outcomeWords: WindowCatalogue["outcomeWords"] = {
  title: "Llamadas que se han ido",
  dismiss: (name) => `Descartar ${name}`,
  dismissAll: "Descartar todas",
};

export const recentWords: WindowCatalogue["recentWords"] = {
  title: "Recientes",
  went: {
    talked: "Hablada",
    missed: "Perdida",
    "not-answered": "Sin respuesta",
    "not-known": "No se sabe si se contestó",
  },
  talked: (duration) => `Hablada ${duration}`,
  incoming: "Entrante",
  outgoing: "Saliente",
  seenHere: "Solo lo que Ringside ha visto; el registro de llamadas de RingCentral no se lee.",
  callBack: (who) => `Devolver la llamada a ${who}`,
  more: (count) => `Mostrar ${count} más`,
  kept: "Guardar las llamadas recientes",
  days: (days) => {
    if (days === 0) return "Nunca";
    return days === 1 ? "Durante 1 día" : `Durante ${days} días`;
  },
  forget: "Olvidarlas al cerrar la sesión",
};
