import type { WindowCatalogue } from "../catalogue.ts";

const nothingDone = "Rien n’a été fait.";
const readAgain = `${nothingDone} L’appel est relu.`;
const checkExtension = `${nothingDone} Vérifiez le poste et réessayez.`;
const checkNumber = `${nothingDone} Vérifiez le numéro et réessayez.`;
const otherPhone = `${nothingDone} Choisissez un autre téléphone.`;
const usePhone = "Utilisez le téléphone lui-même.";
const lookAndTry = "Regardez l’appel et réessayez.";

const somethingMissing = {
  reason: "RingCentral n’a pas trouvé une chose nécessaire, et ne dit pas laquelle.",
  remedy: "L’appel est relu. Regardez-le avant d’essayer encore.",
};

export const serviceWords: WindowCatalogue["serviceWords"] = {
  somethingMissing,
  notFound: {
    call: () => ({ reason: "L’appel est déjà terminé.", remedy: nothingDone }),
    party: () => ({ reason: "Cette partie de l’appel est déjà terminée.", remedy: readAgain }),
    other: () => somethingMissing,
    recording: () => ({
      reason: "RingCentral ne trouve pas cet enregistrement.",
      remedy: readAgain,
    }),
    extension: (entry) => ({
      reason: entry === undefined ? "Ce poste n’existe pas." : `Le poste ${entry} n’existe pas.`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral ne trouve pas ce numéro."
          : `RingCentral ne trouve pas le numéro ${entry}.`,
      remedy: checkNumber,
    }),
    mailbox: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral ne trouve pas cette messagerie."
          : `RingCentral ne trouve pas de messagerie de ${entry}.`,
      remedy: `${nothingDone} Choisissez quelqu’un d’autre.`,
    }),
    "park-location": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral ne trouve pas cette place de parcage."
          : `RingCentral ne trouve pas la place de parcage ${entry}.`,
      remedy: `${nothingDone} Choisissez une autre place.`,
    }),
    device: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral ne trouve pas ce téléphone."
          : `RingCentral ne trouve pas le téléphone ${entry}.`,
      remedy: otherPhone,
    }),
    "flip-phone": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral ne trouve pas ce téléphone de basculement."
          : `RingCentral ne trouve pas le téléphone de basculement ${entry}.`,
      remedy: otherPhone,
    }),
  },
  notValid: {
    extension: (entry) => ({
      reason: `RingCentral n’accepte pas ${entry ?? "cela"} comme poste.`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason: `RingCentral n’accepte pas ${entry ?? "cela"} comme numéro à composer.`,
      remedy: checkNumber,
    }),
    other: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral n’accepte pas quelque chose là-dedans."
          : `RingCentral n’accepte pas ${entry} ici.`,
      remedy: `${nothingDone} Choisissez autre chose, ou utilisez le téléphone lui-même.`,
    }),
  },
  appPermission: (permission) => ({
    reason:
      permission === undefined
        ? "Il manque à Ringside lui-même la permission nécessaire."
        : `Il manque à Ringside lui-même la permission ${permission}.`,
    remedy: `Demandez à votre administrateur d’accorder ${permission ?? "cette permission"} à l’application.`,
  }),
  userPermission: (permission) => ({
    reason:
      permission === undefined
        ? "Il manque à votre rôle la permission nécessaire."
        : `Il manque à votre rôle la permission ${permission}.`,
    remedy: `Demandez ${permission ?? "cette permission"} à votre administrateur.`,
  }),
  feature: {
    reason: "Votre forfait ou votre poste ne le comprend pas.",
    remedy: "Demandez à votre administrateur.",
  },
  busy: { reason: "L’appel est occupé par un autre changement.", remedy: lookAndTry },
  otherExtension: {
    reason: "RingCentral ne le permet que pour votre propre poste.",
    remedy: usePhone,
  },
  notSupported: { reason: "RingCentral ne le permet pas.", remedy: usePhone },
  notUnderstood: {
    reason: "RingCentral n’a pas compris ce que Ringside demandait.",
    remedy: `${usePhone} Ouvrez les journaux et signalez-le, s’il vous plaît.`,
  },
  problem: {
    reason: "RingCentral a un problème en ce moment.",
    remedy: "Regardez l’appel et réessayez bientôt.",
  },
  refused: (status, code) => ({
    reason:
      code === undefined
        ? `RingCentral a refusé (${status}) et ne dit pas pourquoi.`
        : `RingCentral a refusé (${status}, ${code}). On ne sait pas ce que signifie ce code.`,
    remedy: lookAndTry,
  }),
  forbidden: {
    reason: "RingCentral ne le permet pas pour votre poste ou cet appel.",
    remedy: "Demandez à votre administrateur, ou utilisez le téléphone lui-même.",
  },
  permissionMissing: (permission) => ({
    reason: `La permission ${permission} manque.`,
    remedy: `Demandez ${permission} à votre administrateur.`,
  }),
};
