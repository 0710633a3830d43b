import type { WindowCatalogue } from "../catalogue.ts";
import type { hotkeyWords as english } from "../en/hotkeys.ts";

type HotkeyWord = keyof typeof english;

export const hotkeyNames: WindowCatalogue["hotkeyNames"] = {
  speak: "Dire où en sont les choses",
  mute: "Couper ou rétablir le micro",
  hold: "Mettre en attente ou reprendre",
  flip: "Basculer",
  park: "Parquer",
  record: "Enregistrer, suspendre ou reprendre",
  transfer: "Transférer",
  answer: "Répondre",
  decline: "Refuser",
  end: "Raccrocher",
  retrieve: "Reprendre l’appel parqué",
  swap: "Va-et-vient",
  "mute-only": "Couper le micro seulement",
  unmute: "Rétablir le micro seulement",
  "hold-only": "Mettre en attente seulement",
  resume: "Reprendre seulement",
  "start-recording": "Commencer l’enregistrement",
  "pause-recording": "Suspendre l’enregistrement",
  "resume-recording": "Reprendre l’enregistrement",
  "ask-first": "Consulter d’abord",
  complete: "Terminer le transfert",
  "take-back": "Récupérer l’appel",
  "finish-here": "Terminer ici après un basculement",
  "card-number": "Numéro de carte",
  "more-time": "Plus de temps pour le numéro de carte",
  voicemail: "Envoyer vers la messagerie",
  forward: "Renvoyer",
  reply: "Répondre par un message",
  ignore: "Ignorer un appel de file d’attente",
  "resume-longest": "Vers qui attend depuis le plus longtemps",
};

export const hotkeyWords: Pick<WindowCatalogue["windowWords"]["settings"], HotkeyWord> = {
  hotkeys: "Raccourcis globaux",
  none: "Aucun",
  change: (action) => `Changer le raccourci de ${action}`,
  hotkeyOf: (action: string) => `Raccourci pour ${action}`,
  remove: (action) => `Supprimer le raccourci de ${action}`,
  listen: "Appuyez sur les nouvelles touches",
  listenNote: "Échap annule. Les autres raccourcis se reposent pendant ce temps.",
  needsModifier: "Maintenez Ctrl, Alt, Maj ou la touche système avec une autre touche.",
  requested: "Demandé au bureau. Il compte comme défini dès qu’il s’est déclenché.",
  stillActive: (keys) => `${keys} reste en vigueur.`,
  causes: {
    taken: "Une autre application utilise déjà ces touches.",
    invalid: "Ces touches ne peuvent pas être un raccourci global.",
    duplicate: "Une autre action a déjà ces touches.",
    unsupported: "Ce bureau n’offre pas de raccourcis globaux aux applications.",
    "not-installed":
      "GNOME ne donne de raccourcis qu’aux applications installées, et refuse les autres sans un mot. Installez le paquet de Ringside, ou définissez une touche dans les réglages du clavier de GNOME.",
  },
  muteToggles: (key) =>
    `Couper le micro bascule : le système signale à Ringside l’appui sur un raccourci, jamais son relâchement. Dans cette fenêtre, maintenez ${key} pour couper le micro aussi longtemps.`,
  moreHotkeys: "Autres actions",
  tryKeys: "Essayer les touches",
  tryKeysEnd: "Fin de l’essai",
  tryKeysNote: "Appuyez sur un raccourci : il est nommé ici et ne fait rien d’autre.",
  arrived: (action, count) =>
    count === 1 ? `${action} est arrivé.` : `${action} est arrivé ${count} fois.`,
};
