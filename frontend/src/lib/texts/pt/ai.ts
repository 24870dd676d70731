export const ai = {
  on: "IA ligada",
  off: "IA desligada",
  switchOn: "Ligar a IA",
  switchOff: "Desligar a IA",
  onSure:
    "A partir de agora a IA responde aos clientes em todas as conversas. O que chegou enquanto estava desligada fica com a equipe.",
  offSure:
    "A IA não responde a mais ninguém, em nenhuma conversa, até alguém a ligar de novo. A equipe continua como sempre.",
  isOff: "A IA está desligada neste espaço.",
  isNew: "A IA está desligada até conhecer o seu negócio.",
  setUp: "Preparar",
  onlyAdmins: "Só administradores a ligam e desligam.",
};
