import type { Texts } from "../index.ts";

export const journal: Texts["journal"] = {
  title: "Lo que envió el servidor",
  about: "Cada mensaje y cada acuse tal como los contó el servidor de WhatsApp, y qué se hizo con ellos.",
  none: "Nada por aquí",
  older: "Mostrar más antiguos",
  state: "Estado",
  anyState: "En cualquier estado",
  told: "Tipo",
  anyTold: "De cualquier tipo",
  states: { waiting: "En espera", taken_in: "Registrado", dropped: "No guardado", set_aside: "Apartado" },
  tolds: { message: "Mensaje", delivery: "Acuse", status: "Sesión", qr: "Código QR" },
  outcomes: {
    accepted: "nuevo",
    repeated: "ya conocido",
    confirmed: "confirma nuestro propio mensaje",
    parked: "espera a su mensaje",
  },
  details: "Detalles",
  ourNumber: "Su número",
  messageId: "Id de WhatsApp",
  attempts: "Intentos",
  warnings: "Lo que se ignoró",
  body: "Tal como se envió",
  replay: "Registrar otra vez",
  replayed: "Se está registrando. No habrá respuesta: su momento ya pasó.",
};
