import type { WindowCatalogue } from "../../catalogue.ts";

export const peopleWords: WindowCatalogue["peopleWords"] = {
  field: "Nom, poste ou numéro",
  last: "Derniers numéros composés",
  matches: "Résultats",
  nobody: "Personne ne correspond.",
  nobodyRemedy: "Vérifiez l’orthographe ou saisissez un numéro.",
  noMailbox: "Seul un collègue a une messagerie ici.",
  noMailboxRemedy: "Choisissez-en un dans la liste.",
  noTelephone: "Ce n’est pas un téléphone à appeler.",
  noTelephoneRemedy: "Choisissez quelqu’un ou saisissez un numéro.",
  does: {
    dial: "Appeler",
    transfer: "Transférer",
    consult: "Demander d’abord",
    forward: "Renvoyer",
    voicemail: "Messagerie",
    park: "Parquer",
    flip: "Basculer",
  },
  yes: (does) => `Là : ${does}`,
  parkAt: (place) => `Parquer à ${place}`,
  flipTo: (phone) => `Basculer vers ${phone}`,
  enter: (does) => `Entrée : ${does}`,
  shiftEnter: (does) => `Maj+Entrée : ${does}`,
  ctrlEnter: (key, does) => `${key} : ${does}`,
};
