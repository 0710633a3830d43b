import type { WindowCatalogue } from "../catalogue.ts";
import type { hotkeyWords as english } from "../en/hotkeys.ts";

type HotkeyWord = keyof typeof english;

export const hotkeyNames: WindowCatalogue["hotkeyNames"] = {
  mute: "Stummschalten oder Stummschaltung aufheben",
  hold: "Halten oder fortsetzen",
  flip: "Umlegen",
  park: "Parken",
  record: "Aufzeichnen, anhalten oder fortsetzen",
  transfer: "Weiterleiten",
  answer: "Annehmen",
  decline: "Ablehnen",
  end: "Auflegen",
  retrieve: "Zurückholen",
  swap: "Makeln",
  speak: "Ansagen, was ist",
  "mute-only": "Nur stummschalten",
  unmute: "Nur Stummschaltung aufheben",
  "hold-only": "Nur halten",
  resume: "Nur fortsetzen",
  "start-recording": "Aufzeichnung starten",
  "pause-recording": "Aufzeichnung anhalten",
  "resume-recording": "Aufzeichnung fortsetzen",
  "ask-first": "Rückfrage",
  complete: "Weiterleitung abschließen",
  "take-back": "Anruf zurücknehmen",
  "finish-here": "Nach dem Umlegen hier beenden",
  "card-number": "Kartennummer",
  "more-time": "Mehr Zeit für die Kartennummer",
  voicemail: "An die Voicemail geben",
  forward: "Umleiten",
  reply: "Mit Nachricht antworten",
  ignore: "Anruf einer Warteschlange ignorieren",
  "resume-longest": "Zu dem, der am längsten wartet",
};

export const hotkeyWords: Pick<WindowCatalogue["windowWords"]["settings"], HotkeyWord> = {
  hotkeys: "Globale Tastenkürzel",
  none: "Keines",
  change: (action) => `Tastenkürzel für ${action} ändern`,
  hotkeyOf: (action: string) => `Tastenkürzel für ${action}`,
  remove: (action) => `Tastenkürzel für ${action} entfernen`,
  listen: "Drücken Sie die neuen Tasten",
  listenNote: "Escape bricht ab. Andere Tastenkürzel ruhen solange.",
  needsModifier:
    "Halten Sie Strg, Alt, Umschalt oder die Systemtaste zusammen mit einer anderen Taste.",
  requested: "Beim Desktop angefragt. Es gilt als gesetzt, sobald es einmal ausgelöst hat.",
  stillActive: (keys) => `${keys} bleibt in Kraft.`,
  causes: {
    taken: "Eine andere Anwendung verwendet diese Tasten bereits.",
    invalid: "Diese Tasten können kein globales Tastenkürzel sein.",
    duplicate: "Eine andere Aktion hat diese Tasten bereits.",
    unsupported: "Dieser Desktop bietet Anwendungen keine globalen Tastenkürzel.",
    "not-installed":
      "GNOME gibt Tastenkürzel nur installierten Anwendungen und lehnt andere wortlos ab. Installieren Sie das Paket von Ringside, oder legen Sie eine Taste in den Tastatureinstellungen von GNOME fest.",
  },
  muteToggles: (key) =>
    `Stummschalten schaltet um: Das System sagt Ringside, wann ein Tastenkürzel gedrückt, aber nie, wann es losgelassen wird. In diesem Fenster sind Sie stumm, solange Sie ${key} halten.`,
  moreHotkeys: "Weitere Aktionen",
  tryKeys: "Tasten ausprobieren",
  tryKeysEnd: "Fertig ausprobiert",
  tryKeysNote: "Drücken Sie ein Tastenkürzel: Es wird hier genannt und tut sonst nichts.",
  arrived: (action, count) =>
    count === 1 ? `${action} ist angekommen.` : `${action} ist ${count}-mal angekommen.`,
};
