export const notes = {
  write: "Uma nota para os colegas",
  note: "Sua nota",
  placeholder: "Uma nota para os colegas; @ menciona alguém",
  about: "Só a sua equipe vê isto, nunca o cliente e nunca a IA.",
  by: (name: string) => `Nota de ${name}`,
  remove: "Remover a nota",
};
