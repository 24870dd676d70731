import type { FiguresOfDay } from "@/api/types.ts";
import { amount } from "@/lib/amounts.ts";
import { t } from "@/lib/texts/index.ts";
import { Panel } from "./Panel.tsx";
import { handOvers, repliesByPeople } from "./sums.ts";

const KINDS: { words: () => string; of: (day: FiguresOfDay) => number }[] = [
  { words: () => t.overview.messages, of: (day) => day.messages_in },
  { words: () => t.overview.byAi, of: (day) => day.replies.ai },
  { words: () => t.overview.byPeople, of: repliesByPeople },
  { words: () => t.overview.newCustomers, of: (day) => day.new_customers },
  { words: () => t.overview.handOvers, of: handOvers },
];

/** Today so far, beside all of yesterday. */
export function Today({ days }: { days: FiguresOfDay[] }) {
  const [yesterday, today] = days.slice(-2);
  if (!yesterday || !today) return null;
  return (
    <Panel title={t.overview.today}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-5">
        {KINDS.map(({ words, of }) => (
          <div key={words()} className="flex flex-col-reverse justify-end">
            <dt className="text-sm">{words()}</dt>
            <dd className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-semibold text-2xl">{amount(of(today))}</span>
              <span className="text-muted text-xs">{t.overview.yesterday(amount(of(yesterday)))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
