import type { WindowCatalogue } from "../../catalogue.ts";

export const spokenWords: WindowCatalogue["spokenWords"] = {
  noCalls: "Aucun appel.",
  stale: "Pas à jour.",
  call: (name, state) => `${name} : ${state}.`,
  waiting: (count) => (count === 1 ? "1 appelant attend." : `${count} appelants attendent.`),
};

export const toneWords: WindowCatalogue["toneWords"] = {
  title: "Sons",
  note: "De courts sons de Ringside lui-même, pour que vous n’ayez pas à regarder. Les autres ne les entendent que si votre micro les entend.",
  volume: "Volume",
  silent: "Éteint",
  percent: (volume) => `${volume} %`,
  tones: {
    muted: "Micro coupé",
    live: "On vous entend de nouveau",
    held: "Mis en attente",
    resumed: "Repris",
    ringing: "Un appel sonne",
    waiting: "Un appelant attend longtemps",
    failed: "Quelque chose a échoué",
  },
};
