import { useQuery } from "@tanstack/react-query";
import { figuresQuery } from "@/api/figures.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Page } from "@/ui/Page.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { Month } from "./Month.tsx";
import { Nothing } from "./Nothing.tsx";
import { Today } from "./Today.tsx";
import { Traffic } from "./Traffic.tsx";
import { Waiting } from "./Waiting.tsx";

/** What waits for people now, what today is like, and how the last 30 days were. */
export function OverviewPage() {
  const { workspace } = useHere();
  const query = useQuery(figuresQuery(workspace.id));
  const figures = query.data;
  return (
    <Page title={t.overview.title} wide>
      {query.isPending && <p className="text-muted text-sm">{t.shell.loading}</p>}
      {query.isError && !figures && <Retry error={query.error} onRetry={query.refetch} />}
      {figures?.funnel.customers === 0 && <Nothing />}
      {figures && figures.funnel.customers > 0 && (
        <>
          <Waiting />
          <Today days={figures.days} />
          <Traffic days={figures.days} />
          <Month total={figures.total} />
        </>
      )}
    </Page>
  );
}
