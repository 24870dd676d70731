import type { Texts } from "../en/index.ts";

export const preview: Texts["preview"] = {
  page: (number: number) => `Página ${number}`,
  pageLooks: (number: number) => `La página ${number} tal como es, con las palabras marcadas`,
  pageMissing: (number: number) => `La página ${number} no se pudo mostrar. Lo que se leyó en ella está abajo.`,
  cells: "Celdas",
};
