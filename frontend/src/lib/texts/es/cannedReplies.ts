export const cannedReplies = {
  title: "Respuestas rápidas",
  about: "Se escriben con / y el atajo; {customer_name} y {member_name} se completan.",
  shortcut: "Atajo",
  text: "Texto",
  add: "Agregar una respuesta rápida",
  removeSure: (shortcut: string) => `¿Quitar /${shortcut}?`,
};
