import type { WindowCatalogue } from "../catalogue.ts";

export const accountWords: WindowCatalogue["accountWords"] = {
  signIn: {
    heading: "Vos appels, à une touche",
    intro:
      "Couper le micro, mettre en attente, parquer et basculer l’appel de votre téléphone RingCentral, quelle que soit l’application au premier plan.",
    withBrowser: "Se connecter avec le navigateur",
    withBrowserNote: "Ouvre la page de RingCentral. Ringside ne voit jamais votre mot de passe.",
    tryDemo: "Essayer la démo",
    demoNote: "Sans compte. Un bureau fictif avec des appels en cours.",
    useJwt: "Utiliser un JWT",
    jwtIntro:
      "Pour les développeurs et les machines sans surveillance. Le jeton ne reste pas dans cette fenêtre.",
    jwt: "JWT",
    submit: "Se connecter",
    missing: "Remplissez ce champ.",
  },
  service: {
    title: "Serveur et application",
    server: "Serveur",
    clientId: "ID client",
    clientIdNote: "Celui de l’enregistrement de l’application chez RingCentral.",
    save: "Enregistrer",
    saved: "Enregistré.",
    fixed: "Donné sur la ligne de commande pour cette session.",
    neededTitle: "Se connecter à RingCentral",
    needed:
      "Cette copie de Ringside n’a pas encore d’ID client. C’est à lui que RingCentral reconnaît une application. La personne qui a enregistré Ringside pour votre entreprise, en général l’administrateur RingCentral, vous le donne.",
    haveOne: "J’ai un ID client",
    saveAndSignIn: "Enregistrer et se connecter",
  },
  steps: {
    starting: { title: "Connexion", note: "Préparation." },
    browser: {
      title: "En attente du navigateur…",
      note: "Connectez-vous sur la page de RingCentral et autorisez l’accès. Vous reviendrez ensuite ici.",
    },
    exchanging: { title: "Connexion", note: "RingCentral confirme votre connexion." },
    reading: { title: "Connexion", note: "Lecture de votre poste et de vos appels." },
    restoring: { title: "Bon retour", note: "Reprise de votre dernière connexion." },
    demo: {
      title: "Démarrage de la démo",
      note: "Un bureau fictif se met en place sur cette machine.",
    },
  },
  progress: {
    timeLeft: "Temps restant",
    copyLink: "Copier plutôt le lien",
    copied: "Lien copié. Ouvrez-le dans un navigateur de cet ordinateur.",
    cancel: "Annuler",
    signOut: "Se déconnecter plutôt",
    tryingAgain: "Ringside continue d’essayer.",
    signedInAs: (name) => `Connecté en tant que ${name}`,
  },
  access: {
    title: "Ce que vous pouvez faire",
    functions: {
      "see-calls": "Voir vos appels",
      "control-calls": "Contrôler les appels",
      "live-updates": "Suivre les appels en direct",
      record: "Enregistrer",
      park: "Parquer",
      flip: "Basculer",
      "answer-here": "Répondre et reprendre",
      "find-colleagues": "Trouver des collègues",
      "set-availability": "Changer votre disponibilité",
    },
    missing: {
      "app-permission": (name) =>
        `Non accordé à cette application. Demandez « ${name} » à votre administrateur.`,
      "user-permission": (name) =>
        `Non accordé à votre rôle. Demandez « ${name} » à votre administrateur.`,
      feature: (name) =>
        `Absent de votre forfait ou de votre poste. Demandez « ${name} » à votre administrateur.`,
    },
    states: { available: "Disponible", missing: "Manquant", unknown: "Inconnu" },
    unknown: "RingCentral n’a pas pu être interrogé. Cela peut fonctionner.",
  },
  keeping: {
    where: {
      encrypted:
        "Votre connexion est conservée sur cet ordinateur, protégée par le trousseau du système.",
      "by-consent":
        "Votre connexion est conservée sur cet ordinateur sans protection, comme vous l’avez permis.",
      memory: "Vous restez connecté jusqu’à la fermeture de Ringside.",
    },
    because: {
      "no-keyring":
        "Vous restez connecté jusqu’à la fermeture de Ringside : ce bureau n’a pas de trousseau.",
      "weak-keyring":
        "Vous restez connecté jusqu’à la fermeture de Ringside : le trousseau de ce bureau ne protège rien.",
      "write-failed":
        "Vous restez connecté jusqu’à la fermeture de Ringside : la connexion n’a pas pu être écrite sur le disque.",
      demo: "La démo ne conserve rien.",
    },
    keep: "Rester connecté…",
    stop: "Ne plus conserver",
    question: "Rester connecté sans protection ?",
    risk: "Ce bureau ne peut pas protéger de secrets. Votre connexion serait dans un de vos fichiers, sans protection.",
    who: "Tout programme lancé sous votre nom, et toute personne qui accède à vos fichiers ou à une sauvegarde, pourrait s’en servir pour voir et contrôler vos appels.",
    until: "Elle prend fin quand vous vous déconnectez, ou quand RingCentral y met fin.",
    agree: "Conserver quand même",
    decline: "Pas maintenant",
  },
  account: {
    title: "Compte",
    signOut: "Se déconnecter",
    switchAccount: "Changer de compte",
    leaveDemo: "Quitter la démo",
  },
};
