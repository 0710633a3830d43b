import type { WindowCatalogue } from "../catalogue.ts";

const askAdmin = "Bitten Sie Ihre Administration, RingCentral im Proxy zu erlauben.";

export const failureWords: WindowCatalogue["failureWords"] = {
  networkTroubles: {
    dns: {
      reason: "Der Name des Servers ist in diesem Netz nicht bekannt.",
      remedy: "Prüfen Sie die Adresse, das Netz und ein eventuelles VPN.",
    },
    proxy: { reason: "Der Proxy des Netzes lässt Ringside nicht durch.", remedy: askAdmin },
    "proxy-password": {
      reason: "Der Proxy des Netzes verlangt Benutzername und Passwort.",
      remedy:
        "Bitten Sie Ihre Administration, RingCentral ohne Anmeldung durchzulassen. Ringside kann diesem Proxy kein Passwort geben.",
    },
    certificate: {
      reason: "Dem Zertifikat des Servers wird auf diesem Rechner nicht vertraut.",
      remedy:
        "Fragen Sie Ihre Administration. Ringside verbindet sich nicht über ein Zertifikat, das es nicht prüfen kann.",
    },
    "captive-portal": {
      reason: "Dieses Netz verlangt zuerst eine Anmeldung.",
      remedy:
        "Öffnen Sie eine Webseite im Browser, melden Sie sich im Netz an und versuchen Sie es dann wieder.",
    },
    unreachable: {
      reason: "RingCentral ist nicht erreichbar.",
      remedy: "Prüfen Sie das Netz. Ringside verbindet sich von selbst wieder.",
    },
  },
  sessionEnds: {
    "by-service": {
      reason: "RingCentral hat die Sitzung beendet.",
      remedy:
        "Melden Sie sich wieder an. Sie endet, wenn das Passwort sich ändert, die Administration sie beendet oder Sie sich auf mehreren anderen Geräten anmelden.",
    },
    unused: {
      reason: "Die Anmeldung ist abgelaufen, während Ringside nicht lief.",
      remedy: "Melden Sie sich wieder an.",
    },
    "not-readable": {
      reason: "Die gespeicherte Anmeldung war nicht lesbar.",
      remedy:
        "Melden Sie sich wieder an. Der Schlüsselspeicher des Systems hat sich geändert oder abgelehnt.",
    },
    damaged: {
      reason: "Die gespeicherte Anmeldung ist beschädigt.",
      remedy: "Melden Sie sich wieder an. Die Datei wurde beiseitegelegt.",
    },
    "not-protected": {
      reason:
        "Die gespeicherte Anmeldung war nicht geschützt, daher hat Ringside sie nicht verwendet.",
      remedy:
        "Melden Sie sich wieder an. Wenn Sie diese Datei nicht dort abgelegt haben, war es ein anderes Programm.",
    },
    "time-limit": {
      reason: "Die Höchstdauer einer Anmeldung für Ihr Konto ist erreicht.",
      remedy: "Melden Sie sich wieder an.",
    },
  },
  signInCauses: {
    refused: {
      reason: "RingCentral hat die Anmeldung abgelehnt.",
      remedy: "Prüfen Sie die Anmeldedaten.",
    },
    denied: {
      reason: "Auf der Seite von RingCentral wurde der Zugriff nicht erlaubt.",
      remedy:
        "Melden Sie sich wieder an und erlauben Sie den Zugriff, oder fragen Sie Ihre Administration.",
    },
    expired: {
      reason: "Die Anmeldedaten sind abgelaufen.",
      remedy: "Erstellen Sie neue und versuchen Sie es wieder.",
    },
    malformed: {
      reason: "Das ist kein JWT.",
      remedy:
        "Kopieren Sie ihn ganz, drei Teile mit Punkten dazwischen, und versuchen Sie es wieder.",
    },
    "wrong-client": {
      reason: "Die Anmeldedaten gehören zu einer anderen Anwendung.",
      remedy: "Verwenden Sie die Client-ID, für die sie erstellt wurden.",
    },
    "no-client": {
      reason: "Diese Kopie von Ringside hat keine Client-ID.",
      remedy:
        "Bitten Sie Ihre RingCentral-Administration darum und geben Sie sie hier ein, oder probieren Sie die Demo.",
    },
    "redirect-not-registered": {
      reason: "Die Registrierung der App nennt die Rücksprungadresse von Ringside nicht.",
      remedy: "Bitten Sie die Person, die die App registriert hat, sie hinzuzufügen.",
    },
    "ports-taken": {
      reason: "Andere Programme belegen jeden Port, auf dem Ringside auf den Browser warten darf.",
      remedy: "Schließen Sie sie, oder melden Sie sich mit einem JWT an.",
    },
    "browser-not-opened": {
      reason: "Der Browser ließ sich nicht öffnen.",
      remedy: "Kopieren Sie den Link und öffnen Sie ihn selbst in einem Browser.",
    },
    "clock-wrong": {
      reason: "Die Uhr dieses Rechners geht falsch.",
      remedy: "Stellen Sie Datum, Uhrzeit und Zeitzone, und melden Sie sich dann an.",
    },
    unreachable: {
      reason: "Der Anmeldeserver ist nicht erreichbar.",
      remedy: "Prüfen Sie die Adresse und das Netz.",
    },
    cancelled: {
      reason: "Die Anmeldung wurde abgebrochen.",
      remedy: "Beginnen Sie neu, wenn Sie so weit sind.",
    },
    "not-ringcentral": {
      reason: "Unter dieser Adresse ist kein RingCentral-kompatibler Server.",
      remedy: "Prüfen Sie die Adresse.",
    },
    "insecure-server": {
      reason: "Diese Adresse ist nicht verschlüsselt.",
      remedy: "Verwenden Sie eine https-Adresse; http nur auf diesem Rechner.",
    },
  },
  otherNotHeld: {
    refused: {
      reason: "Das aktive Gespräch wurde nicht gehalten, daher geschah nichts weiter.",
      remedy: "Halten oder beenden Sie es, dann drücken Sie noch einmal.",
    },
    unknown: {
      reason:
        "Ob das aktive Gespräch gehalten wurde, ist nicht bekannt, daher geschah nichts weiter.",
      remedy: "Sehen Sie sich beide Anrufe an, dann drücken Sie noch einmal.",
    },
  },
  unreadReplies: {
    "reply-too-large": {
      reason:
        "Die Antwort von RingCentral ist viel größer als sie sein dürfte und wurde nicht gelesen.",
      remedy:
        "Vielleicht ist ein Proxy dazwischen. Prüfen Sie das Netz und versuchen Sie es wieder.",
    },
    "reply-endless": {
      reason: "Die Antwort von RingCentral begann und kam nicht rechtzeitig zum Ende.",
      remedy: "Prüfen Sie das Netz und versuchen Sie es wieder.",
    },
  },
  signedOut: { reason: "Sie sind abgemeldet.", remedy: "Melden Sie sich wieder an." },
  timedOut: {
    reason: "RingCentral hat nicht rechtzeitig geantwortet, das Ergebnis ist noch nicht bekannt.",
    remedy: "Warten Sie, bis der Anruf neu gelesen ist, bevor Sie es noch einmal versuchen.",
  },
  ownPause: (seconds) => ({
    reason: "Ringside hat in einer Minute zu viele Anfragen gesendet und macht selbst eine Pause.",
    remedy: `Versuchen Sie es in ${seconds} s wieder.`,
  }),
  pause: (seconds) => ({
    reason: "RingCentral hat wegen zu vieler Anfragen um eine Pause gebeten.",
    remedy: `Versuchen Sie es in ${seconds} s wieder.`,
  }),
  callGone: { reason: "Der Anruf ist schon vorbei.", remedy: "Nichts wurde getan." },
  callChanged: {
    reason: "Der Anruf hat sich geändert, kurz bevor Sie gedrückt haben.",
    remedy: "Nichts wurde gesendet. Sehen Sie sich den Anruf an und drücken Sie noch einmal.",
  },
  nothingSent: "Nichts wurde gesendet.",
  eventsRefused: (status) => ({
    reason: `RingCentral hat die Verbindung für Live-Ereignisse abgelehnt (${status}).`,
    remedy:
      "Ringside versucht es von selbst wieder. Bleibt es so, melden Sie sich ab und wieder an.",
  }),
  badReply: {
    reason: "RingCentral hat etwas geantwortet, das nicht verstanden wird.",
    remedy: "Vielleicht ist ein Proxy dazwischen. Der Anruf wird neu gelesen.",
  },
  badInput: {
    reason: "Das ist keine gültige Eingabe.",
    remedy: "Berichtigen Sie sie und versuchen Sie es wieder.",
  },
  hotkeyTaken: (keys) => ({
    reason: `Eine andere Anwendung verwendet ${keys} bereits.`,
    remedy: "Wählen Sie eine andere Kombination. Die letzte, die funktioniert, bleibt in Kraft.",
  }),
  hotkeyInvalid: (keys) => ({
    reason: `${keys} kann kein globales Tastenkürzel sein.`,
    remedy:
      "Verwenden Sie mindestens eine Zusatztaste mit einem Buchstaben, einer Ziffer oder einer Funktionstaste.",
  }),
  otherLeftHeld: (reason) => `Der andere Anruf wurde gehalten. ${reason}`,
  internal: {
    reason: "In Ringside ist etwas schiefgegangen.",
    remedy: "Versuchen Sie es wieder. Bleibt es so, öffnen Sie die Protokolle und melden Sie es.",
  },
};
