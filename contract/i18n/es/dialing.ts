import type { WindowCatalogue } from "../catalogue.ts";
import type { MeantEntry } from "../explanation.ts";

const where = ({ country }: MeantEntry): string => (country === undefined ? "" : ` (${country})`);
const callFromPhone = "Haga una llamada de emergencia desde un teléfono.";
const otherCountries = "Empiece el número de otro país con + y su código de país.";

export const dialRefusals: WindowCatalogue["dialRefusals"] = {
  empty: () => ({
    reason: "Introduzca una extensión o un número de teléfono.",
    remedy: "No se envió nada.",
  }),
  "not-a-number": () => ({
    reason: "Eso no es un número de teléfono.",
    remedy: "Introduzca dígitos, con + delante del código de país si lo hay.",
  }),
  "not-an-extension": () => ({
    reason: "Eso no es una extensión.",
    remedy: "Introduzca de uno a diez dígitos.",
  }),
  "too-short": (meant) => ({
    reason: `El número es demasiado corto${where(meant)}.`,
    remedy: "Añada lo que falta, como el prefijo.",
  }),
  "too-long": (meant) => ({
    reason: `El número es demasiado largo${where(meant)}.`,
    remedy: otherCountries,
  }),
  "not-in-country": (meant) => ({
    reason: `No hay números así${where(meant)}.`,
    remedy: otherCountries,
  }),
  "no-such-country": () => ({
    reason: "Ningún país tiene el código que sigue al signo más.",
    remedy: "Compruebe los dígitos.",
  }),
  "country-unknown": () => ({
    reason: "RingCentral no dice en qué país está su cuenta.",
    remedy: "Empiece el número con + y su código de país.",
  }),
  "service-code": () => ({
    reason:
      "Los códigos con * y # solo funcionan en las teclas de un teléfono. Ringside no puede marcarlos.",
    remedy: "Pulse el código en el propio teléfono.",
  }),
  "park-slot": () => ({
    reason: "Eso es una plaza de aparcamiento de llamadas. Ringside no puede marcarla.",
    remedy:
      "Aparque una llamada con Aparcar. Marque la plaza en un teléfono para tomar la llamada que haya en ella.",
  }),
  emergency: ({ entry }) => ({
    reason: `${entry === undefined ? "No existe esa extensión" : `No existe la extensión ${entry}`}, y una transferencia nunca marca un número de emergencias.`,
    remedy: callFromPhone,
  }),
  "emergency-unless-extension": ({ entry }) => ({
    reason: `No se sabe si ${entry ?? "esto"} es una extensión, y una transferencia nunca marca un número de emergencias.`,
    remedy: callFromPhone,
  }),
  yourself: () => ({
    reason: "Ese es su propio número.",
    remedy: "Introduzca el de otra persona.",
  }),
  "leads-back": () => ({
    reason: "La llamada vino por ese número, así que solo volvería.",
    remedy: "Desvíela a otra persona.",
  }),
  "the-caller": () => ({
    reason: "Esa es la persona que llama.",
    remedy: "Desvíe la llamada a otra persona.",
  }),
  "same-caller": () => ({
    reason: "Con esa persona ya está hablando.",
    remedy: "Introduzca a quién quiere consultar.",
  }),
};

export const doubts: WindowCatalogue["doubts"] = {
  "emergency-call": "Es un número de emergencias. Una llamada desde un teléfono es más segura.",
  "emergency-address":
    "La llamada sale de la dirección registrada para su teléfono. Allí se envía la ayuda.",
  "emergency-extension": "Aquí es una extensión, y no la llamada de emergencia.",
  "country-guessed":
    "RingCentral no dice en qué país está su cuenta. Este es el del número de su empresa.",
  "extension-left-out":
    "La extensión que sigue al número no se puede marcar con él. Quien llama tiene que introducirla.",
  "other-company": "RingCentral solo lo promete para el número de su propia empresa.",
  letters: "Las letras se leyeron como las teclas en que están.",
  "other-country": "Está en otro país con el mismo código.",
  "prefix-missing": "Le falta el prefijo, así que puede ser un número local.",
  unlisted: "No se sabe de ningún número así en uso.",
  "new-call": "Aún no se ha hecho ninguna llamada.",
};

export const dialWords: WindowCatalogue["dialWords"] = {
  extension: (number) => `ext. ${number}`,
  notInDirectory: "no está en el directorio",
  dials: (destination) => `Marca ${destination}`,
  asks: (destination) => `¿Marcar ${destination}?`,
  confirmRemedy: "No se envió nada. Mire lo que se marcaría y confírmelo.",
};
