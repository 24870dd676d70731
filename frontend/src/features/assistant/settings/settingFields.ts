import * as v from "valibot";
import type { AiSettings, AiSettingsChange } from "@/api/types.ts";
import { language, t } from "@/lib/texts/index.ts";

type Values = AiSettings["defaults"];

export const SWITCHES = ["general_knowledge", "transcribe_voice", "describe_images", "keep_files"] as const;
export const NUMBERS = [
  "temperature",
  "tokens_per_day",
  "replies_per_hour",
  "memory_tokens",
  "debounce_seconds",
  "debounce_max_seconds",
  "max_parts",
  "characters_per_second",
] as const;
export type SwitchName = (typeof SWITCHES)[number];
export type NumberName = (typeof NUMBERS)[number];

const HOUR = 3600;
/** For how long people hold a chat, in seconds. */
const HOLDS = [HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 7 * 24 * HOUR];

const number = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(\d+([.,]\d+)?)?$/, () => t.assistant.notANumber),
);

/** The settings as a form has them: numbers as they are typed, nothing for the default. */
export const SETTINGS = v.object({
  model: v.pipe(v.string(), v.trim()),
  when_not_found: v.string(),
  hold_seconds: v.string(),
  temperature: number,
  tokens_per_day: number,
  replies_per_hour: number,
  memory_tokens: number,
  debounce_seconds: number,
  debounce_max_seconds: number,
  max_parts: number,
  characters_per_second: number,
  general_knowledge: v.boolean(),
  transcribe_voice: v.boolean(),
  describe_images: v.boolean(),
  keep_files: v.boolean(),
});
export type SettingFields = v.InferOutput<typeof SETTINGS>;

export function fieldsOf(settings: Values): SettingFields {
  const shown = (value: number | null) => (value === null ? "" : String(value));
  return {
    model: settings.model,
    when_not_found: settings.when_not_found,
    hold_seconds: shown(settings.hold_seconds),
    ...(Object.fromEntries(NUMBERS.map((name) => [name, shown(settings[name])])) as Record<NumberName, string>),
    ...(Object.fromEntries(SWITCHES.map((name) => [name, settings[name]])) as Record<SwitchName, boolean>),
  };
}

/** Return what is changed. What is as by default, or empty, goes back to the default, and follows it from then on. */
export function changesOf(
  fields: SettingFields,
  names: Partial<Record<keyof SettingFields, unknown>>,
  defaults: Values,
): AiSettingsChange {
  const changes = Object.keys(names).map((name) => {
    const value = typed(name, fields[name as keyof SettingFields]);
    return [name, value === defaults[name as keyof Values] ? null : value];
  });
  return Object.fromEntries(changes);
}

function typed(name: string, field: string | boolean): string | number | boolean | null {
  if (typeof field === "boolean") return field;
  if (field === "") return null;
  const isNumber = name === "hold_seconds" || NUMBERS.some((one) => one === name);
  return isNumber ? Number(field.replace(",", ".")) : field;
}

/** The times that may be chosen, with the present one and the default among them, in words. */
export function holdOptions(present: string, byDefault: number | null): (readonly [string, string])[] {
  const seconds = new Set([...HOLDS, ...(present ? [Number(present)] : []), ...(byDefault ? [byDefault] : [])]);
  const options = [...seconds].sort((one, other) => one - other).map((one) => [String(one), duration(one)] as const);
  return byDefault === null ? [["", t.assistant.untilGivenBack], ...options] : options;
}

/** 2 hours */
export function duration(seconds: number): string {
  const [unit, size] =
    seconds % (24 * HOUR) === 0
      ? (["day", 24 * HOUR] as const)
      : seconds % HOUR === 0
        ? (["hour", HOUR] as const)
        : (["minute", 60] as const);
  const options = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language(), options).format(seconds / size);
}
