import type { WindowCatalogue } from "../../catalogue.ts";

export const spokenWords: WindowCatalogue["spokenWords"] = {
  noCalls: "Sin llamadas.",
  stale: "No está al día.",
  call: (name, state) => `${name}: ${state}.`,
  waiting: (count) => (count === 1 ? "Espera 1 persona." : `Esperan ${count} personas.`),
};

export const toneWords: WindowCatalogue["toneWords"] = {
  title: "Tonos",
  note: "Tonos cortos del propio Ringside, para que no tenga que mirar. Los demás solo los oyen si los oye su micrófono.",
  volume: "Volumen",
  silent: "Apagado",
  percent: (volume) => `${volume} %`,
  tones: {
    muted: "Silenciado",
    live: "Se le oye otra vez",
    held: "Retenida",
    resumed: "Reanudada",
    ringing: "Suena una llamada",
    waiting: "Alguien espera mucho tiempo",
    failed: "Algo falló",
  },
};
