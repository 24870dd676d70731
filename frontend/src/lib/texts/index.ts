import type { Texts } from "./en/index.ts";

export type { Texts };

export const LANGUAGES = { en: "English", pt: "Português", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;

const CHOSEN = "language";
const dictionaries: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import("./en/index.ts"),
  pt: () => import("./pt/index.ts"),
  es: () => import("./es/index.ts"),
};

/** All that the pages say, in the language of whoever reads. There once `loadTexts` has been awaited. */
export let t: Texts;

/** Load what the pages say, before the first of them is shown. */
export async function loadTexts(): Promise<void> {
  document.documentElement.lang = chosen();
  t = (await dictionaries[chosen()]()).texts;
}

/** Choose the language of this browser: the pages are loaded again in it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, language);
  location.reload();
}

/** The language with its region, for times and numbers. */
export function language(): string {
  return navigator.languages.find((one) => one.split("-")[0] === chosen()) ?? chosen();
}

/** The language that was chosen here, or else the first of the browser's that we have. */
export function chosen(): Language {
  const wanted = [localStorage.getItem(CHOSEN) ?? "", ...navigator.languages];
  return (
    wanted
      .map((one) => one.split("-")[0])
      .find((one): one is Language => one !== undefined && Object.hasOwn(LANGUAGES, one)) ?? "en"
  );
}
