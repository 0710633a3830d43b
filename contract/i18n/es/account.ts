import type { WindowCatalogue } from "../catalogue.ts";

export const accountWords: WindowCatalogue["accountWords"] = {
  signIn: {
    heading: "Sus llamadas, a una tecla",
    intro:
      "Silenciar, retener, aparcar y pasar la llamada de su teléfono RingCentral, sea cual sea la aplicación que esté delante.",
    withBrowser: "Iniciar sesión con el navegador",
    withBrowserNote: "Abre la página de RingCentral. Ringside nunca ve su contraseña.",
    tryDemo: "Probar la demo",
    demoNote: "Sin cuenta. Una oficina ficticia con llamadas en curso.",
    useJwt: "Usar un JWT",
    jwtIntro:
      "Para desarrolladores y equipos desatendidos. La credencial no se queda en esta ventana.",
    jwt: "JWT",
    submit: "Iniciar sesión",
    missing: "Rellene este campo.",
  },
  service: {
    title: "Servidor y aplicación",
    server: "Servidor",
    clientId: "ID de cliente",
    clientIdNote: "El del registro de la aplicación en RingCentral.",
    save: "Guardar",
    saved: "Guardado.",
    fixed: "Dado en la línea de comandos para esta ejecución.",
    neededTitle: "Iniciar sesión en RingCentral",
    needed:
      "Esta copia de Ringside aún no tiene ID de cliente. Por él reconoce RingCentral a una aplicación. Se lo da quien registró Ringside para su empresa, normalmente su administrador de RingCentral.",
    haveOne: "Tengo un ID de cliente",
    saveAndSignIn: "Guardar e iniciar sesión",
  },
  steps: {
    starting: { title: "Inicio de sesión", note: "Preparando." },
    browser: {
      title: "Esperando al navegador…",
      note: "Inicie sesión en la página de RingCentral y permita el acceso. Después volverá aquí.",
    },
    exchanging: { title: "Inicio de sesión", note: "RingCentral confirma su inicio de sesión." },
    reading: { title: "Inicio de sesión", note: "Leyendo su extensión y sus llamadas." },
    restoring: { title: "Hola de nuevo", note: "Retomando su última sesión." },
    demo: { title: "Iniciando la demo", note: "Montando una oficina ficticia en este equipo." },
  },
  progress: {
    timeLeft: "Tiempo restante",
    copyLink: "Copiar el enlace",
    copied: "Enlace copiado. Ábralo en un navegador de este equipo.",
    cancel: "Cancelar",
    signOut: "Cerrar sesión",
    tryingAgain: "Ringside sigue intentándolo.",
    signedInAs: (name) => `Sesión iniciada como ${name}`,
  },
  access: {
    title: "Lo que puede hacer",
    functions: {
      "see-calls": "Ver sus llamadas",
      "control-calls": "Controlar llamadas",
      "live-updates": "Seguir las llamadas en directo",
      record: "Grabar",
      park: "Aparcar",
      flip: "Pasar a otro teléfono",
      "answer-here": "Contestar y recuperar",
      "find-colleagues": "Encontrar compañeros",
      "set-availability": "Cambiar su disponibilidad",
    },
    missing: {
      "app-permission": (name) =>
        `No concedido a esta aplicación. Pida «${name}» a su administrador.`,
      "user-permission": (name) => `No concedido a su función. Pida «${name}» a su administrador.`,
      feature: (name) =>
        `No forma parte de su plan o extensión. Pida «${name}» a su administrador.`,
    },
    states: { available: "Disponible", missing: "Falta", unknown: "Desconocido" },
    unknown: "No se pudo preguntar a RingCentral. Puede que funcione.",
  },
  keeping: {
    where: {
      encrypted:
        "Su sesión se guarda en este equipo, protegida por el almacén de claves del sistema.",
      "by-consent": "Su sesión se guarda en este equipo sin protección, como usted permitió.",
      memory: "Su sesión sigue abierta hasta que Ringside se cierre.",
    },
    because: {
      "no-keyring":
        "Su sesión sigue abierta hasta que Ringside se cierre: este escritorio no tiene almacén de claves.",
      "weak-keyring":
        "Su sesión sigue abierta hasta que Ringside se cierre: el almacén de claves de este escritorio no protege nada.",
      "write-failed":
        "Su sesión sigue abierta hasta que Ringside se cierre: no se pudo escribir en el disco.",
      demo: "La demo no guarda nada.",
    },
    keep: "Mantener la sesión…",
    stop: "Dejar de guardarla",
    question: "¿Mantener la sesión sin protección?",
    risk: "Este escritorio no puede proteger secretos. Su sesión quedaría sin protección en un archivo suyo.",
    who: "Cualquier programa que se ejecute con su nombre, y quien llegue a sus archivos o a una copia de ellos, podría usarla para ver y controlar sus llamadas.",
    until: "Termina cuando usted cierra la sesión o cuando RingCentral la termina.",
    agree: "Guardarla de todos modos",
    decline: "Ahora no",
  },
  account: {
    title: "Cuenta",
    signOut: "Cerrar sesión",
    switchAccount: "Cambiar de cuenta",
    leaveDemo: "Salir de la demo",
  },
};
