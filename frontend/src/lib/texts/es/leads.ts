import type { Texts } from "../index.ts";

export const leads: Texts["leads"] = {
  title: "Leads",
  which: "Qué leads",
  all: "Todos",
  qualified: "Calificados",
  unqualified: "Aún sin calificar",
  qualifiedOne: "Calificado",
  openOne: "Abierto",
  none: "Todavía no hay leads",
  noneWhy: "En cuanto un cliente escriba, aparecerá aquí con lo que la IA haya averiguado de él.",
  noneFit: "Ningún lead coincide.",
  noSteps: "Aún no ha dicho qué quiere saber de un lead. Los pasos que añada serán columnas aquí.",
  customer: "Cliente",
  state: "Estado",
  lastActive: "Última actividad",
  since: (when) => `desde ${when}`,
  export: "Exportar",
  exporting: "Exportando…",
  asCsv: "CSV, para cualquier programa",
  asXlsx: "Libro de Excel",
};
