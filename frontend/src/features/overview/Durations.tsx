import type { FiguresOfTime } from "@/api/types.ts";
import { amount, duration } from "@/lib/amounts.ts";
import { t } from "@/lib/texts/index.ts";

type Taken = FiguresOfTime["resolution"];

/** How long things took, the first of them above all: a row each, without those that never happened. */
export function Durations({ of }: { of: [words: string, taken: Taken][] }) {
  const rows = of.flatMap(([words, { count, median, p90 }]) =>
    median === null || p90 === null ? [] : [{ words, count, median, p90 }],
  );
  const [first] = rows;
  if (!first) return <p className="text-muted text-sm">{t.overview.noDurations}</p>;
  return (
    <>
      <p className="font-semibold text-2xl">{duration(first.median)}</p>
      <table className="w-full text-right text-sm">
        <thead>
          <tr className="text-muted text-xs">
            <th scope="col" className="text-left">
              <span className="sr-only">{t.overview.what}</span>
            </th>
            {[t.overview.median, t.overview.p90, t.overview.count].map((words) => (
              <th scope="col" key={words} className="pl-3">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ words, count, median, p90 }) => (
            <tr key={words} className="border-line border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {words}
              </th>
              <td>{duration(median)}</td>
              <td>{duration(p90)}</td>
              <td>{amount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
