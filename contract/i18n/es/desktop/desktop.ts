import type { DesktopCatalogue } from "../../catalogue.ts";

export const tray: DesktopCatalogue["tray"] = {
  signedOut: "Ringside – sesión cerrada",
  signingIn: "Ringside – iniciando sesión",
  idle: "Ringside – sin llamadas",
  idleDemo: "Demo de Ringside – sin llamadas",
  stale: "Ringside – reconectando, lo mostrado puede ser antiguo",
  ringing: (who) => `Llama ${who}`,
  dialing: (who) => `Llamando a ${who}`,
  phoneFirst: (who) => `Primero suena su teléfono, luego ${who}`,
  connected: (who, since) => `${who}, desde las ${since}`,
  muted: (who, since) => `${who}, silenciada, desde las ${since}`,
  recording: (who, since) => `${who}, grabando, desde las ${since}`,
  mutedAndRecording: (who, since) => `${who}, silenciada, grabando, desde las ${since}`,
  held: (who, since) => `${who}, retenida desde las ${since}`,
  parked: (who, place) => `${who}, aparcada en ${place}`,
  parkedSomewhere: (who) => `${who}, aparcada`,
  other: (who) => `${who}, estado desconocido`,
  staleSince: (time) => `Ringside – sin actualizar desde las ${time}`,
  staleCall: (what) => `${what} (reconectando, puede ser antiguo)`,
  staleCallSince: (what, time) => `${what} (sin actualizar desde las ${time})`,
  more: (what, count) =>
    count === 1 ? `${what} – y 1 llamada más` : `${what} – y ${count} llamadas más`,
  demo: (what) => `Demo: ${what}`,
};

export const menu: DesktopCatalogue["menu"] = {
  noCall: "Sin llamadas",
  signedOut: "Sesión cerrada",
  signingIn: "Iniciando sesión…",
  callRinging: (who) => `${who} – sonando`,
  callDialing: (who) => `${who} – marcando`,
  callPhoneFirst: (who) => `${who} – primero suena su teléfono`,
  callConnected: (who) => `${who} – conectada`,
  callMuted: (who) => `${who} – silenciada`,
  callHeld: (who) => `${who} – retenida`,
  callParked: (who) => `${who} – aparcada`,
  callParkedAt: (who, place) => `${who} – aparcada en ${place}`,
  callOther: (who) => `${who} – estado desconocido`,
  old: (what) => `${what} (puede ser antiguo)`,
  because: (action, reason) => `${action} – ${reason}`,
  answerOn: "Contestar en",
  retrieveOn: "Recuperar en",
  armed: (action) => `${action} – elija otra vez para confirmar`,
  open: "Abrir Ringside",
  settings: "Ajustes…",
  diagnostics: "Diagnóstico…",
  logs: "Abrir los registros",
  leaveDemo: "Salir de la demo",
  signOut: "Cerrar sesión",
  quit: "Salir de Ringside",
  edit: "Edición",
};

export const notifications: DesktopCatalogue["notifications"] = {
  ringing: (who) => `Llama ${who}`,
  ringingHidden: "Llamada entrante",
  ringingVia: (via) => `Por ${via}`,
  ringingBody: "Suena en sus teléfonos",
  missed: {
    title: (who, count) =>
      count === 1 ? `Llamada perdida de ${who}` : `${count} llamadas perdidas de ${who}`,
    titleOfAll: (count) => `${count} llamadas perdidas`,
    hidden: (count) => (count === 1 ? "Llamada perdida" : `${count} llamadas perdidas`),
    body: (count) =>
      count === 1 ? "No se contestó en sus teléfonos." : "No se contestaron en sus teléfonos.",
  },
  unwitnessed: {
    title: (who, count) => (count === 1 ? `Llamó ${who}` : `${who} llamó ${count} veces`),
    titleOfAll: (count) => `${count} llamadas terminaron`,
    hidden: (count) => (count === 1 ? "Una llamada terminó" : `${count} llamadas terminaron`),
    body: (count) =>
      count === 1
        ? "No se sabe si se contestó: vea la lista de llamadas de su teléfono."
        : "No se sabe si se contestaron: vea la lista de llamadas de su teléfono.",
  },
  caller: (who, number, count) => {
    const caller = number === undefined ? who : `${who}, ${number}`;
    return count === 1 ? caller : `${caller} – ${count} veces`;
  },
  otherCallers: (count) => (count === 1 ? "y 1 más" : `y ${count} más`),
  armed: (action) => `${action}: pulse otra vez para confirmar`,
  armedBody:
    "Lo que muestra Ringside aún no está al día. No se envió nada; la misma pulsación otra vez lo envía.",
  armedBodyWithoutButton:
    "Lo que muestra Ringside aún no está al día. No se envió nada; pulse lo mismo otra vez, o haga clic aquí y púlselo en la ventana.",
  parked: (who) => `${who}: llamada aparcada`,
  parkedHidden: "Llamada aparcada",
  parkedBody: (place) => `Espera en ${place}`,
  parkedSomewhere: "Espera en una plaza",
  retrieve: "Recuperar",
  unparked: (who) => `${who}: ya no está aparcada`,
  unparkedHidden: "Una llamada ya no está aparcada",
  unparkedBody: {
    "picked-up": (by) =>
      by === undefined ? "Alguien ha recogido la llamada." : `Recogida por ${by}`,
    "hung-up": () => "Quien llamaba colgó.",
    unknown: () => "No se sabe si alguien tomó la llamada o si quien llamaba colgó.",
  },
  transferNotTaken: (who) => `Nadie tomó la llamada de ${who}`,
  transferNotTakenHidden: "Nadie tomó una llamada transferida",
  consultWaits: (who) => `${who} sigue en espera.`,
  consultWaitsHidden: "Quien llamó sigue en espera.",
  outcomeBody: (deed, now) => `${deed}. ${now}.`,
  failed: (action) => `Falló: ${action}`,
  failedBody: (reason, remedy) => `${reason} ${remedy}`,
  lost: "Conexión perdida",
  lostBody: "Las llamadas siguen, pero lo que muestra Ringside puede ser antiguo hasta que vuelva.",
  back: "La conexión ha vuelto",
  backBody: "Todas las llamadas se han leído de nuevo.",
  answer: "Contestar",
  decline: "Rechazar",
};

export const shortHotkeyNames: DesktopCatalogue["shortHotkeyNames"] = {
  speak: "Decir cómo está todo",
  mute: "Silenciar",
  hold: "Retener",
  flip: "Pasar",
  park: "Aparcar",
  record: "Grabar",
  transfer: "Transferir",
  answer: "Contestar",
  decline: "Rechazar",
  end: "Colgar",
  retrieve: "Recuperar",
  swap: "Alternar",
  "mute-only": "Solo silenciar",
  unmute: "Solo activar",
  "hold-only": "Solo retener",
  resume: "Solo reanudar",
  "start-recording": "Empezar a grabar",
  "pause-recording": "Pausar la grabación",
  "resume-recording": "Reanudar la grabación",
  "ask-first": "Consultar antes",
  complete: "Completar la transferencia",
  "take-back": "Volver a tomar",
  voicemail: "Enviar al buzón de voz",
  forward: "Desviar",
  reply: "Responder con un mensaje",
  ignore: "Ignorar",
};
