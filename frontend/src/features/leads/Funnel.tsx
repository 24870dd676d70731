import type { Funnel as FunnelFigures, LeadFilter } from "@/api/types.ts";
import { amount, share } from "@/lib/amounts.ts";
import { t } from "@/lib/texts/index.ts";

interface Props {
  funnel: FunnelFigures;
  filter: LeadFilter;
  onChoose(next: LeadFilter): void;
}

/** How far customers have come, step by step; each stage shows those who are there. On a phone they scroll aside. */
export function Funnel({ funnel, filter, onChoose }: Props) {
  const stages: { words: string; count: number; shows: LeadFilter }[] = [
    { words: t.leads.customers, count: funnel.customers, shows: {} },
    ...funnel.stages.map(({ step, completed }) => ({
      words: step.description,
      count: completed,
      shows: { step: step.id },
    })),
    { words: t.leads.qualified, count: funnel.qualified, shows: { lead: "qualified" } },
  ];
  return (
    <ol aria-label={t.leads.funnel} className="-mx-4 flex gap-2 overflow-x-auto px-4 py-0.5 md:-mx-8 md:px-8">
      {stages.map(({ words, count, shows }) => (
        <li key={shows.step ?? shows.lead ?? ""} className="flex min-w-32 max-w-56 grow basis-0">
          <button
            type="button"
            aria-pressed={shows.step === filter.step && shows.lead === filter.lead}
            title={words}
            onClick={() => onChoose(shows)}
            className="flex w-full flex-col gap-1 rounded-xl border border-line bg-panel p-3 text-left hover:bg-raised aria-pressed:border-brand"
          >
            <span className="line-clamp-1 text-muted text-xs">{words}</span>
            <span className="flex items-baseline justify-between gap-2">
              <span className="font-semibold text-lg">{amount(count)}</span>
              <span className="text-muted text-xs">{share(count, funnel.customers)}</span>
            </span>
            <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-brand"
                style={{ width: `${(100 * count) / funnel.customers}%` }}
              />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
