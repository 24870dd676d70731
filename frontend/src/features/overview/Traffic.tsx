import { useMemo } from "react";
import type { FiguresOfDay } from "@/api/types.ts";
import { amount } from "@/lib/amounts.ts";
import { t } from "@/lib/texts/index.ts";
import { date } from "@/lib/time.ts";
import { Chart, type Line } from "./Chart.tsx";
import { Panel } from "./Panel.tsx";
import { repliesByPeople } from "./sums.ts";

/** Messages and replies, day by day: drawn, and as a table for whoever would rather read. */
export function Traffic({ days }: { days: FiguresOfDay[] }) {
  const lines = useMemo<Line[]>(
    () => [
      {
        words: t.overview.messages,
        colour: "--color-chart-customer",
        style: "solid",
        values: days.map((day) => day.messages_in),
      },
      {
        words: t.overview.byAi,
        colour: "--color-chart-ai",
        style: "dashed",
        values: days.map((day) => day.replies.ai),
      },
      {
        words: t.overview.byPeople,
        colour: "--color-chart-member",
        style: "dotted",
        values: days.map(repliesByPeople),
      },
    ],
    [days],
  );
  const dates = useMemo(() => days.map((day) => day.date), [days]);
  return (
    <Panel title={t.overview.perDay}>
      <Chart label={t.overview.perDay} dates={dates} lines={lines} />
      <details>
        <summary className="w-fit cursor-pointer text-brand text-sm">{t.overview.asTable}</summary>
        <table aria-label={t.overview.perDay} className="mt-3 w-full text-right text-sm">
          <thead>
            <tr className="border-line border-b text-muted text-xs">
              <th scope="col" className="py-1.5 text-left">
                {t.overview.day}
              </th>
              {lines.map(({ words }) => (
                <th scope="col" key={words} className="py-1.5 pl-2">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dates.map((day, place) => (
              <tr key={day} className="border-line border-b">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {date(day)}
                </th>
                {lines.map(({ words, values }) => (
                  <td key={words}>{amount(values[place] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  );
}
