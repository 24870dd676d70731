import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { useMemo } from "react";
import { leadsQuery } from "@/api/leads.ts";
import { itemsOf } from "@/api/pages.ts";
import type { LeadFilter } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { useIsWide } from "@/lib/useIsWide.ts";
import { Choices } from "@/ui/Choices.tsx";
import { Empty } from "@/ui/Empty.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { Funnel } from "./Funnel.tsx";
import { LeadCards } from "./LeadCards.tsx";
import { LeadTable } from "./LeadTable.tsx";
import { readLeadFilter, type Side } from "./leadFilter.ts";

/** What customers have established, the steps as columns. */
export function LeadsPage() {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const filter = readLeadFilter(useSearch({ strict: false }));
  const query = useInfiniteQuery(leadsQuery(workspace.id, filter));
  const leads = useMemo(() => itemsOf(query.data), [query.data]);
  const Leads = useIsWide("(min-width: 48rem)") ? LeadTable : LeadCards;
  const first = query.data?.pages[0];
  const counts = first?.counts;
  const choices = [
    { value: "all" as const, words: t.leads.all, count: counts && counts.qualified + counts.unqualified },
    { value: "qualified" as const, words: t.leads.qualified, count: counts?.qualified },
    { value: "unqualified" as const, words: t.leads.unqualified, count: counts?.unqualified },
  ];
  const show = (next: LeadFilter) => navigate({ to: ".", search: next, replace: true });
  const choose = (side: Side) => show(readLeadFilter({ lead: side }));
  const isFiltered = !!(filter.lead || filter.step);
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };

  return (
    <section aria-label={t.leads.title} className="flex h-full min-h-0 flex-col bg-canvas">
      <header className="flex flex-col gap-3 px-4 pt-4 pb-3 md:px-8 md:pt-8">
        <div className="flex min-h-10 flex-wrap items-center justify-between gap-2">
          <h1 className="font-semibold text-xl">{t.leads.title}</h1>
          {leads.length > 0 && <ExportMenu filter={filter} />}
        </div>
        <Choices
          label={t.leads.which}
          choices={choices}
          chosen={filter.step ? undefined : (filter.lead ?? "all")}
          onChoose={choose}
        />
        {first && first.funnel.customers > 0 && first.funnel.stages.length > 0 && (
          <Funnel funnel={first.funnel} filter={filter} onChoose={show} />
        )}
        {first?.columns.length === 0 && <p className="text-muted text-sm">{t.leads.noSteps}</p>}
      </header>
      {query.isPending && <p className="px-4 text-muted text-sm md:px-8">{t.shell.loading}</p>}
      {query.isError && !query.data && <Retry error={query.error} onRetry={query.refetch} />}
      {query.data && leads.length === 0 && (
        <Empty icon={ListChecks} title={isFiltered ? t.leads.noneFit : t.leads.none}>
          {!isFiltered && <p>{t.leads.noneWhy}</p>}
        </Empty>
      )}
      {first && leads.length > 0 && <Leads leads={leads} steps={first.columns} onNearEnd={loadMore} />}
    </section>
  );
}
