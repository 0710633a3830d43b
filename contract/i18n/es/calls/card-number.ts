import type { WindowCatalogue } from "../../catalogue.ts";

export const cardNumberWords: WindowCatalogue["cardNumberWords"] = {
  name: "Número de tarjeta",
  about: (seconds) => `Pausa la grabación durante ${seconds} segundos. Después sigue por sí sola.`,
  title: {
    pausing: "Pausando la grabación",
    counting: "En pausa por un número de tarjeta",
    ending: "La grabación sigue en un momento",
    resuming: "Reanudando la grabación",
    stuck: "La grabación sigue en pausa",
  },
  named: (title, who) => `${title}: ${who}`,
  text: {
    pausing: "Espere un momento con el número: aún no está confirmada la pausa.",
    counting: "No se graba nada. Después sigue por sí sola.",
    ending: "Pulse «Más tiempo» si el número no ha terminado.",
    resuming: "Se ha pedido a RingCentral que siga grabando.",
    stuck:
      "Se ha pedido a RingCentral que siga grabando y no lo hace. Pulse «Reanudar la grabación».",
  },
  left: (duration) => `quedan ${duration}`,
  moreTime: "Más tiempo",
  settings: {
    title: "Números de tarjeta",
    note: "Cuánto tiempo se pausa la grabación por un número de tarjeta. Después sigue por sí sola.",
    label: "Pausar la grabación durante",
  },
  card: {
    ending: (who) => `La grabación con ${who} sigue en 10 segundos`,
    endingHidden: "La grabación sigue en 10 segundos",
    stuck: (who) => `La grabación con ${who} sigue en pausa`,
    stuckHidden: "Una grabación sigue en pausa",
  },
  gap: (duration) => `grabación en pausa ${duration}`,
};
