import type { DesktopCatalogue } from "../../catalogue.ts";

export const replyPages: DesktopCatalogue["replyPages"] = {
  done: {
    title: "Presque fini",
    text: "Retournez à Ringside, qui termine la connexion. Vous pouvez fermer cette page.",
  },
  refused: {
    title: "Non connecté",
    text: "Ringside n’a reçu aucun accès. Retournez-y pour voir pourquoi ou réessayer. Vous pouvez fermer cette page.",
  },
  already: {
    title: "Déjà fait",
    text: "Cette connexion a déjà reçu sa réponse, peut-être dans un autre onglet. Retournez à Ringside. Vous pouvez fermer cette page.",
  },
  foreign: {
    title: "Pas la connexion que Ringside attend",
    text: "Cette page appartient à un autre essai, peut-être à un onglet plus ancien. Continuez dans le plus récent, ou recommencez dans Ringside.",
  },
  notFound: { title: "Rien ici", text: "Seule la fin d’une connexion est montrée ici." },
};
