import type { WindowCatalogue } from "../catalogue.ts";
import type { MeantEntry } from "../explanation.ts";

const where = ({ country }: MeantEntry): string => (country === undefined ? "" : ` (${country})`);
const callFromPhone = "Passez un appel d’urgence depuis un téléphone.";
const otherCountries = "Commencez le numéro d’un autre pays par + et son indicatif.";

export const dialRefusals: WindowCatalogue["dialRefusals"] = {
  empty: () => ({
    reason: "Saisissez un poste ou un numéro de téléphone.",
    remedy: "Rien n’a été envoyé.",
  }),
  "not-a-number": () => ({
    reason: "Ce n’est pas un numéro de téléphone.",
    remedy: "Saisissez des chiffres, avec + devant l’indicatif du pays s’il y en a un.",
  }),
  "not-an-extension": () => ({
    reason: "Ce n’est pas un poste.",
    remedy: "Saisissez d’un à dix chiffres.",
  }),
  "too-short": (meant) => ({
    reason: `Le numéro est trop court${where(meant)}.`,
    remedy: "Ajoutez ce qui manque, comme l’indicatif régional.",
  }),
  "too-long": (meant) => ({
    reason: `Le numéro est trop long${where(meant)}.`,
    remedy: otherCountries,
  }),
  "not-in-country": (meant) => ({
    reason: `Il n’existe pas de numéro de ce genre${where(meant)}.`,
    remedy: otherCountries,
  }),
  "no-such-country": () => ({
    reason: "Aucun pays n’a l’indicatif qui suit le signe plus.",
    remedy: "Vérifiez les chiffres.",
  }),
  "country-unknown": () => ({
    reason: "RingCentral ne dit pas dans quel pays est votre compte.",
    remedy: "Commencez le numéro par + et l’indicatif du pays.",
  }),
  "service-code": () => ({
    reason:
      "Les codes avec * et # ne marchent que sur les touches d’un téléphone. Ringside ne peut pas les composer.",
    remedy: "Tapez le code sur le téléphone lui-même.",
  }),
  "park-slot": () => ({
    reason: "C’est une place de parcage. Ringside ne peut pas en composer.",
    remedy:
      "Parquez un appel avec Parquer. Composez la place sur un téléphone pour y reprendre l’appel.",
  }),
  emergency: ({ entry }) => ({
    reason: `${entry === undefined ? "Ce poste n’existe pas" : `Le poste ${entry} n’existe pas`}, et un transfert ne compose jamais un numéro d’urgence.`,
    remedy: callFromPhone,
  }),
  "emergency-unless-extension": ({ entry }) => ({
    reason: `On ne sait pas si ${entry ?? "ceci"} est un poste, et un transfert ne compose jamais un numéro d’urgence.`,
    remedy: callFromPhone,
  }),
  yourself: () => ({
    reason: "C’est votre propre numéro.",
    remedy: "Saisissez celui de quelqu’un d’autre.",
  }),
  "leads-back": () => ({
    reason: "L’appel est venu par ce numéro, il ne ferait que revenir.",
    remedy: "Renvoyez-le à quelqu’un d’autre.",
  }),
  "the-caller": () => ({
    reason: "C’est la personne qui appelle.",
    remedy: "Renvoyez l’appel à quelqu’un d’autre.",
  }),
  "same-caller": () => ({
    reason: "C’est la personne à qui vous parlez déjà.",
    remedy: "Saisissez qui vous voulez consulter.",
  }),
};

export const doubts: WindowCatalogue["doubts"] = {
  "emergency-call": "C’est un numéro d’urgence. Un appel depuis un téléphone est plus sûr.",
  "emergency-address":
    "L’appel part de l’adresse enregistrée pour votre téléphone. C’est là que les secours sont envoyés.",
  "emergency-extension": "Ici c’est un poste, et non l’appel d’urgence.",
  "country-guessed":
    "RingCentral ne dit pas dans quel pays est votre compte. Voici celui du numéro de votre entreprise.",
  "extension-left-out":
    "Le poste qui suit le numéro ne peut pas être composé avec lui. L’appelant doit le saisir.",
  "other-company": "RingCentral ne le promet que pour le numéro de votre entreprise.",
  letters: "Les lettres ont été lues comme les touches où elles se trouvent.",
  "other-country": "Il est dans un autre pays de même indicatif.",
  "prefix-missing": "Il lui manque l’indicatif, c’est donc peut-être un numéro local.",
  unlisted: "Aucun numéro de ce genre n’est connu comme attribué.",
  "new-call": "Aucun appel n’a encore été passé.",
};

export const dialWords: WindowCatalogue["dialWords"] = {
  extension: (number) => `poste ${number}`,
  notInDirectory: "absent de l’annuaire",
  dials: (destination) => `Compose ${destination}`,
  asks: (destination) => `Composer ${destination} ?`,
  confirmRemedy: "Rien n’a été envoyé. Regardez ce qui serait composé, et confirmez-le.",
};
