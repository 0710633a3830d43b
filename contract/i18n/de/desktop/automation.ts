import type { DesktopCatalogue, WindowCatalogue } from "../../catalogue.ts";

export const verbNames: WindowCatalogue["verbNames"] = {
  status: "Sagen, welche Anrufe es gibt",
  watch: "Jede Änderung in einer Zeile ausgeben",
  mute: "Stummschalten",
  unmute: "Stummschaltung aufheben",
  "toggle-mute": "Stummschaltung umschalten",
  hold: "Halten",
  unhold: "Fortsetzen",
  record: "Aufzeichnung starten",
  "pause-recording": "Aufzeichnung anhalten",
  "resume-recording": "Aufzeichnung fortsetzen",
  "card-number": "Aufzeichnung für eine Kartennummer anhalten oder fortsetzen",
  "more-time": "Mehr Zeit für die Kartennummer",
  answer: "Annehmen",
  decline: "Ablehnen",
  ignore: "Anruf einer Warteschlange den anderen überlassen",
  "resume-longest": "Den fortsetzen oder zurückholen, der am längsten wartet",
  forward: "Klingelnden Anruf umleiten",
  reply: "Klingelnden Anruf mit einer Nachricht beantworten",
  end: "Anruf beenden",
  transfer: "Weiterleiten",
  voicemail: "An eine Voicemail geben; einen klingelnden Anruf ohne Ziel an die eigene",
  park: "Parken",
  flip: "Auf ein anderes Telefon umlegen",
  dial: "Nummer wählen",
  availability: "Die eigene Verfügbarkeit setzen",
  show: "Fenster öffnen",
};

export const commandLineWords: DesktopCatalogue["commandLineWords"] = {
  refusals: {
    forbidden: (verb) => ({
      reason: `Die Einstellungen erlauben „${verb}“ auf der Befehlszeile nicht.`,
      remedy: "Erlauben Sie es in Ringside: Einstellungen, Befehlszeile.",
    }),
    choosing: () => ({
      reason: "Mehr als eine Antwort passt, daher wurde nichts gesendet.",
      remedy:
        "Wählen Sie im Fenster, das jetzt offen ist, oder nennen Sie Anruf (--call) und Ziel.",
    }),
    armed: () => ({
      reason: "Was Ringside zeigt, ist nicht bestätigt, daher wurde nichts gesendet.",
      remedy: "Derselbe Befehl noch einmal, innerhalb von Sekunden, sendet es.",
    }),
    "no-match": () => ({
      reason: "Nichts in Ihrem Konto hat diesen Namen oder diese Nummer.",
      remedy:
        "Nichts wurde gesendet. Verwenden Sie den Namen, wie ihn das Fenster zeigt, oder die Nebenstelle.",
    }),
    "several-match": () => ({
      reason: "Mehr als eines hat diesen Namen.",
      remedy: "Nichts wurde gesendet. Verwenden Sie die Nebenstelle.",
    }),
    "too-many": () => ({
      reason: "In kurzer Zeit kamen zu viele Befehle.",
      remedy: "Nichts wurde gesendet. Warten Sie eine Sekunde und versuchen Sie es wieder.",
    }),
    "not-understood": () => ({
      reason: "Ringside versteht diesen Befehl nicht.",
      remedy: "Nichts wurde gesendet. Siehe ringside help.",
    }),
    "not-seen": () => ({
      reason: "RingCentral hat es angenommen, aber kein Ereignis hat es rechtzeitig gezeigt.",
      remedy: "Sehen Sie sich den Anruf an: ringside status.",
    }),
  },
  notRunning: "Ringside läuft nicht, oder seine Befehlszeile ist ausgeschaltet.",
  switchOn: "Starten Sie Ringside und schalten Sie sie ein: Einstellungen, Befehlszeile.",
  denied: {
    token:
      "Ringside nimmt diese Befehlszeile nicht an: Sie wurde inzwischen neu gestartet. Versuchen Sie es wieder.",
    protocol:
      "Ringside und diese Befehlszeile haben verschiedene Versionen. Aktualisieren Sie beide.",
    busy: "Ringside ist mit anderen Befehlen beschäftigt. Versuchen Sie es wieder.",
    "not-understood":
      "Was geantwortet hat, versteht diese Befehlszeile nicht. Aktualisieren Sie beide.",
  },
  foreign:
    "Die Datei, die sagt, wie Ringside zu erreichen ist, gehört nicht nur Ihnen und wurde daher nicht verwendet.",
  lost: "Die Verbindung zu Ringside ging verloren, daher ist das Ergebnis nicht bekannt.",
  noCalls: "Keine Anrufe.",
  accounts: { "signed-out": "Abgemeldet.", "signing-in": "Anmeldung läuft." },
};

export const commandLineSettings: WindowCatalogue["commandLineSettings"] = {
  heading: "Befehlszeile",
  enable: "ringside-Befehle dürfen Anrufe steuern",
  enableNote: "Für Ihre eigenen Skripte und Kurzbefehle.",
  allowed: "Erlaubte Befehle",
  allAllowed: "Alle Befehle sind erlaubt.",
  someForbidden: (count) =>
    count === 1 ? "1 Befehl ist verboten." : `${count} Befehle sind verboten.`,
};

export const phoneLinkWords: WindowCatalogue["phoneLinkWords"] = {
  heading: "Ein Link möchte diese Nummer",
  transfer: "Hierhin weiterleiten",
  askFirst: "Rückfrage",
  transferNote: (name) => `Gibt ${name} an diese Nummer.`,
  copy: "Nummer kopieren",
  copied: "Kopiert",
  dismiss: "Jetzt nicht",
  dial: "Wählen",
  dialNote: "Ihr eigenes Telefon klingelt zuerst.",
  kept: "Sie wird aufbewahrt, bis Sie angemeldet sind.",
};

export const integrationWords: WindowCatalogue["integrationWords"] = {
  heading: "Auf diesem Computer",
  startAtLogin: "Beim Anmelden am Computer starten",
  startAtLoginNote: "Im Infobereich, ohne Fenster.",
  phoneLinks: "Telefonlinks mit Ringside öffnen",
  phoneLinksNote: "Es zeigt die Nummer und wählt nie.",
  hints: {
    "not-installed": "Braucht eine installierte Kopie von Ringside.",
    approval: "Erlauben Sie es in den Systemeinstellungen für Anwendungen, die von selbst starten.",
    "in-system": "Wählen Sie es in den Systemeinstellungen für Standardanwendungen.",
    refused: "Das System hat diese Änderung nicht angenommen.",
  },
};

export const leaveWords: WindowCatalogue["leaveWords"] = {
  heading: {
    quit: "Ringside beenden?",
    "sign-out": "Abmelden?",
    "switch-account": "Konto wechseln?",
  },
  callsGoOn: (count) => {
    if (count === 0) return "Ihre Anrufe sind inzwischen vorbei.";
    return count === 1
      ? "Ihr Anruf geht weiter, auf Ihrem Telefon. Ringside zeigt ihn nur nicht mehr, und seine Tastenkürzel ruhen."
      : `Ihre ${count} Anrufe gehen weiter, auf Ihren Telefonen. Ringside zeigt sie nur nicht mehr, und seine Tastenkürzel ruhen.`;
  },
  waiting: (count) => {
    if (count === 0) return "Es wartet niemand mehr.";
    return count === 1 ? "Ein Anrufer wartet auf Sie." : `${count} Anrufer warten auf Sie.`;
  },
  nobodyReminds: "Sie warten weiter, und Ringside erinnert Sie an niemanden.",
  moreWait: (count) => `und ${count} weitere`,
  stay: {
    quit: "Weiterlaufen lassen",
    "sign-out": "Angemeldet bleiben",
    "switch-account": "Angemeldet bleiben",
  },
  leave: { quit: "Beenden", "sign-out": "Abmelden", "switch-account": "Konto wechseln" },
};

const noPlace: Readonly<Record<string, string>> = {
  "foreign-owner": "Ihr Ordner oder Socket gehört einem anderen Benutzer",
  "in-the-way": "Etwas anderes hat ihren Namen",
  "in-use": "Dort antwortet ein anderes Programm",
};

export const automationNotices: Pick<
  WindowCatalogue["windowWords"]["notices"],
  "command-line-failed" | "link-refused" | "earlier-card"
> = {
  "command-line-failed": (why) =>
    `Die Befehlszeile ist nicht erreichbar: ${noPlace[why] ?? "Das System erlaubt ihren Socket nicht"}.`,
  "link-refused": () =>
    "Ein Telefonlink wurde geöffnet, der keine Telefonnummer enthält. Nichts wurde getan.",
  "earlier-card": () =>
    "Diese Karte stammte aus der Zeit vor dem Neustart von Ringside. Nichts wurde gesendet: Hier sehen Sie, wie es um die Anrufe steht.",
};
