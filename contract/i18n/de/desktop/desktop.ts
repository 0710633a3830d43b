import type { DesktopCatalogue } from "../../catalogue.ts";

export const tray: DesktopCatalogue["tray"] = {
  signedOut: "Ringside – abgemeldet",
  signingIn: "Ringside – Anmeldung läuft",
  idle: "Ringside – kein Anruf",
  idleDemo: "Ringside-Demo – kein Anruf",
  stale: "Ringside – verbindet neu, die Anzeige ist vielleicht alt",
  ringing: (who) => `${who} ruft an`,
  dialing: (who) => `Anruf bei ${who}`,
  phoneFirst: (who) => `Zuerst klingelt Ihr Telefon, dann ${who}`,
  connected: (who, since) => `${who}, seit ${since}`,
  muted: (who, since) => `${who}, stumm, seit ${since}`,
  recording: (who, since) => `${who}, Aufzeichnung, seit ${since}`,
  mutedAndRecording: (who, since) => `${who}, stumm, Aufzeichnung, seit ${since}`,
  held: (who, since) => `${who}, gehalten seit ${since}`,
  parked: (who, place) => `${who}, geparkt auf ${place}`,
  parkedSomewhere: (who) => `${who}, geparkt`,
  other: (who) => `${who}, Zustand unbekannt`,
  staleSince: (time) => `Ringside – nicht aktualisiert seit ${time}`,
  staleCall: (what) => `${what} (verbindet neu, vielleicht alt)`,
  staleCallSince: (what, time) => `${what} (nicht aktualisiert seit ${time})`,
  more: (what, count) =>
    count === 1 ? `${what} – und 1 weiterer Anruf` : `${what} – und ${count} weitere Anrufe`,
  demo: (what) => `Demo: ${what}`,
};

export const menu: DesktopCatalogue["menu"] = {
  noCall: "Kein Anruf",
  signedOut: "Abgemeldet",
  signingIn: "Anmeldung läuft …",
  callRinging: (who) => `${who} – klingelt`,
  callDialing: (who) => `${who} – wird gewählt`,
  callPhoneFirst: (who) => `${who} – zuerst klingelt Ihr Telefon`,
  callConnected: (who) => `${who} – verbunden`,
  callMuted: (who) => `${who} – stumm`,
  callHeld: (who) => `${who} – gehalten`,
  callParked: (who) => `${who} – geparkt`,
  callParkedAt: (who, place) => `${who} – geparkt auf ${place}`,
  callOther: (who) => `${who} – Zustand unbekannt`,
  old: (what) => `${what} (vielleicht alt)`,
  because: (action, reason) => `${action} – ${reason}`,
  answerOn: "Annehmen auf",
  retrieveOn: "Zurückholen auf",
  armed: (action) => `${action} – zur Bestätigung noch einmal wählen`,
  waitsLongest: (action, who) => `${action}: ${who} wartet am längsten`,
  open: "Ringside öffnen",
  settings: "Einstellungen …",
  diagnostics: "Diagnose …",
  logs: "Protokolle öffnen",
  leaveDemo: "Demo verlassen",
  signOut: "Abmelden",
  quit: "Ringside beenden",
  edit: "Bearbeiten",
};

export const notifications: DesktopCatalogue["notifications"] = {
  ringing: (who) => `${who} ruft an`,
  ringingHidden: "Eingehender Anruf",
  ringingVia: (via) => `Über ${via}`,
  ringingBody: "Klingelt auf Ihren Telefonen",
  missed: {
    title: (who, count) =>
      count === 1 ? `Verpasster Anruf von ${who}` : `${count} verpasste Anrufe von ${who}`,
    titleOfAll: (count) => `${count} verpasste Anrufe`,
    hidden: (count) => (count === 1 ? "Verpasster Anruf" : `${count} verpasste Anrufe`),
    body: (count) =>
      count === 1
        ? "Er wurde auf Ihren Telefonen nicht angenommen."
        : "Sie wurden auf Ihren Telefonen nicht angenommen.",
  },
  unwitnessed: {
    title: (who, count) =>
      count === 1 ? `${who} hat angerufen` : `${who} hat ${count}-mal angerufen`,
    titleOfAll: (count) => `${count} Anrufe sind vorbei`,
    hidden: (count) => (count === 1 ? "Ein Anruf ist vorbei" : `${count} Anrufe sind vorbei`),
    body: (count) =>
      count === 1
        ? "Ob er angenommen wurde, ist nicht bekannt: Sehen Sie in der Anrufliste Ihres Telefons nach."
        : "Ob sie angenommen wurden, ist nicht bekannt: Sehen Sie in der Anrufliste Ihres Telefons nach.",
  },
  caller: (who, number, count) => {
    const caller = number === undefined ? who : `${who}, ${number}`;
    return count === 1 ? caller : `${caller} – ${count}-mal`;
  },
  otherCallers: (count) => (count === 1 ? "und 1 weiterer" : `und ${count} weitere`),
  armed: (action) => `${action}: zur Bestätigung noch einmal drücken`,
  armedBody:
    "Was Ringside zeigt, ist noch nicht aktuell. Nichts wurde gesendet; derselbe Druck noch einmal sendet es.",
  armedBodyWithoutButton:
    "Was Ringside zeigt, ist noch nicht aktuell. Nichts wurde gesendet; drücken Sie dasselbe noch einmal, oder klicken Sie hier und drücken Sie es im Fenster.",
  answered: (who) => `Im Gespräch mit ${who}`,
  answeredHidden: "Im Gespräch",
  answeredBody: "Ein Klick öffnet Ringside.",
  parked: (who) => `${who} ist geparkt`,
  parkedHidden: "Anruf geparkt",
  parkedBody: (place) => `Wartet auf ${place}`,
  parkedSomewhere: "Wartet auf einem Parkplatz",
  retrieve: "Zurückholen",
  unparked: (who) => `${who} ist nicht mehr geparkt`,
  unparkedHidden: "Ein Anruf ist nicht mehr geparkt",
  unparkedBody: {
    "picked-up": (by) =>
      by === undefined ? "Jemand hat den Anruf abgeholt." : `Abgeholt von ${by}`,
    "hung-up": () => "Der Anrufer hat aufgelegt.",
    unknown: () =>
      "Ob jemand den Anruf übernommen oder der Anrufer aufgelegt hat, ist nicht bekannt.",
  },
  transferNotTaken: (who) => `${who} wurde nicht angenommen`,
  transferNotTakenHidden: "Ein weitergeleiteter Anruf wurde nicht angenommen",
  consultWaits: (who) => `${who} wird noch gehalten.`,
  consultWaitsHidden: "Der Anrufer wird noch gehalten.",
  outcomeBody: (deed, now) => `${deed}. ${now}.`,
  failed: (action) => `${action} gescheitert`,
  failedBody: (reason, remedy) => `${reason} ${remedy}`,
  lost: "Verbindung verloren",
  lostBody: "Anrufe gehen weiter, aber was Ringside zeigt, kann alt sein, bis sie zurück ist.",
  back: "Verbindung ist zurück",
  backBody: "Alle Anrufe wurden neu gelesen.",
  answer: "Annehmen",
  decline: "Ablehnen",
};

export const shortHotkeyNames: DesktopCatalogue["shortHotkeyNames"] = {
  mute: "Stummschalten",
  hold: "Halten",
  flip: "Umlegen",
  park: "Parken",
  record: "Aufzeichnen",
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
  "take-back": "Zurücknehmen",
  "finish-here": "Hier beenden",
  "card-number": "Kartennummer",
  "more-time": "Mehr Zeit",
  voicemail: "An die Voicemail geben",
  forward: "Umleiten",
  reply: "Mit Nachricht antworten",
  ignore: "Ignorieren",
  "resume-longest": "Am längsten wartend",
};
