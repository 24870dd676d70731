import { language, t } from "./texts/index.ts";

/** What a step has come to, in words. Empty: nothing yet. */
export function stepValue(value: unknown): string {
  if (typeof value === "boolean") return value ? t.evidence.yes : t.evidence.no;
  if (typeof value === "number") return new Intl.NumberFormat(language()).format(value);
  return String(value ?? "");
}
