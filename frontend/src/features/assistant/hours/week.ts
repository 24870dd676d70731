import type { OfficeHours } from "@/api/types.ts";
import { weekday } from "@/lib/time.ts";

type Opening = OfficeHours["openings"][number];
export type Day = Opening["day"];
/** From when to when people are there. As fields for times have no 24:00, midnight at the end is 00:00. */
export type Span = Pick<Opening, "opens" | "closes">;
export type Week = Record<Day, readonly Span[]>;

export const DAYS = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const satisfies Day[];
const MIDNIGHT = "00:00";
const END_OF_DAY = "24:00";

/** Nobody there at all. */
export const CLOSED = Object.fromEntries(DAYS.map((day) => [day, []])) as unknown as Week;
export const USUAL_SPAN: Span = { opens: "09:00", closes: "18:00" };

export function weekOf(openings: readonly Opening[]): Week {
  const week: Record<Day, Span[]> = structuredClone(CLOSED) as Record<Day, Span[]>;
  for (const { day, opens, closes } of openings) {
    week[day].push({ opens: opens.slice(0, 5), closes: closes === END_OF_DAY ? MIDNIGHT : closes.slice(0, 5) });
  }
  return week;
}

export function openingsOf(week: Week): Opening[] {
  return DAYS.flatMap((day) =>
    week[day].map(({ opens, closes }) => ({ day, opens, closes: closes === MIDNIGHT ? END_OF_DAY : closes })),
  );
}

/** Whether it ends after it begins, on the same day. */
export function isSpan({ opens, closes }: Span): boolean {
  return opens !== "" && closes !== "" && (closes === MIDNIGHT || closes > opens);
}

/** Monday 09:00–18:00, a line for each. */
export function openingWords({ time_zone, openings }: OfficeHours): string {
  const lines = openings.map(({ day, opens, closes }) => {
    return `${dayName(day)} ${opens.slice(0, 5)}–${closes.slice(0, 5)}`;
  });
  return [...lines, time_zone].join("\n");
}

export function dayName(day: Day): string {
  return weekday(DAYS.indexOf(day));
}
