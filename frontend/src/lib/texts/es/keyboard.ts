import type { Texts } from "../index.ts";

export const keyboard: Texts["keyboard"] = {
  title: "Teclas",
  next: "Chat siguiente",
  previous: "Chat anterior",
  write: "Escribir un mensaje",
  assign: "Asignarse el chat, o dejarlo sin asignar",
  ai: "Encender o apagar la IA",
  leave: "Salir del campo en que escribe",
  help: "Mostrar estas teclas",
  assigned: "El chat ya es suyo.",
  unassigned: "El chat no está asignado a nadie.",
  aiOff: "La IA guarda silencio aquí.",
  select: "Seleccionar el chat, o dejar de hacerlo",
};
