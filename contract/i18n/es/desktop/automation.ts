import type { DesktopCatalogue, WindowCatalogue } from "../../catalogue.ts";

export const verbNames: WindowCatalogue["verbNames"] = {
  status: "Decir qué llamadas hay",
  watch: "Decir cada cambio, una línea cada vez",
  mute: "Silenciar",
  unmute: "Activar el micrófono",
  "toggle-mute": "Silenciar o activar",
  hold: "Retener",
  unhold: "Reanudar",
  record: "Empezar a grabar",
  "pause-recording": "Pausar la grabación",
  "resume-recording": "Reanudar la grabación",
  "card-number": "Pausar la grabación por un número de tarjeta, o seguir",
  "more-time": "Más tiempo para el número de tarjeta",
  answer: "Contestar",
  decline: "Rechazar",
  ignore: "Dejar a los demás la llamada de una cola",
  "resume-longest": "Retomar o recuperar a quien espera desde hace más tiempo",
  forward: "Desviar una llamada que suena",
  reply: "Responder con un mensaje a una llamada que suena",
  end: "Terminar la llamada",
  transfer: "Transferir",
  voicemail: "Enviar a un buzón de voz; sin destino, una llamada que suena al suyo",
  park: "Aparcar",
  flip: "Pasar a otro teléfono",
  dial: "Marcar un número",
  availability: "Cambiar la propia disponibilidad",
  show: "Abrir la ventana",
};

export const commandLineWords: DesktopCatalogue["commandLineWords"] = {
  refusals: {
    forbidden: (verb) => ({
      reason: `Los ajustes no permiten «${verb}» desde la línea de comandos.`,
      remedy: "Permítalo en Ringside: Ajustes, Línea de comandos.",
    }),
    choosing: () => ({
      reason: "Sirve más de una respuesta, así que no se envió nada.",
      remedy:
        "Elija en la ventana, que ya está abierta, o nombre la llamada (--call) y el destino.",
    }),
    armed: () => ({
      reason: "Lo que muestra Ringside no está confirmado, así que no se envió nada.",
      remedy: "El mismo comando otra vez, en unos segundos, lo envía.",
    }),
    "no-match": () => ({
      reason: "Nada de su cuenta tiene ese nombre o número.",
      remedy:
        "No se envió nada. Use el nombre como lo muestra la ventana, o el número de extensión.",
    }),
    "several-match": () => ({
      reason: "Más de uno tiene ese nombre.",
      remedy: "No se envió nada. Use el número de extensión.",
    }),
    "too-many": () => ({
      reason: "Llegaron demasiados comandos en poco tiempo.",
      remedy: "No se envió nada. Espere un segundo y vuelva a intentarlo.",
    }),
    "not-understood": () => ({
      reason: "Ringside no entiende este comando.",
      remedy: "No se envió nada. Vea ringside help.",
    }),
    "not-seen": () => ({
      reason: "RingCentral lo aceptó, pero ningún evento lo ha mostrado a tiempo.",
      remedy: "Mire la llamada: ringside status.",
    }),
  },
  notRunning: "Ringside no se está ejecutando, o su línea de comandos está desactivada.",
  switchOn: "Inicie Ringside y actívela: Ajustes, Línea de comandos.",
  denied: {
    token:
      "Ringside no acepta esta línea de comandos: se reinició entretanto. Vuelva a intentarlo.",
    protocol: "Ringside y esta línea de comandos son de versiones distintas. Actualice ambos.",
    busy: "Ringside está ocupado con otros comandos. Vuelva a intentarlo.",
    "not-understood": "Lo que respondió no entiende esta línea de comandos. Actualice ambos.",
  },
  foreign: "El archivo que dice cómo llegar a Ringside no es solo suyo, así que no se usó.",
  lost: "Se perdió la conexión con Ringside, así que no se sabe el resultado.",
  noCalls: "Sin llamadas.",
  accounts: { "signed-out": "Sesión cerrada.", "signing-in": "Iniciando sesión." },
};

export const commandLineSettings: WindowCatalogue["commandLineSettings"] = {
  heading: "Línea de comandos",
  enable: "Dejar que los comandos ringside controlen llamadas",
  enableNote: "Para sus propios scripts y atajos.",
  allowed: "Comandos permitidos",
  allAllowed: "Todos los comandos están permitidos.",
  someForbidden: (count) =>
    count === 1 ? "1 comando está prohibido." : `${count} comandos están prohibidos.`,
};

export const phoneLinkWords: WindowCatalogue["phoneLinkWords"] = {
  heading: "Un enlace quiere este número",
  transfer: "Transferir aquí",
  askFirst: "Consultar antes",
  transferNote: (name) => `Envía ${name} a este número.`,
  copy: "Copiar el número",
  copied: "Copiado",
  dismiss: "Ahora no",
  dial: "Llamar",
  dialNote: "Primero suena su propio teléfono.",
  kept: "Se guarda hasta que inicie sesión.",
};

export const integrationWords: WindowCatalogue["integrationWords"] = {
  heading: "En este equipo",
  startAtLogin: "Iniciar al entrar en mi sesión",
  startAtLoginNote: "En la bandeja, sin ventana.",
  phoneLinks: "Abrir los enlaces de teléfono con Ringside",
  phoneLinksNote: "Muestra el número, y nunca marca.",
  hints: {
    "not-installed": "Necesita una copia instalada de Ringside.",
    approval: "Permítalo en los ajustes del sistema para aplicaciones que se inician solas.",
    "in-system": "Elíjalo en los ajustes del sistema para aplicaciones predeterminadas.",
    refused: "El sistema no aceptó este cambio.",
  },
};

export const leaveWords: WindowCatalogue["leaveWords"] = {
  heading: {
    quit: "¿Salir de Ringside?",
    "sign-out": "¿Cerrar la sesión?",
    "switch-account": "¿Cambiar de cuenta?",
  },
  callsGoOn: (count) => {
    if (count === 0) return "Sus llamadas terminaron entretanto.";
    return count === 1
      ? "Su llamada sigue, en su teléfono. Ringside solo deja de mostrarla, y sus atajos descansan."
      : `Sus ${count} llamadas siguen, en sus teléfonos. Ringside solo deja de mostrarlas, y sus atajos descansan.`;
  },
  waiting: (count) => {
    if (count === 0) return "Ya no espera nadie.";
    return count === 1 ? "Una persona lo espera." : `${count} personas lo esperan.`;
  },
  nobodyReminds: "La espera sigue, y Ringside ya no le recuerda a nadie.",
  moreWait: (count) => `y ${count} más`,
  stay: {
    quit: "Dejarlo en marcha",
    "sign-out": "Seguir con la sesión",
    "switch-account": "Seguir con la sesión",
  },
  leave: { quit: "Salir", "sign-out": "Cerrar sesión", "switch-account": "Cambiar de cuenta" },
};

const noPlace: Readonly<Record<string, string>> = {
  "foreign-owner": "su carpeta o socket pertenece a otro usuario",
  "in-the-way": "otra cosa tiene su nombre",
  "in-use": "allí responde otro programa",
};

export const automationNotices: Pick<
  WindowCatalogue["windowWords"]["notices"],
  "command-line-failed" | "link-refused" | "earlier-card"
> = {
  "command-line-failed": (why) =>
    `No se puede llegar a la línea de comandos: ${noPlace[why] ?? "el sistema no permite su socket"}.`,
  "link-refused": () =>
    "Se abrió un enlace de teléfono que no contiene ningún número. No se hizo nada.",
  "earlier-card": () =>
    "Esa tarjeta era de antes de que Ringside se iniciara de nuevo. No se envió nada: aquí se ve cómo están las llamadas.",
};
