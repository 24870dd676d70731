import type { Texts } from "../index.ts";

export const leads: Texts["leads"] = {
  title: "Leads",
  which: "Quais leads",
  all: "Todos",
  qualified: "Qualificados",
  unqualified: "Ainda não qualificados",
  qualifiedOne: "Qualificado",
  openOne: "Em aberto",
  none: "Nenhum lead ainda",
  noneWhy: "Assim que um cliente escrever, ele aparece aqui com o que a IA descobriu na conversa.",
  noneFit: "Nenhum lead corresponde.",
  noSteps: "Você ainda não disse o que quer saber de um lead. As etapas que você criar viram colunas aqui.",
  customer: "Cliente",
  state: "Situação",
  lastActive: "Última atividade",
  since: (when) => `desde ${when}`,
  export: "Exportar",
  exporting: "Exportando…",
  asCsv: "CSV, para qualquer programa",
  asXlsx: "Planilha do Excel",
};
