export const cannedReplies = {
  title: "Respostas prontas",
  about: "Digite / e o atalho; {customer_name} e {member_name} são preenchidos.",
  shortcut: "Atalho",
  text: "Texto",
  add: "Adicionar uma resposta pronta",
  removeSure: (shortcut: string) => `Remover /${shortcut}?`,
};
