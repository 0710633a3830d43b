import type { WindowCatalogue } from "../../catalogue.ts";

const secondsText = (seconds: number): string =>
  seconds === 1 ? "1 segundo" : `${seconds} segundos`;

export const secondChanceWords: WindowCatalogue["secondChanceWords"] = {
  left: (seconds) => `En ${seconds} s`,
  counting: "Cuenta atrás",
  remedy: "Pulsar otra vez lo hace enseguida. Cualquier otra tecla y cualquier clic lo cancelan.",
  announce: (action, seconds) =>
    `${action} en ${secondsText(seconds)}. Pulsar otra vez lo hace enseguida, cualquier otra tecla lo cancela.`,
  cancelled: "Cancelado. No se envió nada.",
  tray: (action, who) => `${action} enseguida – ${who}`,
  menu: {
    cancel: (action, who) => `Cancelar: ${action} – ${who}`,
    now: (action) => `${action} ahora`,
  },
  card: {
    title: (action, seconds) => `${action} en ${secondsText(seconds)}`,
    to: (who, to) => `${who}, a ${to}`,
    body: (what) =>
      `${what}\nLa misma tecla otra vez lo hace enseguida, cualquier otra lo cancela.`,
    hidden: "La misma tecla otra vez lo hace enseguida, cualquier otra lo cancela.",
    cancel: "Cancelar",
  },
  settings: {
    title: "Segunda oportunidad",
    note: "Durante ese tiempo, cualquier tecla y cualquier clic cancelan una acción antes de que se envíe. Pulsar otra vez la envía enseguida.",
    actions: {
      transfer: "La transferencia espera",
      park: "El aparcado espera",
      end: "Colgar espera",
    },
    wait: (seconds) => (seconds === 0 ? "Nada" : secondsText(seconds)),
  },
};
