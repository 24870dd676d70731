import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMemberName } from "@/api/names.ts";
import { itemsOf } from "@/api/pages.ts";
import { promptVersionsQuery } from "@/api/prompts.ts";
import type { Prompt } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { VersionDialog } from "./VersionDialog.tsx";

/** What the AI was told before: to look at, and to go back to. */
export function Versions({ inUse }: { inUse: number }) {
  const { workspace } = useHere();
  const memberName = useMemberName();
  const [shown, setShown] = useState<Prompt>();
  const query = useInfiniteQuery(promptVersionsQuery(workspace.id));
  const versions = itemsOf(query.data);
  if (versions.length === 0) return null;
  return (
    <section aria-label={t.assistant.versions} className="flex flex-col gap-2">
      <h2 className="font-semibold">{t.assistant.versions}</h2>
      <ul className="divide-y divide-line rounded-xl border border-line bg-panel text-sm">
        {versions.map((version) => (
          <li key={version.version} className="flex flex-wrap items-center gap-2 px-4 py-2">
            <span className="font-medium">{t.assistant.versionNumber(version.version ?? 0)}</span>
            <span className="min-w-0 grow break-words text-muted">
              {version.saved_by && memberName(version.saved_by)}, {version.saved_at && dayAndClock(version.saved_at)}
            </span>
            {version.version === inUse && <span className="text-brand">{t.assistant.inUse}</span>}
            <Button
              look="quiet"
              aria-label={`${t.assistant.lookAt}: ${t.assistant.versionNumber(version.version ?? 0)}`}
              onClick={() => setShown(version)}
            >
              {t.assistant.lookAt}
            </Button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t.knowledge.more}
        </Button>
      )}
      {shown && <VersionDialog version={shown} isInUse={shown.version === inUse} onClose={() => setShown(undefined)} />}
    </section>
  );
}
