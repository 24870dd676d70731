import type { Texts } from "../index.ts";

export const keyboard: Texts["keyboard"] = {
  title: "Teclas",
  next: "Próxima conversa",
  previous: "Conversa anterior",
  write: "Escrever uma mensagem",
  assign: "Atribuir a conversa a você, ou a ninguém",
  ai: "Ligar ou desligar a IA",
  leave: "Sair do campo em que você escreve",
  help: "Mostrar estas teclas",
  assigned: "A conversa agora é sua.",
  unassigned: "A conversa não está atribuída a ninguém.",
  aiOff: "A IA fica em silêncio aqui.",
  select: "Selecionar a conversa, ou deixar de selecionar",
};
