import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { gapsQuery } from "@/api/gaps.ts";
import { itemsOf } from "@/api/pages.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Choices } from "@/ui/Choices.tsx";
import { Empty } from "@/ui/Empty.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { GapRow } from "./GapRow.tsx";

/** What customers asked and no document answers, the most asked first. */
export function Gaps() {
  const { workspace } = useHere();
  const [isAnswered, setAnswered] = useState(false);
  const query = useInfiniteQuery(gapsQuery(workspace.id, isAnswered));
  const gaps = itemsOf(query.data);
  return (
    <>
      <Choices
        label={t.knowledge.gapsWhich}
        choices={[
          { value: "open", words: t.knowledge.gapsOpen },
          { value: "answered", words: t.knowledge.gapsAnswered },
        ]}
        chosen={isAnswered ? "answered" : "open"}
        onChoose={(which) => setAnswered(which === "answered")}
      />
      {query.isPending && <p className="text-muted text-sm">{t.shell.loading}</p>}
      {query.isError && !query.data && <Retry error={query.error} onRetry={query.refetch} />}
      {query.data && gaps.length === 0 && (
        <Empty icon={CircleHelp} title={isAnswered ? t.knowledge.noneAnswered : t.knowledge.noGaps}>
          {!isAnswered && <p>{t.knowledge.noGapsWhy}</p>}
        </Empty>
      )}
      {gaps.length > 0 && (
        <ul aria-label={t.knowledge.gaps} className="divide-y divide-line rounded-xl border border-line bg-panel">
          {gaps.map((gap) => (
            <GapRow key={gap.id} gap={gap} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t.knowledge.more}
        </Button>
      )}
    </>
  );
}
