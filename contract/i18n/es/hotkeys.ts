import type { WindowCatalogue } from "../catalogue.ts";
import type { hotkeyWords as english } from "../en/hotkeys.ts";

type HotkeyWord = keyof typeof english;

export const hotkeyNames: WindowCatalogue["hotkeyNames"] = {
  speak: "Decir cómo está todo",
  mute: "Silenciar o activar el micrófono",
  hold: "Retener o reanudar",
  flip: "Pasar a otro teléfono",
  park: "Aparcar",
  record: "Grabar, pausar o reanudar",
  transfer: "Transferir",
  answer: "Contestar",
  decline: "Rechazar",
  end: "Colgar",
  retrieve: "Recuperar",
  swap: "Alternar llamadas",
  "mute-only": "Solo silenciar",
  unmute: "Solo activar el micrófono",
  "hold-only": "Solo retener",
  resume: "Solo reanudar",
  "start-recording": "Empezar a grabar",
  "pause-recording": "Pausar la grabación",
  "resume-recording": "Reanudar la grabación",
  "ask-first": "Consultar antes",
  complete: "Completar la transferencia",
  "take-back": "Volver a tomar la llamada",
  "finish-here": "Terminar aquí tras pasar la llamada",
  "card-number": "Número de tarjeta",
  "more-time": "Más tiempo para el número de tarjeta",
  voicemail: "Enviar al buzón de voz",
  forward: "Desviar",
  reply: "Responder con un mensaje",
  ignore: "Ignorar una llamada de cola",
  "resume-longest": "A quien espera desde hace más tiempo",
};

export const hotkeyWords: Pick<WindowCatalogue["windowWords"]["settings"], HotkeyWord> = {
  hotkeys: "Atajos globales",
  none: "Ninguno",
  change: (action) => `Cambiar el atajo de ${action}`,
  hotkeyOf: (action: string) => `Atajo de ${action}`,
  remove: (action) => `Quitar el atajo de ${action}`,
  listen: "Pulse las teclas nuevas",
  listenNote: "Escape cancela. Los demás atajos descansan mientras tanto.",
  needsModifier: "Mantenga Ctrl, Alt, Mayús o la tecla del sistema junto con otra tecla.",
  requested: "Pedido al escritorio. Cuenta como definido en cuanto se haya disparado.",
  stillActive: (keys) => `${keys} sigue en vigor.`,
  causes: {
    taken: "Otra aplicación ya usa estas teclas.",
    invalid: "Estas teclas no pueden ser un atajo global.",
    duplicate: "Otra acción ya tiene estas teclas.",
    unsupported: "Este escritorio no ofrece atajos globales a las aplicaciones.",
    "not-installed":
      "GNOME solo da atajos a aplicaciones instaladas, y rechaza las demás sin decirlo. Instale el paquete de Ringside, o defina una tecla en los ajustes de teclado de GNOME.",
  },
  muteToggles: (key) =>
    `Silenciar alterna: el sistema avisa a Ringside cuando se pulsa un atajo, nunca cuando se suelta. En esta ventana, mantenga ${key} para silenciarse mientras tanto.`,
  moreHotkeys: "Más acciones",
  tryKeys: "Probar las teclas",
  tryKeysEnd: "Terminar la prueba",
  tryKeysNote: "Pulse un atajo: aquí se nombra y no hace nada más.",
  arrived: (action, count) =>
    count === 1 ? `${action} ha llegado.` : `${action} ha llegado ${count} veces.`,
};
