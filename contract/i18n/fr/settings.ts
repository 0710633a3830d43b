/** The settings as a whole, in French. */
export const settingsWords = {
  window: "Fenêtre",
  groups: {
    general: { title: "Général", note: "Apparence, langue, fenêtre, ouverture de session" },
    calls: {
      title: "Appels",
      note: "Destinations en une touche, appels en attente, seconde chance, appels récents",
    },
    alerts: { title: "Notifications et sons", note: "Ce qui signale un appel, et à quel volume" },
    keys: {
      title: "Touches et commandes",
      note: "Raccourcis globaux, touches dans la fenêtre, ligne de commande",
    },
    account: { title: "Compte et droits", note: "Qui est connecté, et ce que le compte permet" },
    about: { title: "Aide et à propos", note: "Aide, diagnostic, mises à jour, licences" },
  },
  search: {
    label: "Chercher dans les réglages",
    found: (count: number) => (count < 2 ? `${count} réglage trouvé` : `${count} réglages trouvés`),
    none: "Aucun réglage ne répond à ces mots.",
  },
  undo: {
    changed: (name: string) => `« ${name} » modifié.`,
    undone: (name: string) => `« ${name} » est comme avant.`,
    undo: "Annuler",
    undoOf: (name: string) => `Annuler : ${name}`,
  },
  synonyms: {
    appearance: "thème sombre clair nuit mode couleurs aspect",
    language: "traduction mots",
    window: "petite bande compacte épinglée au premier plan surgissante",
    integration: "démarrage automatique lancement session liens tel téléphone par défaut",
    targets: "défaut favori rapide garer basculer place",
    waiting: "attente garde parqué rappel oublié longtemps limite",
    cardNumber: "carte bancaire paiement pci enregistrement pause",
    secondChance: "annuler délai compte à rebours confirmer erreur",
    recent: "historique journal confidentialité données effacer oublier garder",
    notifications: "alertes cartes silence ne pas déranger confidentialité nom cacher",
    tones: "sons audio bip volume fort silence bruit",
    hotkeys: "raccourcis clavier combinaisons lettres",
    commandLine: "CLI terminal console script automatisation Stream Deck ringside",
    account: "déconnexion changer utilisateur mot de passe profil appareil",
    access: "autorisations droits administrateur manque permis",
    updates: "version mise à jour nouvelle",
    application: "aide assistance manuel journaux signaler problème diagnostic licences",
  },
};
