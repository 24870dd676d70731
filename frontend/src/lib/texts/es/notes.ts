export const notes = {
  write: "Una nota para los colegas",
  note: "Su nota",
  placeholder: "Una nota para los colegas; @ menciona a alguien",
  about: "Solo su equipo ve esto, nunca el cliente y nunca la IA.",
  by: (name: string) => `Nota de ${name}`,
  remove: "Quitar la nota",
};
