const MORNING = 9;
const HOUR = 3600_000;

export function inHours(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * HOUR);
}

/** The next morning at nine, here; or that of the next day of the week (0: Sunday). */
export function nextMorning(now: Date, weekday?: number): Date {
  const morning = new Date(now);
  morning.setHours(MORNING, 0, 0, 0);
  do morning.setDate(morning.getDate() + 1);
  while (weekday !== undefined && morning.getDay() !== weekday);
  return morning;
}
