import type { WindowCatalogue } from "../catalogue.ts";

export const reasons: WindowCatalogue["reasons"] = {
  "not-signed-in": "Melden Sie sich an, um Anrufe zu steuern.",
  "call-ended": "Dieser Anruf ist vorbei.",
  "call-not-connected": "Das geht, sobald der Anruf verbunden ist.",
  "call-ringing": "Das geht, sobald der Anruf angenommen wurde.",
  "call-not-ringing": "Dieser Anruf klingelt nicht.",
  "call-held": "Setzen Sie zuerst den Anruf fort.",
  "call-parked": "Der Anruf ist geparkt. Holen Sie ihn zuerst zurück.",
  "call-not-parked": "Dieser Anruf ist nicht geparkt.",
  "park-not-seen": "RingCentral hat den geparkten Anruf noch nicht gezeigt. Das geht gleich.",
  "already-recording": "Dieser Anruf wird bereits aufgezeichnet.",
  "not-recording": "Starten Sie zuerst eine Aufzeichnung.",
  "recording-automatic":
    "Ihr Administrator lässt Anrufe automatisch aufzeichnen und erlaubt keine Pause.",
  "no-card-number": "Keine Aufzeichnung ist für eine Kartennummer angehalten.",
  "recording-not-allowed":
    "Ihr Tarif oder Ihre Administration erlaubt keine Aufzeichnung auf Wunsch.",
  "park-not-allowed": "Ihr Tarif oder Ihre Administration erlaubt kein Parken.",
  "park-incoming-only":
    "Nur eingehende Anrufe lassen sich parken. Leiten Sie diesen stattdessen weiter.",
  "no-park-location": "Für Ihre Nebenstelle gibt es keinen Parkplatz.",
  "flip-not-allowed": "Ihr Tarif oder Ihre Administration erlaubt kein Umlegen.",
  "no-flip-number": "Fügen Sie Ihrer Nebenstelle zuerst eine Umlegenummer hinzu.",
  "flip-not-answered": "Keines Ihrer anderen Telefone hat diesen Anruf angenommen.",
  "no-device-to-answer": "Keines Ihrer Telefone ist online, um den Anruf anzunehmen.",
  "no-device-to-dial": "Keines Ihrer Telefone, die anrufen können, ist online.",
  "no-device-to-ask":
    "Keines Ihrer Telefone, die anrufen können, ist online. Leiten Sie stattdessen ohne Rückfrage weiter.",
  "call-being-placed": "Gerade wird schon ein anderer Anruf aufgebaut.",
  "consult-none":
    "Zu diesem Anruf läuft keine Rückfrage, und kein anderes Telefon klingelt für ihn.",
  "consult-open":
    "Es läuft schon eine Rückfrage. Schließen Sie sie ab oder nehmen Sie den Anruf zurück.",
  "consult-not-answered": "Noch hat niemand angenommen.",
  "consult-over": "Die Rückfrage ist vorbei. Nehmen Sie diesen Anruf zurück.",
  conference: "Das geht in einer Konferenz nicht.",
  "held-on-device": "Der Anruf wird an einem Telefon gehalten. Setzen Sie ihn dort fort.",
  "muted-on-device": "Der Anruf wurde an einem Telefon stummgeschaltet. Heben Sie es dort auf.",
  "not-your-party": "Der Dienst erlaubt das nur dem Teilnehmer selbst.",
  "participant-gone": "Diese Person hat den Anruf verlassen.",
  "busy-with-same": "Das läuft bereits.",
  "call-control-not-granted":
    "Dieser App ist die Anrufsteuerung nicht erlaubt. Bitten Sie Ihre RingCentral-Administration darum.",
  "service-pause": "RingCentral hat um eine Pause gebeten. Das geht gleich wieder.",
  "voicemail-not-allowed": "Ihre Nebenstelle hat keine Voicemail.",
  "not-a-queue-call": "Nur ein Anruf aus einer Warteschlange lässt sich den anderen überlassen.",
  "no-call": "Es gibt keinen Anruf.",
  "nothing-to-cancel": "Es ist schon gesendet, also gibt es nichts abzubrechen.",
  "nobody-waits": "Niemand wird gehalten oder ist geparkt.",
};
