import type { DesktopCatalogue } from "../../catalogue.ts";

export const replyPages: DesktopCatalogue["replyPages"] = {
  done: {
    title: "Casi listo",
    text: "Vuelva a Ringside, que termina el inicio de sesión. Puede cerrar esta página.",
  },
  refused: {
    title: "Sesión no iniciada",
    text: "Ringside no recibió acceso. Vuelva a él para ver por qué o para intentarlo de nuevo. Puede cerrar esta página.",
  },
  already: {
    title: "Ya está hecho",
    text: "Este inicio de sesión ya recibió respuesta, quizá en otra pestaña. Vuelva a Ringside. Puede cerrar esta página.",
  },
  foreign: {
    title: "No es el inicio de sesión que Ringside espera",
    text: "Esta página pertenece a otro intento, quizá a una pestaña anterior. Siga en la más reciente, o empiece de nuevo en Ringside.",
  },
  notFound: {
    title: "Aquí no hay nada",
    text: "Aquí solo se muestra el final de un inicio de sesión.",
  },
};
