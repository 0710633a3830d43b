/** The settings as a whole, in German. */
export const settingsWords = {
  window: "Fenster",
  groups: {
    general: {
      title: "Allgemein",
      note: "Erscheinungsbild, Sprache, Fenster, Start bei der Anmeldung",
    },
    calls: {
      title: "Anrufe",
      note: "Ziele mit einer Taste, Wartende, zweite Chance, letzte Anrufe",
    },
    alerts: { title: "Mitteilungen und Töne", note: "Was von einem Anruf berichtet, und wie laut" },
    keys: {
      title: "Tasten und Befehle",
      note: "Globale Tastenkürzel, Tasten im Fenster, Kommandozeile",
    },
    account: { title: "Konto und Rechte", note: "Wer angemeldet ist und was das Konto erlaubt" },
    about: { title: "Hilfe und Info", note: "Hilfe, Diagnose, Updates, Lizenzen" },
  },
  search: {
    label: "Einstellungen durchsuchen",
    found: (count: number) =>
      count === 1 ? "1 Einstellung gefunden" : `${count} Einstellungen gefunden`,
    none: "Keine Einstellung passt zu diesen Worten.",
  },
  undo: {
    changed: (name: string) => `„${name}“ geändert.`,
    undone: (name: string) => `„${name}“ ist wieder wie zuvor.`,
    undo: "Rückgängig",
    undoOf: (name: string) => `Rückgängig: ${name}`,
  },
  synonyms: {
    appearance: "Design Thema dunkel hell Nacht Modus Farben Aussehen",
    language: "Übersetzung Wörter",
    window: "kleine Leiste kompakt angeheftet im Vordergrund aufklappen",
    integration: "Autostart Hochfahren Login tel-Links Telefonnummern Standardprogramm",
    targets: "Standard Favorit Vorgabe schnell parken weiterziehen Platz",
    waiting: "halten gehalten geparkt Erinnerung vergessen lange Grenze",
    cardNumber: "kreditkarte pci zahlung aufzeichnung aufnahme pause",
    secondChance: "abbrechen rückgängig Verzögerung Countdown bestätigen Versehen",
    recent: "Verlauf Protokoll Datenschutz löschen vergessen behalten",
    notifications:
      "Benachrichtigungen Hinweise Karten Ruhe nicht stören Datenschutz Name verbergen",
    tones: "Klänge Geräusche Audio Piepton Lautstärke laut leise stumm",
    hotkeys: "Tastaturkürzel Shortcuts Tastatur Belegung Buchstaben",
    commandLine: "CLI Terminal Shell Skript Automatisierung Stream Deck ringside",
    account: "abmelden wechseln Benutzer Passwort Profil Gerät",
    access: "Berechtigungen Rechte Freigaben Administrator fehlt erlaubt",
    updates: "Version Aktualisierung neu",
    application: "Hilfe Unterstützung Anleitung Protokolle Problem melden Diagnose Lizenzen",
  },
};
