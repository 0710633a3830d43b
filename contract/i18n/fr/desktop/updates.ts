import type { WindowCatalogue } from "../../catalogue.ts";

const again = "Ringside réessaie de lui-même.";
const tell = "Dites-le à ceux qui vous ont donné Ringside.";

export const updateWords: WindowCatalogue["updateWords"] = {
  heading: "Mises à jour",
  itself: "Chercher les mises à jour",
  itselfNote: "Jamais pendant un appel.",
  check: "Chercher maintenant",
  never: "Pas encore cherché.",
  upToDate: (time) => `Pas de version plus récente à ${time}.`,
  checking: "Recherche…",
  loading: (version, percent) => `Téléchargement de la version ${version} : ${percent} %`,
  ready: (version) => `La version ${version} est prête.`,
  waits: {
    calls: "Elle attend la fin de vos appels.",
    quiet: "Elle attend quelques minutes après votre dernier appel.",
  },
  restart: "Redémarrer maintenant",
  putOff: "Quand je quitte",
  willInstall: "Elle est installée quand vous quittez.",
  card: {
    heading: (version) => `Ringside ${version} est prêt`,
    note: "Un redémarrage prend un instant.",
  },
  menu: (version) => `Redémarrer pour la version ${version}`,
  off: {
    "not-configured": "Cette copie de Ringside a été faite sans serveur à consulter.",
    "not-installed": "Seule une copie installée de Ringside se met à jour.",
    "by-packages": "Le gestionnaire de paquets de votre système met Ringside à jour.",
    portable: "La copie portable ne se met pas à jour. Cherchez vous-même le fichier plus récent.",
    demo: "La démo ne met pas Ringside à jour.",
  },
  failures: {
    unreachable: { reason: "Le serveur de mises à jour était injoignable.", remedy: again },
    damaged: {
      reason: "Ce qui est venu du serveur de mises à jour était endommagé, et a été jeté.",
      remedy: `${again} Si cela continue : ${tell}`,
    },
    "not-trusted": {
      reason: "Ce qui est venu n’est pas signé par les auteurs de Ringside, et a été jeté.",
      remedy: `${tell} Rien n’a été installé.`,
    },
    "too-large": {
      reason: "Ce qui est venu du serveur de mises à jour était trop grand, et a été jeté.",
      remedy: `${again} Si cela continue : ${tell}`,
    },
    endless: { reason: "Le serveur de mises à jour n’en finissait pas.", remedy: again },
    "not-written": {
      reason: "La mise à jour n’a pas pu être écrite sur le disque.",
      remedy:
        "Faites de la place, ou permettez à Ringside d’écrire dans son dossier. Il réessaie de lui-même.",
    },
  },
};
