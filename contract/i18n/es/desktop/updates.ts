import type { WindowCatalogue } from "../../catalogue.ts";

const again = "Ringside lo vuelve a intentar solo.";
const tell = "Dígaselo a quienes le dieron Ringside.";

export const updateWords: WindowCatalogue["updateWords"] = {
  heading: "Actualizaciones",
  itself: "Buscar actualizaciones",
  itselfNote: "Nunca durante una llamada.",
  check: "Buscar ahora",
  never: "Aún no se ha buscado.",
  upToDate: (time) => `Sin versión más nueva a las ${time}.`,
  checking: "Buscando…",
  loading: (version, percent) => `Descargando la versión ${version}: ${percent} %`,
  ready: (version) => `La versión ${version} está lista.`,
  waits: {
    calls: "Espera a que terminen sus llamadas.",
    quiet: "Espera unos minutos después de su última llamada.",
  },
  restart: "Reiniciar ahora",
  putOff: "Cuando salga",
  willInstall: "Se instala cuando salga.",
  card: {
    heading: (version) => `Ringside ${version} está listo`,
    note: "Reiniciar lleva un momento.",
  },
  menu: (version) => `Reiniciar para la versión ${version}`,
  off: {
    "not-configured": "Esta copia de Ringside se hizo sin un servidor que consultar.",
    "not-installed": "Solo una copia instalada de Ringside se actualiza sola.",
    "by-packages": "El gestor de paquetes de su sistema actualiza Ringside.",
    portable: "La copia portátil no se actualiza sola. Busque usted el archivo más nuevo.",
    demo: "La demo no actualiza Ringside.",
  },
  failures: {
    unreachable: { reason: "No se pudo llegar al servidor de actualizaciones.", remedy: again },
    damaged: {
      reason: "Lo que vino del servidor de actualizaciones estaba dañado, y se descartó.",
      remedy: `${again} Si continúa: ${tell}`,
    },
    "not-trusted": {
      reason: "Lo que vino no está firmado por los autores de Ringside, y se descartó.",
      remedy: `${tell} No se instaló nada.`,
    },
    "too-large": {
      reason: "Lo que vino del servidor de actualizaciones era demasiado grande, y se descartó.",
      remedy: `${again} Si continúa: ${tell}`,
    },
    endless: { reason: "El servidor de actualizaciones no llegó a su fin.", remedy: again },
    "not-written": {
      reason: "No se pudo escribir la actualización en el disco.",
      remedy: "Haga sitio, o permita a Ringside escribir en su carpeta. Lo vuelve a intentar solo.",
    },
  },
};
