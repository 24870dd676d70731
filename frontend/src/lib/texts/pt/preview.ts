import type { Texts } from "../en/index.ts";

export const preview: Texts["preview"] = {
  page: (number: number) => `Página ${number}`,
  pageLooks: (number: number) => `A página ${number} como ela é, com as palavras marcadas`,
  pageMissing: (number: number) => `A página ${number} não pôde ser mostrada. O que foi lido nela está abaixo.`,
  cells: "Células",
};
