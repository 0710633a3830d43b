import type { WindowCatalogue } from "../catalogue.ts";

type WindowWords = WindowCatalogue["windowWords"];

export const chooser: WindowWords["chooser"] = {
  whichCall: (action) => `${action} : quel appel ?`,
  flip: "Basculer vers quel téléphone ?",
  flipEmpty: "Votre poste n’a pas encore de numéros de basculement.",
  park: "Parquer où ?",
  ownOrbit: "Place de parcage du système",
  ownOrbitNote: "Tout le monde peut le reprendre par le numéro de la place.",
  parkEmpty: "Il n’y a pas de place de parcage pour votre poste.",
  gone: "Cet appel est terminé.",
};

export const transfer: WindowWords["transfer"] = {
  heading: (name) => `Transférer ${name}`,
  kind: "Transférer à",
  kinds: {
    colleague: "Collègue",
    "phone-number": "Numéro de téléphone",
    extension: "Poste",
    voicemail: "Messagerie",
    "company-extension": "Poste d’une entreprise",
  },
  search: "Chercher par nom ou poste",
  voicemailOf: "La messagerie de qui ?",
  matches: "Collègues trouvés",
  noMatch: "Personne ne correspond.",
  moreColleagues: (count) =>
    `${count.toLocaleString("fr")} autres collègues ne sont pas dans cette liste. Saisissez plutôt leur poste.`,
  phoneNumber: "Numéro de téléphone",
  extensionNumber: "Numéro de poste",
  companyNumber: "Numéro de l’entreprise",
  submit: "Transférer l’appel",
  confirm: "Y transférer",
  enterAgain: "Appuyez encore sur Entrée pour y transférer.",
  chooseSomeone: "Choisissez quelqu’un dans la liste.",
};

export const dial: WindowWords["dial"] = {
  field: "Nom, poste ou numéro",
  last: "Derniers numéros composés",
  verb: "Appeler",
  ringsFirst: (phone) => `${phone} sonne d’abord.`,
  otherPhone: "Choisir un autre téléphone pour appeler",
  ask: (whom) => `Appeler ${whom} ?`,
  enterAgain: "Appuyez encore sur Entrée pour appeler.",
  calling: (who) => `Appel de ${who}`,
  placing: {
    sent: () => "Demande à RingCentral de passer l’appel.",
    accepted: (phone) => `${phone} sonne d’abord.`,
    unknown: () => "RingCentral n’a pas répondu à temps. Vérification si l’appel a été passé.",
  },
};
