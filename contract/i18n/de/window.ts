import type { WindowCatalogue } from "../catalogue.ts";
import { consult } from "./calls/consult.ts";
import { automationNotices } from "./desktop/automation.ts";
import { hotkeyWords } from "./hotkeys.ts";
import { chooser, dial, transfer } from "./questions.ts";

export const stateNames: WindowCatalogue["stateNames"] = {
  dialing: "Wird gewählt",
  ringing: "Klingelt",
  connected: "Verbunden",
  held: "Gehalten",
  parked: "Geparkt",
  ended: "Beendet",
  unknown: "Unklar",
};

export const windowWords: WindowCatalogue["windowWords"] = {
  app: {
    title: "Ringside",
    demo: "Demokonto",
    demoNote: "Nichts hier ist echt.",
    settings: "Einstellungen",
    openSettings: "Einstellungen öffnen",
    back: "Zurück zu den Anrufen",
    diagnostics: "Diagnose",
    backToSettings: "Zurück zu den Einstellungen",
    hide: "Fenster ausblenden",
    enlarge: "Ganzes Fenster zeigen",
    starting: "Startet",
    broken: "Diese Ansicht ist auf ein Problem gestoßen.",
    tryAgain: "Noch einmal versuchen",
    cancel: "Abbrechen",
    dismiss: "Schließen",
  },
  connection: {
    off: "Nicht verbunden",
    live: "Live",
    connecting: "Verbindet",
    stale: "Veraltet",
    staleNote: "Was Sie sehen, ist vielleicht veraltet.",
    confirmedAt: (time) => `Zuletzt bestätigt um ${time}.`,
    notUpdatedMoment: "Seit weniger als einer Minute nicht aktualisiert",
    notUpdatedFor: (minutes) => `Seit ${minutes} min nicht aktualisiert`,
    notUpdatedHours: (hours) => `Seit ${hours} h nicht aktualisiert`,
    pressTwice: "Bis dahin verlangt alles, was dem Anruf schaden könnte, einen zweiten Druck.",
    notLiveYetNote:
      "Ihre Anrufe sind so gezeigt, wie sie gerade gelesen wurden. Änderungen folgen gleich.",
    pause: "RingCentral hat um eine Pause gebeten",
    pauseNote: "Bis sie vorbei ist, kann nichts gesendet werden.",
    pauseLeft: (seconds) => `Noch ${seconds} s.`,
  },
  idle: {
    heading: "Keine Anrufe",
    reading: "Ihre Anrufe werden gesucht",
    note: "Anrufe auf jedem Ihrer Telefone erscheinen hier.",
    extension: (number) => `Nst. ${number}`,
  },
  call: {
    inbound: "Eingehender Anruf",
    outbound: "Ausgehender Anruf",
    via: (name) => `über ${name}`,
    muted: "Stumm",
    recording: "Aufzeichnung",
    recordingPaused: "Aufzeichnung angehalten",
    parkedAt: (place) => `Geparkt auf ${place}`,
    heldFor: "Gehalten seit",
    serviceSays: (word) => `Der Dienst nennt diesen Zustand „${word}“.`,
    endedNote: "Dieser Anruf ist vorbei.",
    ringOut: {
      "phone-first": (name) => `Zuerst klingelt Ihr Telefon, dann wird ${name} angerufen.`,
      unsure: () =>
        "RingCentral baut diesen Anruf für jemanden auf. Ob Sie ihn wollten, ist noch nicht bekannt.",
    },
    isCalling: (name) => `${name} ruft an`,
    announce: (name, state) => `${name}: ${state}`,
    controls: "Anrufsteuerung",
    pressToo: (hotkey) => `Tastenkürzel: ${hotkey}`,
    participants: "Teilnehmer",
    moreParticipants: (count) => `Und ${count} weitere, die dieses Fenster nicht aufführt.`,
    moreCalls: (count) => `Und ${count} weitere Anrufe, die Ringside nicht verfolgt.`,
    muteParticipant: (name) => `${name} stummschalten`,
    others: "Andere Anrufe",
    switchTo: (name) => `Zu ${name} wechseln`,
    holdAll: "Alle halten",
    actOn: (action, name) => `${action}: ${name}`,
    more: (name) => `Mehr zu ${name}`,
    otherPhone: (name) => `Telefon für ${name} wählen`,
    onPhone: {
      answer: (phone) => `Annehmen auf ${phone}`,
      retrieve: (phone) => `Zurückholen auf ${phone}`,
    },
    offline: "Offline",
    elsewhere: {
      open: "Woanders parken oder umlegen",
      park: (place) => `Parken auf ${place}`,
      flip: (phone) => `Umlegen auf ${phone}`,
    },
    failed: (action) => `${action} gescheitert`,
  },
  advice: {
    "held-on-device": {
      title: "An einem Telefon noch gehalten",
      text: "Ringside hat sein eigenes Halten aufgehoben. Drücken Sie „Fortsetzen“ an dem Telefon, das den Anruf hält.",
    },
    "muted-on-device": {
      title: "Vielleicht ist ein Telefon stumm",
      text: "Ringside schaltet Sie nicht stumm. Wenn Sie niemand hört, drücken Sie die Stummtaste des Telefons.",
    },
    "finish-here": {
      title: "Auf Ihrem anderen Telefon angenommen",
      text: "Sie haben den Anruf auf beiden Telefonen. „Hier beenden“ überlässt ihn dem anderen.",
    },
  },
  adviceWhere: (phones) => `Sehen Sie nach bei ${phones}.`,
  hearing: {
    open: "Man hört mich nicht",
    title: (name) => `Wenn ${name} Sie nicht hört`,
    own: {
      hold: {
        clear: { title: "Nicht gehalten", text: "RingCentral meldet auf Ihrer Seite kein Halten." },
        liftable: { title: "Der Anruf wird gehalten", text: "Setzen Sie ihn zuerst hier fort." },
        device: {
          title: "An einem Telefon noch gehalten",
          text: "Ringside hat sein eigenes Halten aufgehoben. Drücken Sie „Fortsetzen“ am Telefon selbst.",
        },
        resting: {
          title: "Der Anruf wird gehalten",
          text: "Von hier lässt er sich jetzt nicht fortsetzen. Drücken Sie „Fortsetzen“ am Telefon selbst.",
        },
      },
      mute: {
        clear: {
          title: "Nicht durch Ringside stumm",
          text: "RingCentral meldet auf Ihrer Seite keine Stummschaltung.",
        },
        liftable: { title: "Sie sind stumm", text: "Heben Sie das zuerst hier auf." },
        device: {
          title: "An einem Telefon stumm",
          text: "Ringside hat seine eigene Stummschaltung aufgehoben. Drücken Sie die Stummtaste des Telefons.",
        },
        resting: {
          title: "Sie sind stumm",
          text: "Von hier lässt sich das jetzt nicht aufheben. Drücken Sie die Stummtaste des Telefons.",
        },
      },
    },
    phone: {
      title: "Sehen Sie am Telefon selbst nach",
      text: "Ein Telefon hat eine eigene Stummschaltung, die sonst niemand sehen oder aufheben kann. Leuchtet seine Stumm- oder Haltetaste, drücken Sie sie; prüfen Sie auch den Schalter am Headset.",
      textFor: (phones) =>
        `Ein Telefon hat eine eigene Stummschaltung, die sonst niemand sehen oder aufheben kann. Leuchtet bei ${phones} die Stumm- oder Haltetaste, drücken Sie sie; prüfen Sie auch den Schalter am Headset.`,
    },
    again: "Noch einmal prüfen",
    asking: "RingCentral wird gefragt",
    asked: "Das sagt RingCentral jetzt.",
    close: "Schließen",
  },
  armed: {
    again: "Noch wurde nichts gesendet.",
    remedy:
      "Was Sie sehen, ist nicht bestätigt. Drücken Sie dasselbe noch einmal, um es zu senden.",
  },
  phases: {
    armed: "Nochmals drücken",
    sent: "Wird gesendet",
    accepted: "Angenommen",
    unknown: "Wird geprüft",
    failed: "Gescheitert",
  },
  recording: {
    on: { name: "Aufzeichnung", press: "Anhalten", short: "Anhalten" },
    paused: { name: "Angehalten", press: "Aufzeichnung fortsetzen", short: "Weiter" },
    noStop: "Eine Aufzeichnung lässt sich anhalten, nicht beenden: RingCentral hat kein Beenden.",
  },
  chooser,
  transfer,
  consult,
  dial,
  notices: {
    "settings-damaged": (subject) =>
      `Die Einstellungsdatei war beschädigt, daher gelten die Vorgaben. Die alte Datei ist als ${subject} aufbewahrt.`,
    "settings-not-kept": () =>
      "Ringside kann nicht in seinen Ordner schreiben: Das Laufwerk ist voll oder erlaubt es nicht. Was Sie ändern, gilt bis zum Beenden von Ringside. Es versucht es weiter.",
    "hotkey-failed": (subject) => `Das Tastenkürzel für „${subject}“ ließ sich nicht registrieren.`,
    keyring: () =>
      "Dieser Desktop hat keinen geschützten Schlüsselspeicher. Sie bleiben nur angemeldet, bis Ringside beendet wird.",
    "call-control-not-granted": () =>
      "Anrufe werden gezeigt, aber die Anrufsteuerung ist dieser App nicht erlaubt. Bitten Sie Ihre Administration darum.",
    ...automationNotices,
  },
  settings: {
    appearance: "Darstellung",
    language: "Sprache",
    systemLanguage: "Wie das System",
    themes: { system: "System", light: "Hell", dark: "Dunkel" },
    ...hotkeyWords,
    defaults: "Ziele mit einem Tastendruck",
    defaultFlip: "Umlegen geht auf",
    defaultPark: "Parken geht auf",
    usedLast: "Das zuletzt verwendete",
    ask: "Jedes Mal fragen",
    notifications: "Benachrichtigungen",
    switches: {
      ringing: "Ein Anruf klingelt",
      missed: "Ein Anruf wurde verpasst",
      answered: "Ein Anruf wurde angenommen",
      parked: "Ein Anruf wurde geparkt",
      failed: "Eine Aktion ist gescheitert",
      connection: "Verbindung verloren und zurück",
      waiting: "Ein Anrufer wartet lange",
      showCaller: "Name und Nummer des Anrufers zeigen",
      quietWhileTalking: "Keine Karte für einen Anruf, der klingelt, während Sie sprechen",
    },
    showOnRinging: "Dieses Fenster öffnen, wenn ein Anruf klingelt",
    strip: "Schmaler Streifen über allen Fenstern",
    stripNote: "Name, Zeit, Stumm und Halten.",
    noStrip: "Wayland hält kein Fenster oben.",
    showOnRingingNote: "Es übernimmt nie die Tastatur.",
    showsNothingOnRinging:
      "Nicht auf diesem Desktop: Wayland zeigt kein Fenster, ohne ihm die Tastatur zu geben. Eine Benachrichtigung meldet den Anruf.",
    noTray:
      "Dieser Desktop zeigt keine Symbole im Infobereich, daher bleibt das Fenster von Ringside in der Taskleiste. Ein erneuter Start von Ringside öffnet es.",
    application: "Anwendung",
    openLogs: "Protokolle öffnen",
    help: "Hilfe",
    licences: "Lizenzen",
    quit: "Ringside beenden",
  },
};
