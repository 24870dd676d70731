import { language } from "./texts/index.ts";

const DAY = 24 * 3600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language() + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(key, known);
  return known;
}

/** 14:05 */
export function clock(moment: string): string {
  return format({ hour: "2-digit", minute: "2-digit" }).format(new Date(moment));
}

/** Monday, 3 March */
export function day(moment: string): string {
  const date = new Date(moment);
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: "numeric" } as const);
  return format({ weekday: "long", day: "numeric", month: "long", ...year }).format(date);
}

/** 3 March, 14:05 */
export function dayAndClock(moment: string): string {
  return format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(moment));
}

/** 3 Mar, of a day without a time: 2026-03-03. */
export function date(written: string): string {
  return format({ day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(written));
}

/** The time for today, the weekday within the week, else the date. */
export function short(moment: string, now = Date.now()): string {
  const date = new Date(moment);
  if (isSameDay(moment, new Date(now).toISOString())) return clock(moment);
  if (now - date.getTime() < 6 * DAY) return format({ weekday: "short" }).format(date);
  return format({ day: "2-digit", month: "2-digit", year: "2-digit" }).format(date);
}

/** Whether both are on one day, here. */
export function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** 1:05 */
export function length(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** The name of a day of the week, counted from Monday. */
export function weekday(index: number): string {
  // 1 January 2024 was a Monday.
  return format({ weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + index));
}
