import type { WindowCatalogue } from "../../catalogue.ts";

const inTime: WindowCatalogue["ringingWords"]["reply"]["inTime"] = {
  Minute: (time) => (time === 1 ? "en 1 minuto" : `en ${time} minutos`),
  Hour: (time) => (time === 1 ? "en 1 hora" : `en ${time} horas`),
  Day: (time) => (time === 1 ? "en 1 día" : `en ${time} días`),
};

export const ringingWords: WindowCatalogue["ringingWords"] = {
  cameBack: (from) => `De vuelta de ${from}`,
  queue: (name) => `Cola ${name}`,
  someQueue: "Una llamada de una cola",
  ringsToo: (who) => `También suena para ${who}`,
  others: (count) => (count === 1 ? "1 más" : `${count} más`),
  forward: {
    heading: (name) => `Desviar ${name}`,
    verb: "Desviar",
    choices: "Sus teléfonos y últimos números",
  },
  reply: {
    heading: (name) => `Responder a ${name}`,
    note: "RingCentral se lo dice a quien llama, y la llamada termina.",
    messages: "Mensajes",
    patterns: {
      WillCallYouBack: "Le devuelvo la llamada",
      CallMeBack: "Devuélvame la llamada",
      OnMyWay: "Voy de camino",
      OnTheOtherLine: "Estoy en la otra línea",
      WillCallYouBackLater: "Le devuelvo la llamada más tarde",
      CallMeBackLater: "Devuélvame la llamada más tarde",
      InAMeeting: "Estoy en una reunión",
      OnTheOtherLineNoCall: "Estoy en la otra línea, sin devolver la llamada",
    },
    patternIn: (message, time, unit) => `${message} ${inTime[unit](time)}`,
    when: "Cuándo",
    inTime,
    own: "Su propio mensaje",
    left: (count, most) => `Quedan ${count} de ${most} caracteres`,
    tooMany: (count) => `${count} caracteres de más`,
    send: "Responder",
  },
};

export const replyRefusals: WindowCatalogue["replyRefusals"] = {
  empty: () => ({
    reason: "El mensaje está vacío.",
    remedy: "Escriba uno, o elija uno de la lista.",
  }),
  "too-long": (most) => ({
    reason: `El mensaje es demasiado largo: ${most} caracteres como máximo.`,
    remedy: "Acórtelo. La llamada sigue sonando.",
  }),
};
