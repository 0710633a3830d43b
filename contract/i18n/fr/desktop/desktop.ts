import type { DesktopCatalogue } from "../../catalogue.ts";

export const tray: DesktopCatalogue["tray"] = {
  signedOut: "Ringside – déconnecté",
  signingIn: "Ringside – connexion en cours",
  idle: "Ringside – aucun appel",
  idleDemo: "Démo de Ringside – aucun appel",
  stale: "Ringside – reconnexion, l’affichage est peut-être ancien",
  ringing: (who) => `${who} appelle`,
  dialing: (who) => `Appel de ${who}`,
  phoneFirst: (who) => `Votre téléphone sonne d’abord, puis ${who}`,
  connected: (who, since) => `${who}, depuis ${since}`,
  muted: (who, since) => `${who}, muet, depuis ${since}`,
  recording: (who, since) => `${who}, enregistrement, depuis ${since}`,
  mutedAndRecording: (who, since) => `${who}, muet, enregistrement, depuis ${since}`,
  held: (who, since) => `${who}, en attente depuis ${since}`,
  parked: (who, place) => `${who}, parqué sur ${place}`,
  parkedSomewhere: (who) => `${who}, parqué`,
  other: (who) => `${who}, état inconnu`,
  staleSince: (time) => `Ringside – pas mis à jour depuis ${time}`,
  staleCall: (what) => `${what} (reconnexion, peut-être ancien)`,
  staleCallSince: (what, time) => `${what} (pas mis à jour depuis ${time})`,
  more: (what, count) =>
    count === 1 ? `${what} – et 1 autre appel` : `${what} – et ${count} autres appels`,
  demo: (what) => `Démo : ${what}`,
};

export const menu: DesktopCatalogue["menu"] = {
  noCall: "Aucun appel",
  signedOut: "Déconnecté",
  signingIn: "Connexion en cours…",
  callRinging: (who) => `${who} – sonne`,
  callDialing: (who) => `${who} – numérotation`,
  callPhoneFirst: (who) => `${who} – votre téléphone sonne d’abord`,
  callConnected: (who) => `${who} – en communication`,
  callMuted: (who) => `${who} – muet`,
  callHeld: (who) => `${who} – en attente`,
  callParked: (who) => `${who} – parqué`,
  callParkedAt: (who, place) => `${who} – parqué sur ${place}`,
  callOther: (who) => `${who} – état inconnu`,
  old: (what) => `${what} (peut-être ancien)`,
  because: (action, reason) => `${action} – ${reason}`,
  answerOn: "Répondre sur",
  retrieveOn: "Reprendre sur",
  armed: (action) => `${action} – choisissez encore pour confirmer`,
  waitsLongest: (action, who) => `${action} : ${who} attend depuis le plus longtemps`,
  open: "Ouvrir Ringside",
  settings: "Réglages…",
  diagnostics: "Diagnostic…",
  logs: "Ouvrir les journaux",
  leaveDemo: "Quitter la démo",
  signOut: "Se déconnecter",
  quit: "Quitter Ringside",
  edit: "Édition",
};

export const notifications: DesktopCatalogue["notifications"] = {
  ringing: (who) => `${who} appelle`,
  ringingHidden: "Appel entrant",
  ringingVia: (via) => `Par ${via}`,
  ringingBody: "Sonne sur vos téléphones",
  missed: {
    title: (who, count) =>
      count === 1 ? `Appel manqué de ${who}` : `${count} appels manqués de ${who}`,
    titleOfAll: (count) => `${count} appels manqués`,
    hidden: (count) => (count === 1 ? "Appel manqué" : `${count} appels manqués`),
    body: (count) =>
      count === 1
        ? "Personne n’y a répondu sur vos téléphones."
        : "Personne n’y a répondu sur vos téléphones.",
  },
  unwitnessed: {
    title: (who, count) => (count === 1 ? `${who} a appelé` : `${who} a appelé ${count} fois`),
    titleOfAll: (count) => `${count} appels sont terminés`,
    hidden: (count) => (count === 1 ? "Un appel est terminé" : `${count} appels sont terminés`),
    body: (count) =>
      count === 1
        ? "On ne sait pas s’il a été pris : voyez la liste d’appels de votre téléphone."
        : "On ne sait pas s’ils ont été pris : voyez la liste d’appels de votre téléphone.",
  },
  caller: (who, number, count) => {
    const caller = number === undefined ? who : `${who}, ${number}`;
    return count === 1 ? caller : `${caller} – ${count} fois`;
  },
  otherCallers: (count) => (count === 1 ? "et 1 autre" : `et ${count} autres`),
  armed: (action) => `${action} : appuyez encore pour confirmer`,
  armedBody:
    "Ce que montre Ringside n’est pas encore à jour. Rien n’a été envoyé ; la même pression encore une fois l’envoie.",
  armedBodyWithoutButton:
    "Ce que montre Ringside n’est pas encore à jour. Rien n’a été envoyé ; appuyez encore une fois, ou cliquez ici et appuyez dans la fenêtre.",
  answered: (who) => `En communication avec ${who}`,
  answeredHidden: "En communication",
  answeredBody: "Un clic ouvre Ringside.",
  parked: (who) => `${who} est parqué`,
  parkedHidden: "Appel parqué",
  parkedBody: (place) => `Attend sur ${place}`,
  parkedSomewhere: "Attend sur une place de parcage",
  retrieve: "Reprendre",
  unparked: (who) => `${who} n’est plus parqué`,
  unparkedHidden: "Un appel n’est plus parqué",
  unparkedBody: {
    "picked-up": (by) => (by === undefined ? "Quelqu’un a repris l’appel." : `Repris par ${by}`),
    "hung-up": () => "L’appelant a raccroché.",
    unknown: () => "On ne sait pas si quelqu’un a pris l’appel ou si l’appelant a raccroché.",
  },
  transferNotTaken: (who) => `${who} n’a pas été pris`,
  transferNotTakenHidden: "Un appel transféré n’a pas été pris",
  consultWaits: (who) => `${who} est encore en attente.`,
  consultWaitsHidden: "L’appelant est encore en attente.",
  outcomeBody: (deed, now) => `${deed}. ${now}.`,
  failed: (action) => `Échec : ${action}`,
  failedBody: (reason, remedy) => `${reason} ${remedy}`,
  lost: "Connexion perdue",
  lostBody:
    "Les appels continuent, mais ce que montre Ringside peut être ancien jusqu’à son retour.",
  back: "La connexion est revenue",
  backBody: "Tous les appels ont été relus.",
  answer: "Répondre",
  decline: "Refuser",
};

export const shortHotkeyNames: DesktopCatalogue["shortHotkeyNames"] = {
  speak: "Dire où en sont les choses",
  mute: "Couper le micro",
  hold: "Attente",
  flip: "Basculer",
  park: "Parquer",
  record: "Enregistrer",
  transfer: "Transférer",
  answer: "Répondre",
  decline: "Refuser",
  end: "Raccrocher",
  retrieve: "Reprendre l’appel parqué",
  swap: "Va-et-vient",
  "mute-only": "Couper seulement",
  unmute: "Rétablir seulement",
  "hold-only": "Attente seulement",
  resume: "Reprendre seulement",
  "start-recording": "Commencer l’enregistrement",
  "pause-recording": "Suspendre l’enregistrement",
  "resume-recording": "Reprendre l’enregistrement",
  "ask-first": "Consulter d’abord",
  complete: "Terminer le transfert",
  "take-back": "Récupérer",
  "finish-here": "Terminer ici",
  "card-number": "Numéro de carte",
  "more-time": "Plus de temps",
  voicemail: "Envoyer vers la messagerie",
  forward: "Renvoyer",
  reply: "Répondre par un message",
  ignore: "Ignorer",
  "resume-longest": "Plus longue attente",
};
