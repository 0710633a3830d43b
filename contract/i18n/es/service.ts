import type { WindowCatalogue } from "../catalogue.ts";

const nothingDone = "No se hizo nada.";
const readAgain = `${nothingDone} La llamada se lee de nuevo.`;
const checkExtension = `${nothingDone} Compruebe la extensión y vuelva a intentarlo.`;
const checkNumber = `${nothingDone} Compruebe el número y vuelva a intentarlo.`;
const otherPhone = `${nothingDone} Elija otro teléfono.`;
const usePhone = "Use el propio teléfono.";
const lookAndTry = "Mire la llamada y vuelva a intentarlo.";

const somethingMissing = {
  reason: "RingCentral no encontró algo que hace falta, y no dice qué.",
  remedy: "La llamada se lee de nuevo. Mírela antes de volver a intentarlo.",
};

export const serviceWords: WindowCatalogue["serviceWords"] = {
  somethingMissing,
  notFound: {
    call: () => ({ reason: "La llamada ya terminó.", remedy: nothingDone }),
    party: () => ({ reason: "Esa parte de la llamada ya terminó.", remedy: readAgain }),
    other: () => somethingMissing,
    recording: () => ({ reason: "RingCentral no encuentra esta grabación.", remedy: readAgain }),
    extension: (entry) => ({
      reason: entry === undefined ? "No existe esa extensión." : `No existe la extensión ${entry}.`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral no encuentra ese número."
          : `RingCentral no encuentra el número ${entry}.`,
      remedy: checkNumber,
    }),
    mailbox: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral no encuentra ese buzón de voz."
          : `RingCentral no encuentra un buzón de voz de ${entry}.`,
      remedy: `${nothingDone} Elija a otra persona.`,
    }),
    "park-location": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral no encuentra esa plaza."
          : `RingCentral no encuentra la plaza ${entry}.`,
      remedy: `${nothingDone} Elija otra plaza.`,
    }),
    device: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral no encuentra ese teléfono."
          : `RingCentral no encuentra el teléfono ${entry}.`,
      remedy: otherPhone,
    }),
    "flip-phone": (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral no encuentra el teléfono al que pasar."
          : `RingCentral no encuentra el teléfono ${entry} al que pasar.`,
      remedy: otherPhone,
    }),
  },
  notValid: {
    extension: (entry) => ({
      reason: `RingCentral no acepta ${entry ?? "eso"} como extensión.`,
      remedy: checkExtension,
    }),
    "phone-number": (entry) => ({
      reason: `RingCentral no acepta ${entry ?? "eso"} como número que marcar.`,
      remedy: checkNumber,
    }),
    other: (entry) => ({
      reason:
        entry === undefined
          ? "RingCentral no acepta algo de esto."
          : `RingCentral no acepta ${entry} aquí.`,
      remedy: `${nothingDone} Elija otra cosa, o use el propio teléfono.`,
    }),
  },
  appPermission: (permission) => ({
    reason:
      permission === undefined
        ? "A Ringside le falta el permiso necesario."
        : `A Ringside le falta el permiso ${permission}.`,
    remedy: `Pida a su administrador que conceda ${permission ?? "ese permiso"} a la aplicación.`,
  }),
  userPermission: (permission) => ({
    reason:
      permission === undefined
        ? "A su función le falta el permiso necesario."
        : `A su función le falta el permiso ${permission}.`,
    remedy: `Pida ${permission ?? "ese permiso"} a su administrador.`,
  }),
  feature: {
    reason: "Su plan o su extensión no lo incluye.",
    remedy: "Pregunte a su administrador.",
  },
  busy: { reason: "La llamada está ocupada con otro cambio.", remedy: lookAndTry },
  otherExtension: {
    reason: "RingCentral solo lo permite para su propia extensión.",
    remedy: usePhone,
  },
  notSupported: { reason: "RingCentral no lo admite.", remedy: usePhone },
  notUnderstood: {
    reason: "RingCentral no entendió lo que Ringside pidió.",
    remedy: `${usePhone} Abra los registros e infórmenos, por favor.`,
  },
  problem: {
    reason: "RingCentral tiene un problema en este momento.",
    remedy: "Mire la llamada y vuelva a intentarlo pronto.",
  },
  refused: (status, code) => ({
    reason:
      code === undefined
        ? `RingCentral lo rechazó (${status}) y no dice por qué.`
        : `RingCentral lo rechazó (${status}, ${code}). No se sabe qué significa el código.`,
    remedy: lookAndTry,
  }),
  forbidden: {
    reason: "RingCentral no lo permite para su extensión o esta llamada.",
    remedy: "Pregunte a su administrador, o use el propio teléfono.",
  },
  permissionMissing: (permission) => ({
    reason: `Falta el permiso ${permission}.`,
    remedy: `Pida ${permission} a su administrador.`,
  }),
};
