import type { WindowCatalogue } from "../../catalogue.ts";

const again = "Ringside versucht es von selbst wieder.";
const tell = "Sagen Sie es denen, von denen Sie Ringside haben.";

export const updateWords: WindowCatalogue["updateWords"] = {
  heading: "Updates",
  itself: "Nach Updates sehen",
  itselfNote: "Nie, während Sie telefonieren.",
  check: "Jetzt nachsehen",
  never: "Noch nicht nachgesehen.",
  upToDate: (time) => `Um ${time} keine neuere Version.`,
  checking: "Wird nachgesehen …",
  loading: (version, percent) => `Version ${version} wird geholt: ${percent} %`,
  ready: (version) => `Version ${version} ist bereit.`,
  waits: {
    calls: "Sie wartet, bis Ihre Anrufe vorbei sind.",
    quiet: "Sie wartet bis einige Minuten nach Ihrem letzten Anruf.",
  },
  restart: "Jetzt neu starten",
  putOff: "Beim Beenden",
  willInstall: "Sie wird installiert, wenn Sie Ringside beenden.",
  card: {
    heading: (version) => `Ringside ${version} ist bereit`,
    note: "Ein Neustart dauert einen Moment.",
  },
  menu: (version) => `Neu starten für Version ${version}`,
  off: {
    "not-configured": "Diese Kopie von Ringside wurde ohne einen Update-Server gebaut.",
    "not-installed": "Nur eine installierte Kopie von Ringside aktualisiert sich selbst.",
    "by-packages": "Die Paketverwaltung Ihres Systems aktualisiert Ringside.",
    portable:
      "Die portable Kopie aktualisiert sich nicht selbst. Holen Sie die neuere Datei selbst.",
    demo: "Die Demo aktualisiert Ringside nicht.",
  },
  failures: {
    unreachable: { reason: "Der Update-Server war nicht erreichbar.", remedy: again },
    damaged: {
      reason: "Was vom Update-Server kam, war beschädigt und wurde verworfen.",
      remedy: `${again} Bleibt es so: ${tell}`,
    },
    "not-trusted": {
      reason: "Was kam, ist nicht von den Herstellern von Ringside signiert und wurde verworfen.",
      remedy: `${tell} Nichts wurde installiert.`,
    },
    "too-large": {
      reason: "Was vom Update-Server kam, war zu groß und wurde verworfen.",
      remedy: `${again} Bleibt es so: ${tell}`,
    },
    endless: { reason: "Der Update-Server kam zu keinem Ende.", remedy: again },
    "not-written": {
      reason: "Das Update konnte nicht gespeichert werden.",
      remedy:
        "Schaffen Sie Platz, oder erlauben Sie Ringside, in seinen Ordner zu schreiben. Es versucht es von selbst wieder.",
    },
  },
};
