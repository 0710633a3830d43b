import type { WindowCatalogue } from "../catalogue.ts";

const again = "Vuelva a iniciar sesión.";

export const failureWords: WindowCatalogue["failureWords"] = {
  networkTroubles: {
    dns: {
      reason: "El nombre del servidor no se conoce en esta red.",
      remedy: "Compruebe la dirección, la red y la VPN si la hay.",
    },
    proxy: {
      reason: "El proxy de la red no deja pasar a Ringside.",
      remedy: "Pida a su administrador que permita RingCentral en el proxy.",
    },
    "proxy-password": {
      reason: "El proxy de la red quiere un usuario y una contraseña.",
      remedy:
        "Pida a su administrador que deje pasar a RingCentral sin identificación. Ringside no puede dar una contraseña a este proxy.",
    },
    certificate: {
      reason: "Este equipo no confía en el certificado del servidor.",
      remedy:
        "Pregunte a su administrador. Ringside no se conecta con un certificado que no puede comprobar.",
    },
    "captive-portal": {
      reason: "Esta red quiere que antes inicie sesión en ella.",
      remedy: "Abra una página web en el navegador, inicie sesión en la red y vuelva a intentarlo.",
    },
    unreachable: {
      reason: "No se puede llegar a RingCentral.",
      remedy: "Compruebe la red. Ringside se vuelve a conectar solo.",
    },
  },
  sessionEnds: {
    "by-service": {
      reason: "RingCentral terminó la sesión.",
      remedy: `${again} Termina cuando cambia la contraseña, cuando un administrador la termina o cuando inicia sesión en varios otros dispositivos.`,
    },
    unused: { reason: "La sesión caducó mientras Ringside no se ejecutaba.", remedy: again },
    "not-readable": {
      reason: "No se pudo leer la sesión guardada.",
      remedy: `${again} El almacén de claves del sistema ha cambiado o se ha negado.`,
    },
    damaged: {
      reason: "La sesión guardada está dañada.",
      remedy: `${again} El archivo se apartó.`,
    },
    "not-protected": {
      reason: "La sesión guardada no estaba protegida, así que Ringside no la usó.",
      remedy: `${again} Si usted no puso ese archivo ahí, lo hizo otro programa.`,
    },
    "time-limit": {
      reason: "Se alcanzó el límite de tiempo de una sesión de su cuenta.",
      remedy: again,
    },
  },
  signInCauses: {
    refused: {
      reason: "RingCentral rechazó el inicio de sesión.",
      remedy: "Compruebe la credencial.",
    },
    denied: {
      reason: "No se concedió el acceso en la página de RingCentral.",
      remedy: "Inicie sesión de nuevo y permita el acceso, o pregunte a su administrador.",
    },
    expired: {
      reason: "La credencial ha caducado.",
      remedy: "Cree una nueva y vuelva a intentarlo.",
    },
    malformed: {
      reason: "Eso no es un JWT.",
      remedy: "Cópielo entero, tres partes separadas por puntos, y vuelva a intentarlo.",
    },
    "wrong-client": {
      reason: "La credencial pertenece a otra aplicación.",
      remedy: "Use el ID de cliente para el que se creó.",
    },
    "no-client": {
      reason: "Esta copia de Ringside no tiene ID de cliente.",
      remedy: "Pídalo a su administrador de RingCentral e introdúzcalo aquí, o pruebe la demo.",
    },
    "redirect-not-registered": {
      reason: "El registro de la aplicación no nombra la dirección de retorno de Ringside.",
      remedy: "Pida a quien registró la aplicación que la añada.",
    },
    "ports-taken": {
      reason:
        "Otros programas ocupan todos los puertos en que Ringside puede esperar al navegador.",
      remedy: "Ciérrelos, o inicie sesión con un JWT.",
    },
    "browser-not-opened": {
      reason: "No se pudo abrir el navegador.",
      remedy: "Copie el enlace y ábralo usted en un navegador.",
    },
    "clock-wrong": {
      reason: "El reloj de este equipo está mal.",
      remedy: "Ajuste fecha, hora y zona horaria, y luego inicie sesión.",
    },
    unreachable: {
      reason: "No se puede llegar al servidor de inicio de sesión.",
      remedy: "Compruebe la dirección y la red.",
    },
    cancelled: {
      reason: "El inicio de sesión se canceló.",
      remedy: "Empiece de nuevo cuando quiera.",
    },
    "not-ringcentral": {
      reason: "En esa dirección no hay un servidor compatible con RingCentral.",
      remedy: "Compruebe la dirección.",
    },
    "insecure-server": {
      reason: "Esa dirección no está cifrada.",
      remedy: "Use una dirección https, o http solo en este equipo.",
    },
  },
  otherNotHeld: {
    refused: {
      reason: "La llamada en curso no se retuvo, así que no se hizo nada más.",
      remedy: "Reténgala o termínela, y pulse otra vez.",
    },
    unknown: {
      reason: "No se sabe si la llamada en curso se retuvo, así que no se hizo nada más.",
      remedy: "Mire las dos llamadas, y pulse otra vez.",
    },
  },
  unreadReplies: {
    "reply-too-large": {
      reason: "La respuesta de RingCentral es mucho mayor de lo debido, así que no se leyó.",
      remedy: "Puede haber un proxy en medio. Compruebe la red y vuelva a intentarlo.",
    },
    "reply-endless": {
      reason: "La respuesta de RingCentral empezó y no llegó a su fin a tiempo.",
      remedy: "Compruebe la red y vuelva a intentarlo.",
    },
  },
  signedOut: { reason: "Su sesión está cerrada.", remedy: again },
  timedOut: {
    reason: "RingCentral no respondió a tiempo, así que aún no se sabe el resultado.",
    remedy: "Espere a que la llamada se lea de nuevo antes de volver a intentarlo.",
  },
  ownPause: (seconds) => ({
    reason: "Ringside envió demasiadas solicitudes en un minuto y hace una pausa por sí mismo.",
    remedy: `Vuelva a intentarlo en ${seconds} s.`,
  }),
  pause: (seconds) => ({
    reason: "RingCentral pidió una pausa por demasiadas solicitudes.",
    remedy: `Vuelva a intentarlo en ${seconds} s.`,
  }),
  callGone: { reason: "La llamada ya terminó.", remedy: "No se hizo nada." },
  callChanged: {
    reason: "La llamada cambió justo antes de que pulsara.",
    remedy: "No se envió nada. Mire la llamada y pulse otra vez.",
  },
  nothingSent: "No se envió nada.",
  eventsRefused: (status) => ({
    reason: `RingCentral rechazó la conexión de eventos en directo (${status}).`,
    remedy: "Ringside lo vuelve a intentar solo. Si dura, cierre la sesión y ábrala de nuevo.",
  }),
  badReply: {
    reason: "RingCentral respondió algo que no se entiende.",
    remedy: "Puede haber un proxy en medio. La llamada se lee de nuevo.",
  },
  badInput: { reason: "Esa no es una entrada válida.", remedy: "Corríjala y vuelva a intentarlo." },
  hotkeyTaken: (keys) => ({
    reason: `Otra aplicación ya usa ${keys}.`,
    remedy: "Elija otra combinación. La última que funciona sigue en vigor.",
  }),
  hotkeyInvalid: (keys) => ({
    reason: `${keys} no puede ser un atajo global.`,
    remedy:
      "Use al menos una tecla modificadora junto con una letra, un dígito o una tecla de función.",
  }),
  otherLeftHeld: (reason) => `La otra llamada se retuvo. ${reason}`,
  internal: {
    reason: "Algo falló dentro de Ringside.",
    remedy: "Vuelva a intentarlo. Si sigue, abra los registros e infórmenos.",
  },
};
