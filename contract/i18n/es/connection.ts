import type { WindowCatalogue } from "../catalogue.ts";

export const connectionWords: WindowCatalogue["connectionWords"] = {
  lost: "Conexión perdida",
  updating: "Leyendo de nuevo sus llamadas",
  connecting: "Conectando",
  silent: "RingCentral no responde",
  pause: "RingCentral pidió una pausa",
  refused: (status) => `RingCentral rechazó la conexión (${status})`,
  unavailable: (status) => `RingCentral no está disponible (${status})`,
  nextTry: (time) => `Próximo intento en ${time}.`,
  noneBefore: "RingCentral no permite ninguno antes.",
  tryNow: "Intentar ahora",
};
