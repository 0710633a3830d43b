import type { DesktopCatalogue, WindowCatalogue } from "../../catalogue.ts";

export const verbNames: WindowCatalogue["verbNames"] = {
  status: "Dire quels appels il y a",
  watch: "Dire chaque changement, une ligne à la fois",
  mute: "Couper le micro",
  unmute: "Rétablir le micro",
  "toggle-mute": "Couper ou rétablir le micro",
  hold: "Mettre en attente",
  unhold: "Reprendre",
  record: "Commencer l’enregistrement",
  "pause-recording": "Suspendre l’enregistrement",
  "resume-recording": "Reprendre l’enregistrement",
  "card-number": "Suspendre l’enregistrement pour un numéro de carte, ou le reprendre",
  "more-time": "Plus de temps pour le numéro de carte",
  answer: "Répondre",
  decline: "Refuser",
  ignore: "Laisser aux autres l’appel d’une file d’attente",
  "resume-longest": "Reprendre qui attend depuis le plus longtemps",
  forward: "Renvoyer un appel qui sonne",
  reply: "Répondre par un message à un appel qui sonne",
  end: "Terminer l’appel",
  transfer: "Transférer",
  voicemail: "Envoyer vers une messagerie ; sans cible, un appel qui sonne vers la vôtre",
  park: "Parquer",
  flip: "Basculer vers un autre téléphone",
  dial: "Composer un numéro",
  availability: "Changer sa propre disponibilité",
  show: "Ouvrir la fenêtre",
};

export const commandLineWords: DesktopCatalogue["commandLineWords"] = {
  refusals: {
    forbidden: (verb) => ({
      reason: `Les réglages ne permettent pas « ${verb} » depuis la ligne de commande.`,
      remedy: "Permettez-le dans Ringside : Réglages, Ligne de commande.",
    }),
    choosing: () => ({
      reason: "Plus d’une réponse convient, rien n’a donc été envoyé.",
      remedy:
        "Choisissez dans la fenêtre, qui est maintenant ouverte, ou nommez l’appel (--call) et la cible.",
    }),
    armed: () => ({
      reason: "Ce que montre Ringside n’est pas confirmé, rien n’a donc été envoyé.",
      remedy: "La même commande encore une fois, dans les secondes qui suivent, l’envoie.",
    }),
    "no-match": () => ({
      reason: "Rien dans votre compte n’a ce nom ou ce numéro.",
      remedy:
        "Rien n’a été envoyé. Utilisez le nom tel que la fenêtre le montre, ou le numéro de poste.",
    }),
    "several-match": () => ({
      reason: "Plusieurs portent ce nom.",
      remedy: "Rien n’a été envoyé. Utilisez le numéro de poste.",
    }),
    "too-many": () => ({
      reason: "Trop de commandes sont arrivées en peu de temps.",
      remedy: "Rien n’a été envoyé. Attendez une seconde et réessayez.",
    }),
    "not-understood": () => ({
      reason: "Ringside ne comprend pas cette commande.",
      remedy: "Rien n’a été envoyé. Voir ringside help.",
    }),
    "not-seen": () => ({
      reason: "RingCentral l’a accepté, mais aucun événement ne l’a montré à temps.",
      remedy: "Regardez l’appel : ringside status.",
    }),
  },
  notRunning: "Ringside ne fonctionne pas, ou sa ligne de commande est désactivée.",
  switchOn: "Démarrez Ringside et activez-la : Réglages, Ligne de commande.",
  denied: {
    token:
      "Ringside n’accepte pas cette ligne de commande : il a redémarré entre-temps. Réessayez.",
    protocol:
      "Ringside et cette ligne de commande sont de versions différentes. Mettez les deux à jour.",
    busy: "Ringside est occupé par d’autres commandes. Réessayez.",
    "not-understood":
      "Ce qui a répondu ne comprend pas cette ligne de commande. Mettez les deux à jour.",
  },
  foreign:
    "Le fichier qui dit comment joindre Ringside n’est pas à vous seul, il n’a donc pas été utilisé.",
  lost: "La connexion à Ringside a été perdue, le résultat n’est donc pas connu.",
  noCalls: "Aucun appel.",
  accounts: { "signed-out": "Déconnecté.", "signing-in": "Connexion en cours." },
};

export const commandLineSettings: WindowCatalogue["commandLineSettings"] = {
  heading: "Ligne de commande",
  enable: "Laisser les commandes ringside contrôler les appels",
  enableNote: "Pour vos propres scripts et raccourcis.",
  allowed: "Commandes permises",
  allAllowed: "Toutes les commandes sont permises.",
  someForbidden: (count) =>
    count === 1 ? "1 commande est interdite." : `${count} commandes sont interdites.`,
};

export const phoneLinkWords: WindowCatalogue["phoneLinkWords"] = {
  heading: "Un lien veut ce numéro",
  transfer: "Transférer ici",
  askFirst: "Consulter d’abord",
  transferNote: (name) => `Envoie ${name} à ce numéro.`,
  copy: "Copier le numéro",
  copied: "Copié",
  dismiss: "Pas maintenant",
  dial: "Appeler",
  dialNote: "Votre propre téléphone sonne d’abord.",
  kept: "Il est gardé jusqu’à votre connexion.",
};

export const integrationWords: WindowCatalogue["integrationWords"] = {
  heading: "Sur cet ordinateur",
  startAtLogin: "Démarrer à l’ouverture de ma session",
  startAtLoginNote: "Dans la zone de notification, sans fenêtre.",
  phoneLinks: "Ouvrir les liens téléphoniques avec Ringside",
  phoneLinksNote: "Il montre le numéro, et ne compose jamais.",
  hints: {
    "not-installed": "Demande une copie installée de Ringside.",
    approval:
      "Permettez-le dans les réglages du système pour les applications qui démarrent seules.",
    "in-system": "Choisissez-le dans les réglages du système pour les applications par défaut.",
    refused: "Le système n’a pas accepté ce changement.",
  },
};

export const leaveWords: WindowCatalogue["leaveWords"] = {
  heading: {
    quit: "Quitter Ringside ?",
    "sign-out": "Se déconnecter ?",
    "switch-account": "Changer de compte ?",
  },
  callsGoOn: (count) => {
    if (count === 0) return "Vos appels sont terminés entre-temps.";
    return count === 1
      ? "Votre appel continue, sur votre téléphone. Ringside ne le montre simplement plus, et ses raccourcis se reposent."
      : `Vos ${count} appels continuent, sur vos téléphones. Ringside ne les montre simplement plus, et ses raccourcis se reposent.`;
  },
  waiting: (count) => {
    if (count === 0) return "Plus personne n’attend.";
    return count === 1 ? "Un appelant vous attend." : `${count} appelants vous attendent.`;
  },
  nobodyReminds: "L’attente continue, et Ringside ne vous rappelle plus personne.",
  moreWait: (count) => `et ${count} de plus`,
  stay: {
    quit: "Le laisser en marche",
    "sign-out": "Rester connecté",
    "switch-account": "Rester connecté",
  },
  leave: { quit: "Quitter", "sign-out": "Se déconnecter", "switch-account": "Changer de compte" },
};

const noPlace: Readonly<Record<string, string>> = {
  "foreign-owner": "son dossier ou son socket appartient à un autre utilisateur",
  "in-the-way": "autre chose porte son nom",
  "in-use": "un autre programme y répond",
};

export const automationNotices: Pick<
  WindowCatalogue["windowWords"]["notices"],
  "command-line-failed" | "link-refused" | "earlier-card"
> = {
  "command-line-failed": (why) =>
    `La ligne de commande est injoignable : ${noPlace[why] ?? "le système ne permet pas son socket"}.`,
  "link-refused": () =>
    "Un lien téléphonique sans numéro de téléphone a été ouvert. Rien n’a été fait.",
  "earlier-card": () =>
    "Cette carte datait d’avant le redémarrage de Ringside. Rien n’a été envoyé : voici où en sont les appels.",
};
