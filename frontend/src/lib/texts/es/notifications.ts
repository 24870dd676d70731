import type { Texts } from "../index.ts";

export const notifications: Texts["notifications"] = {
  title: "Notificaciones en este dispositivo",
  about:
    "También sin ninguna página abierta: cuando un chat necesita a una persona, y cuando un cliente escribe en uno que usted atiende.",
  on: "Avisarme en este dispositivo",
  texts: "Mostrar lo que escribió el cliente",
  textsAbout: "Quien vea este dispositivo podrá leerlo.",
  unavailable:
    "Este navegador no puede recibir avisos. En un iPhone, añada antes la página a la pantalla de inicio; en los demás hace falta HTTPS.",
  notSetUp: "Quien opera esta instalación no ha configurado las notificaciones.",
  denied: "Ha prohibido las notificaciones de esta página: permítalas en los ajustes del navegador.",
  reasons: { needs_person: "Necesita a una persona", message: "Mensaje nuevo" },
};
