export const ai = {
  on: "IA activa",
  off: "IA apagada",
  switchOn: "Encender la IA",
  switchOff: "Apagar la IA",
  onSure:
    "Desde ahora la IA responde a los clientes en todos los chats. Lo que llegó mientras estaba apagada queda para el equipo.",
  offSure:
    "La IA ya no responde a nadie, en ningún chat, hasta que alguien la encienda de nuevo. El equipo sigue como siempre.",
  isOff: "La IA está apagada en este espacio.",
  isNew: "La IA está apagada hasta que conozca su negocio.",
  setUp: "Prepararla",
  onlyAdmins: "Solo los administradores la encienden y apagan.",
};
