import type { WindowCatalogue } from "../catalogue.ts";

export const accountWords: WindowCatalogue["accountWords"] = {
  signIn: {
    heading: "Ihre Anrufe, einen Tastendruck entfernt",
    intro:
      "Stummschalten, halten, parken und umlegen an Ihrem RingCentral-Telefon, egal welche Anwendung vorn ist.",
    withBrowser: "Im Browser anmelden",
    withBrowserNote: "Öffnet die Seite von RingCentral. Ringside sieht Ihr Passwort nie.",
    tryDemo: "Demo ausprobieren",
    demoNote: "Ohne Konto. Ein erfundenes Büro mit laufenden Anrufen.",
    useJwt: "Mit JWT anmelden",
    jwtIntro:
      "Für Entwickler und unbeaufsichtigte Rechner. Die Anmeldedaten bleiben nicht in diesem Fenster.",
    jwt: "JWT",
    submit: "Anmelden",
    missing: "Füllen Sie dieses Feld aus.",
  },
  service: {
    title: "Server und App",
    server: "Server",
    clientId: "Client-ID",
    clientIdNote: "Aus der Registrierung der App bei RingCentral.",
    save: "Speichern",
    saved: "Gespeichert.",
    fixed: "Für diesen Lauf auf der Befehlszeile vorgegeben.",
    neededTitle: "Bei RingCentral anmelden",
    needed:
      "Diese Kopie von Ringside hat noch keine Client-ID. An ihr erkennt RingCentral eine App. Sie bekommen sie von der Person, die Ringside für Ihre Firma registriert hat, meist der RingCentral-Administration.",
    haveOne: "Ich habe eine Client-ID",
    saveAndSignIn: "Speichern und anmelden",
  },
  steps: {
    starting: { title: "Anmeldung", note: "Wird vorbereitet." },
    browser: {
      title: "Warten auf Ihren Browser …",
      note: "Melden Sie sich auf der Seite von RingCentral an und erlauben Sie den Zugriff. Dann sind Sie wieder hier.",
    },
    exchanging: { title: "Anmeldung", note: "RingCentral bestätigt Ihre Anmeldung." },
    reading: { title: "Anmeldung", note: "Ihre Nebenstelle und Ihre Anrufe werden gelesen." },
    restoring: { title: "Willkommen zurück", note: "Ihre letzte Anmeldung wird fortgesetzt." },
    demo: { title: "Demo startet", note: "Auf diesem Rechner entsteht ein erfundenes Büro." },
  },
  progress: {
    timeLeft: "Verbleibende Zeit",
    copyLink: "Stattdessen den Link kopieren",
    copied: "Link kopiert. Öffnen Sie ihn in einem Browser auf diesem Computer.",
    cancel: "Abbrechen",
    signOut: "Stattdessen abmelden",
    tryingAgain: "Ringside versucht es weiter.",
    signedInAs: (name) => `Angemeldet als ${name}`,
  },
  access: {
    title: "Was Sie tun können",
    functions: {
      "see-calls": "Ihre Anrufe sehen",
      "control-calls": "Anrufe steuern",
      "live-updates": "Anrufe live verfolgen",
      record: "Aufzeichnen",
      park: "Parken",
      flip: "Umlegen",
      "answer-here": "Annehmen und zurückholen",
      "find-colleagues": "Kollegen finden",
      "set-availability": "Verfügbarkeit setzen",
    },
    missing: {
      "app-permission": (name) =>
        `Dieser App nicht erlaubt. Bitten Sie Ihre Administration um „${name}“.`,
      "user-permission": (name) =>
        `Ihrer Rolle nicht erlaubt. Bitten Sie Ihre Administration um „${name}“.`,
      feature: (name) =>
        `Nicht Teil Ihres Tarifs oder Ihrer Nebenstelle. Bitten Sie Ihre Administration um „${name}“.`,
    },
    states: { available: "Verfügbar", missing: "Fehlt", unknown: "Unbekannt" },
    unknown: "RingCentral konnte nicht gefragt werden. Es kann funktionieren.",
  },
  keeping: {
    where: {
      encrypted:
        "Ihre Anmeldung ist auf diesem Computer gespeichert, geschützt durch den Schlüsselspeicher des Systems.",
      "by-consent":
        "Ihre Anmeldung ist auf diesem Computer ungeschützt gespeichert, wie Sie es erlaubt haben.",
      memory: "Sie bleiben angemeldet, bis Ringside beendet wird.",
    },
    because: {
      "no-keyring":
        "Sie bleiben angemeldet, bis Ringside beendet wird: Dieser Desktop hat keinen Schlüsselspeicher.",
      "weak-keyring":
        "Sie bleiben angemeldet, bis Ringside beendet wird: Der Schlüsselspeicher dieses Desktops schützt nichts.",
      "write-failed":
        "Sie bleiben angemeldet, bis Ringside beendet wird: Die Anmeldung konnte nicht gespeichert werden.",
      demo: "Die Demo speichert nichts.",
    },
    keep: "Angemeldet bleiben …",
    stop: "Nicht mehr speichern",
    question: "Ohne Schutz angemeldet bleiben?",
    risk: "Dieser Desktop kann keine Geheimnisse schützen. Ihre Anmeldung läge ungeschützt in einer Datei von Ihnen.",
    who: "Jedes Programm, das unter Ihrem Namen läuft, und jeder, der an Ihre Dateien oder eine Sicherung davon kommt, könnte damit Ihre Anrufe sehen und steuern.",
    until: "Sie endet, wenn Sie sich abmelden oder RingCentral sie beendet.",
    agree: "Trotzdem speichern",
    decline: "Jetzt nicht",
  },
  account: {
    title: "Konto",
    signOut: "Abmelden",
    switchAccount: "Konto wechseln",
    leaveDemo: "Demo verlassen",
  },
};
