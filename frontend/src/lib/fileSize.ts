import { language } from "./texts/index.ts";

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** 48 kB; what is smaller than one is one. */
export function fileSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1000)) / 3), UNITS.length);
  const options = { style: "unit", unit: UNITS[power - 1], maximumFractionDigits: power > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language(), options).format(Math.max(bytes / 1000 ** power, 1));
}
