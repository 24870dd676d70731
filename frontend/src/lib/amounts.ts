import { language } from "./texts/index.ts";

/** 12,345 */
export function amount(count: number): string {
  return new Intl.NumberFormat(language()).format(count);
}

/** 37% */
export function share(part: number, whole: number): string {
  return new Intl.NumberFormat(language(), { style: "percent" }).format(whole ? part / whole : 0);
}

/** US$ 1.37 */
export function dollars(sum: number): string {
  return new Intl.NumberFormat(language(), { style: "currency", currency: "USD" }).format(sum);
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** In the unit that fits: 40 sec, 12 min, 1.5 hr, 3 days. */
export function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? UNITS[3];
  const digits = unit === "day" || unit === "hour" ? 1 : 0;
  return new Intl.NumberFormat(language(), {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(seconds / size);
}
