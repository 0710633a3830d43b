import type { WindowCatalogue } from "../../catalogue.ts";

export const spokenWords: WindowCatalogue["spokenWords"] = {
  noCalls: "Keine Anrufe.",
  stale: "Nicht auf dem neuesten Stand.",
  call: (name, state) => `${name}: ${state}.`,
  waiting: (count) => (count === 1 ? "1 Anrufer wartet." : `${count} Anrufer warten.`),
};

export const toneWords: WindowCatalogue["toneWords"] = {
  title: "Töne",
  note: "Kurze Töne von Ringside selbst, damit Sie nicht hinsehen müssen. Andere hören sie nur, wenn Ihr Mikrofon sie hört.",
  volume: "Lautstärke",
  silent: "Aus",
  percent: (volume) => `${volume} %`,
  tones: {
    muted: "Stummgeschaltet",
    live: "Man hört Sie wieder",
    held: "Gehalten",
    resumed: "Fortgesetzt",
    ringing: "Ein Anruf klingelt",
    waiting: "Ein Anrufer wartet lange",
    failed: "Etwas ist gescheitert",
  },
};
