import type { WindowCatalogue } from "../../catalogue.ts";

export const cardNumberWords: WindowCatalogue["cardNumberWords"] = {
  name: "Numéro de carte",
  about: (seconds) =>
    `Suspend l’enregistrement pendant ${seconds} secondes. Il reprend ensuite tout seul.`,
  title: {
    pausing: "Suspension de l’enregistrement",
    counting: "Suspendu pour un numéro de carte",
    ending: "L’enregistrement reprend dans un instant",
    resuming: "Reprise de l’enregistrement",
    stuck: "L’enregistrement est toujours suspendu",
  },
  named: (title, who) => `${title} : ${who}`,
  text: {
    pausing: "Attendez encore pour le numéro : la suspension n’est pas encore confirmée.",
    counting: "Rien n’est enregistré. Il reprend ensuite tout seul.",
    ending: "Appuyez sur « Plus de temps » si le numéro n’est pas terminé.",
    resuming: "La reprise a été demandée à RingCentral.",
    stuck:
      "La reprise a été demandée à RingCentral et n’a pas eu lieu. Appuyez sur « Reprendre l’enregistrement ».",
  },
  left: (duration) => `encore ${duration}`,
  moreTime: "Plus de temps",
  settings: {
    title: "Numéros de carte",
    note: "Combien de temps l’enregistrement est suspendu pour un numéro de carte. Il reprend ensuite tout seul.",
    label: "Suspendre l’enregistrement pendant",
  },
  card: {
    ending: (who) => `L’enregistrement avec ${who} reprend dans 10 secondes`,
    endingHidden: "L’enregistrement reprend dans 10 secondes",
    stuck: (who) => `L’enregistrement avec ${who} est toujours suspendu`,
    stuckHidden: "Un enregistrement est toujours suspendu",
  },
  gap: (duration) => `enregistrement suspendu ${duration}`,
};
