/** The settings as a whole, in Spanish. */
export const settingsWords = {
  window: "Ventana",
  groups: {
    general: { title: "General", note: "Aspecto, idioma, ventana, inicio de sesión" },
    calls: {
      title: "Llamadas",
      note: "Destinos de una tecla, llamadas en espera, segunda oportunidad, recientes",
    },
    alerts: { title: "Avisos y sonidos", note: "Qué avisa de una llamada y con qué volumen" },
    keys: {
      title: "Teclas y comandos",
      note: "Atajos globales, teclas en la ventana, línea de comandos",
    },
    account: {
      title: "Cuenta y permisos",
      note: "Quién ha iniciado sesión y qué permite la cuenta",
    },
    about: { title: "Ayuda e información", note: "Ayuda, diagnóstico, actualizaciones, licencias" },
  },
  search: {
    label: "Buscar en los ajustes",
    found: (count: number) =>
      count === 1 ? "1 ajuste encontrado" : `${count} ajustes encontrados`,
    none: "Ningún ajuste responde a estas palabras.",
  },
  undo: {
    changed: (name: string) => `«${name}» ha cambiado.`,
    undone: (name: string) => `«${name}» está como antes.`,
    undo: "Deshacer",
    undoOf: (name: string) => `Deshacer: ${name}`,
  },
  synonyms: {
    appearance: "tema oscuro claro noche modo colores apariencia",
    language: "traducción palabras",
    window: "franja pequeña compacta fija encima emergente",
    integration: "arranque automático encender iniciar enlaces tel teléfono predeterminado",
    targets: "predeterminado favorito rápido aparcar desviar plaza",
    waiting: "retenida aparcada recordatorio olvidada larga límite",
    cardNumber: "tarjeta crédito pago pci grabación pausa",
    secondChance: "cancelar deshacer retraso cuenta atrás confirmar error",
    recent: "historial registro privacidad datos borrar olvidar guardar",
    notifications: "alertas tarjetas silencio no molestar privacidad nombre ocultar",
    tones: "sonidos audio pitido volumen alto silencio ruido",
    hotkeys: "atajos teclado combinaciones letras",
    commandLine: "CLI terminal consola script automatización Stream Deck ringside",
    account: "cerrar sesión cambiar usuario contraseña perfil dispositivo",
    access: "permisos derechos administrador falta permitido",
    updates: "versión actualizar nueva",
    application: "ayuda soporte manual registros informar problema diagnóstico licencias",
  },
};
