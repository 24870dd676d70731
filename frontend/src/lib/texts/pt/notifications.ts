import type { Texts } from "../index.ts";

export const notifications: Texts["notifications"] = {
  title: "Notificações neste aparelho",
  about:
    "Mesmo sem nenhuma página aberta: quando uma conversa precisa de uma pessoa, e quando um cliente escreve em uma que é sua.",
  on: "Avisar-me neste aparelho",
  texts: "Mostrar o que o cliente escreveu",
  textsAbout: "Quem vir este aparelho poderá ler.",
  unavailable:
    "Este navegador não pode receber avisos. No iPhone, ponha antes a página na tela de início; nos demais, é preciso HTTPS.",
  notSetUp: "Quem opera esta instalação não configurou as notificações.",
  denied: "Você proibiu as notificações desta página: permita-as nos ajustes do navegador.",
  reasons: { needs_person: "Precisa de uma pessoa", message: "Nova mensagem" },
};
