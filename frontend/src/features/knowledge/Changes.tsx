import { useQuery } from "@tanstack/react-query";
import { changesQuery } from "@/api/documents.ts";
import type { Changes as Told } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Notice } from "@/ui/Notice.tsx";

/** What a new version of a document changed, and how many replies stood on what went. */
export function Changes({ documentId }: { documentId: string }) {
  const { workspace } = useHere();
  const { data } = useQuery(changesQuery(workspace.id, documentId));
  if (!data?.from_version) return null;
  const { added, removed, changed } = data.counts;
  return (
    <section
      aria-label={t.knowledge.changes(data.from_version)}
      className="flex flex-col gap-2 rounded-xl border border-line bg-panel p-4"
    >
      <h2 className="font-semibold">{t.knowledge.changes(data.from_version)}</h2>
      {data.replies > 0 && <Notice kind="attention">{t.knowledge.repliesStood(data.replies)}</Notice>}
      <p className="text-muted text-sm">{t.knowledge.changeCounts(added, removed, changed)}</p>
      {data.entries.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer">{t.knowledge.showChanges}</summary>
          <ul className="flex flex-col divide-y divide-line">
            {data.entries.map((entry) => (
              <Entry key={`${entry.under} ${entry.before} ${entry.after}`} entry={entry} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Entry({ entry: { kind, under, before, after } }: { entry: Told["entries"][number] }) {
  return (
    <li className="flex flex-col gap-0.5 break-words py-2">
      <span className="text-muted text-xs">{[t.knowledge.changeKinds[kind], under].filter(Boolean).join(" · ")}</span>
      {before !== null && <del className="text-muted">{before}</del>}
      {after !== null && <ins className="no-underline">{after}</ins>}
    </li>
  );
}
