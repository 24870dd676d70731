import type { Texts } from "../index.ts";

export const journal: Texts["journal"] = {
  title: "O que o servidor enviou",
  about: "Cada mensagem e cada recibo como o servidor do WhatsApp informou, e o que foi feito com ele.",
  none: "Nada aqui",
  older: "Mostrar mais antigos",
  state: "Situação",
  anyState: "Em qualquer situação",
  told: "Tipo",
  anyTold: "De qualquer tipo",
  states: { waiting: "Aguardando", taken_in: "Registrado", dropped: "Não guardado", set_aside: "Posto de lado" },
  tolds: { message: "Mensagem", delivery: "Recibo", status: "Sessão", qr: "Código QR" },
  outcomes: {
    accepted: "novo",
    repeated: "já conhecido",
    confirmed: "confirma nossa própria mensagem",
    parked: "espera pela sua mensagem",
  },
  details: "Detalhes",
  ourNumber: "Seu número",
  messageId: "Id do WhatsApp",
  attempts: "Tentativas",
  warnings: "O que foi ignorado",
  body: "Como foi enviado",
  replay: "Registrar de novo",
  replayed: "Está sendo registrado. Não haverá resposta: o momento já passou.",
};
