import type { WindowCatalogue } from "../catalogue.ts";
import { consult } from "./calls/consult.ts";
import { automationNotices } from "./desktop/automation.ts";
import { hotkeyWords } from "./hotkeys.ts";
import { chooser, dial, transfer } from "./questions.ts";

export const stateNames: WindowCatalogue["stateNames"] = {
  dialing: "Marcando",
  ringing: "Sonando",
  connected: "Conectada",
  held: "Retenida",
  parked: "Aparcada",
  ended: "Terminada",
  unknown: "Sin aclarar",
};

export const windowWords: WindowCatalogue["windowWords"] = {
  app: {
    title: "Ringside",
    demo: "Cuenta de demo",
    demoNote: "Nada de esto es real.",
    settings: "Ajustes",
    openSettings: "Abrir los ajustes",
    back: "Volver a las llamadas",
    diagnostics: "Diagnóstico",
    backToSettings: "Volver a los ajustes",
    hide: "Ocultar la ventana",
    enlarge: "Mostrar toda la ventana",
    starting: "Iniciando",
    broken: "Esta vista tuvo un problema.",
    tryAgain: "Reintentar",
    cancel: "Cancelar",
    dismiss: "Descartar",
  },
  connection: {
    off: "Sin conexión",
    live: "En directo",
    connecting: "Conectando",
    stale: "Desactualizado",
    staleNote: "Lo que ve puede estar desactualizado.",
    confirmedAt: (time) => `Confirmado por última vez a las ${time}.`,
    notUpdatedMoment: "Sin actualizar desde hace menos de un minuto",
    notUpdatedFor: (minutes) => `Sin actualizar desde hace ${minutes} min`,
    notUpdatedHours: (hours) => `Sin actualizar desde hace ${hours} h`,
    pressTwice: "Hasta entonces, lo que pueda dañar la llamada pide una segunda pulsación.",
    notLiveYetNote:
      "Sus llamadas se muestran tal como se acaban de leer. Los cambios llegan en un momento.",
    pause: "RingCentral pidió una pausa",
    pauseNote: "No se puede enviar nada hasta que termine.",
    pauseLeft: (seconds) => `Quedan ${seconds} s.`,
  },
  idle: {
    heading: "Sin llamadas",
    reading: "Buscando sus llamadas",
    note: "Aquí aparecen las llamadas de todos sus teléfonos.",
    extension: (number) => `Ext. ${number}`,
  },
  call: {
    inbound: "Llamada entrante",
    outbound: "Llamada saliente",
    via: (name) => `vía ${name}`,
    muted: "Silenciada",
    recording: "Grabando",
    recordingPaused: "Grabación en pausa",
    parkedAt: (place) => `Aparcada en ${place}`,
    heldFor: "Retenida desde hace",
    serviceSays: (word) => `El servicio llama a este estado «${word}».`,
    endedNote: "Esta llamada terminó.",
    ringOut: {
      "phone-first": (name) => `Primero suena su teléfono, y luego se llama a ${name}.`,
      unsure: () => "RingCentral hace esta llamada para alguien. Aún no se sabe si la pidió usted.",
    },
    isCalling: (name) => `Llama ${name}`,
    announce: (name, state) => `${name}: ${state}`,
    controls: "Controles de la llamada",
    pressToo: (hotkey) => `Atajo: ${hotkey}`,
    participants: "Participantes",
    moreParticipants: (count) => `Y ${count} más, que esta ventana no enumera.`,
    moreCalls: (count) => `Y ${count} llamadas más, que Ringside no sigue.`,
    muteParticipant: (name) => `Silenciar a ${name}`,
    others: "Otras llamadas",
    switchTo: (name) => `Cambiar a ${name}`,
    holdAll: "Retener todas",
    actOn: (action, name) => `${action}: ${name}`,
    more: (name) => `Más para ${name}`,
    otherPhone: (name) => `Elegir un teléfono para ${name}`,
    onPhone: {
      answer: (phone) => `Contestar en ${phone}`,
      retrieve: (phone) => `Recuperar en ${phone}`,
    },
    offline: "Fuera de línea",
    elsewhere: {
      open: "Aparcar o pasar a otro sitio",
      park: (place) => `Aparcar en ${place}`,
      flip: (phone) => `Pasar a ${phone}`,
    },
    failed: (action) => `Falló: ${action}`,
  },
  advice: {
    "held-on-device": {
      title: "Aún retenida en un teléfono",
      text: "Ringside ha soltado su propia retención. Pulse Reanudar en el teléfono que retiene la llamada.",
    },
    "muted-on-device": {
      title: "Un teléfono puede estar silenciado",
      text: "Ringside no le silencia. Si nadie le oye, pulse la tecla de silencio del propio teléfono.",
    },
    "finish-here": {
      title: "Contestada en su otro teléfono",
      text: "Tiene la llamada en los dos teléfonos. «Terminar aquí» la deja en el otro.",
    },
  },
  adviceWhere: (phones) => `Mire en ${phones}.`,
  hearing: {
    open: "No me oyen",
    title: (name) => `Si ${name} no le oye`,
    own: {
      hold: {
        clear: { title: "No retenida", text: "RingCentral no informa de retención por su lado." },
        liftable: { title: "La llamada está retenida", text: "Reanúdela antes aquí." },
        device: {
          title: "Aún retenida en un teléfono",
          text: "Ringside ha soltado su propia retención. Pulse Reanudar en el propio teléfono.",
        },
        resting: {
          title: "La llamada está retenida",
          text: "Ahora no se puede reanudar desde aquí. Pulse Reanudar en el propio teléfono.",
        },
      },
      mute: {
        clear: {
          title: "No silenciada por Ringside",
          text: "RingCentral no informa de silencio por su lado.",
        },
        liftable: { title: "Está silenciado", text: "Active antes aquí el micrófono." },
        device: {
          title: "Silenciada en un teléfono",
          text: "Ringside ha soltado su propio silencio. Pulse la tecla de silencio del teléfono.",
        },
        resting: {
          title: "Está silenciado",
          text: "Ahora no se puede activar desde aquí. Pulse la tecla de silencio del teléfono.",
        },
      },
    },
    phone: {
      title: "Mire el propio teléfono",
      text: "Un teléfono tiene su propio silencio, que nadie más puede ver ni quitar. Si su luz de silencio o de retención está encendida, pulse esa tecla; compruebe también el interruptor de los auriculares.",
      textFor: (phones) =>
        `Un teléfono tiene su propio silencio, que nadie más puede ver ni quitar. Si la luz de silencio o de retención está encendida en ${phones}, pulse esa tecla; compruebe también el interruptor de los auriculares.`,
    },
    again: "Comprobar otra vez",
    asking: "Preguntando a RingCentral",
    asked: "Esto es lo que RingCentral dice ahora.",
    close: "Cerrar",
  },
  armed: {
    again: "Aún no se envió nada.",
    remedy: "Lo que ve no está confirmado. Pulse lo mismo otra vez para enviarlo.",
  },
  phases: {
    armed: "Pulse otra vez",
    sent: "Enviando",
    accepted: "Aceptada",
    unknown: "Comprobando",
    failed: "Falló",
  },
  recording: {
    on: { name: "Grabando", press: "Pausar", short: "Pausar" },
    paused: { name: "En pausa", press: "Reanudar la grabación", short: "Seguir" },
    noStop: "Una grabación se puede pausar, no parar: RingCentral no tiene parada.",
  },
  chooser,
  transfer,
  consult,
  dial,
  notices: {
    "settings-damaged": (subject) =>
      `El archivo de ajustes estaba dañado, así que valen los predeterminados. El archivo antiguo se guarda como ${subject}.`,
    "settings-not-kept": () =>
      "Ringside no puede escribir en su carpeta: el disco está lleno o no lo permite. Lo que cambie vale hasta que Ringside se cierre. Lo sigue intentando.",
    "hotkey-failed": (subject) => `No se pudo registrar el atajo de «${subject}».`,
    keyring: () =>
      "Este escritorio no tiene un almacén de claves protegido. Su sesión sigue abierta solo hasta que Ringside se cierre.",
    "call-control-not-granted": () =>
      "Las llamadas se muestran, pero su control no está concedido a esta aplicación. Pídalo a su administrador.",
    ...automationNotices,
  },
  settings: {
    appearance: "Apariencia",
    language: "Idioma",
    systemLanguage: "Como el sistema",
    themes: { system: "Sistema", light: "Claro", dark: "Oscuro" },
    ...hotkeyWords,
    defaults: "Destinos de una tecla",
    defaultFlip: "Pasar va a",
    defaultPark: "Aparcar va a",
    usedLast: "El último usado",
    ask: "Preguntar cada vez",
    notifications: "Notificaciones",
    switches: {
      ringing: "Suena una llamada",
      missed: "Se perdió una llamada",
      answered: "Se contestó una llamada",
      parked: "Se aparcó una llamada",
      failed: "Falló una acción",
      connection: "Conexión perdida y recuperada",
      waiting: "Alguien espera mucho tiempo",
      showCaller: "Mostrar nombre y número de quien llama",
      quietWhileTalking: "Sin tarjeta para una llamada que suena mientras habla",
    },
    showOnRinging: "Abrir esta ventana cuando suena una llamada",
    strip: "Franja pequeña sobre todas las ventanas",
    stripNote: "Nombre, tiempo, silencio y retención.",
    noStrip: "Wayland no mantiene ninguna ventana encima.",
    showOnRingingNote: "Nunca toma el teclado.",
    showsNothingOnRinging:
      "No en este escritorio: Wayland no muestra ninguna ventana sin darle el teclado. Una notificación avisa de la llamada.",
    noTray:
      "Este escritorio no muestra iconos en la bandeja, así que la ventana de Ringside queda en la barra de tareas. Iniciar Ringside de nuevo la abre.",
    application: "Aplicación",
    openLogs: "Abrir los registros",
    help: "Ayuda",
    licences: "Licencias",
    quit: "Salir de Ringside",
  },
};
