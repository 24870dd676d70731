import type { Document } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { Progress } from "@/ui/Progress.tsx";

const COLOURS: Partial<Record<Document["state"], string>> = {
  ready: "bg-brand",
  no_text: "bg-attention",
  failed: "bg-danger",
};
const UNDER_WAY = new Set<Document["state"]>(["queued", "parsing", "embedding"]);

/** How far a document is, what stood in the way, and what to do about it. */
export function DocumentState({ document }: { document: Document }) {
  const { state, failure, progress } = document;
  const isUnderWay = UNDER_WAY.has(state);
  const isCounted = state !== "queued" && progress.total > 0;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p role="status" className="flex items-center gap-2">
        <span aria-hidden className={`size-2.5 shrink-0 rounded-full ${COLOURS[state] ?? "bg-field"}`} />
        {t.knowledge.states[state]}
        {isUnderWay && isCounted && (
          <span className="shrink-0 text-muted">{t.knowledge.of(progress.done, progress.total)}</span>
        )}
      </p>
      {isUnderWay && isCounted && <Progress label={t.knowledge.states[state]} part={progress.done / progress.total} />}
      {isUnderWay && document.searchable && <p className="text-muted text-xs">{t.knowledge.oldIsFound}</p>}
      {state === "no_text" && <p className="text-attention">{t.knowledge.noText}</p>}
      {failure && (
        <div className="text-danger">
          {t.knowledge.failures[failure.code] && <p>{t.knowledge.failures[failure.code]}</p>}
          <p className={t.knowledge.failures[failure.code] ? "text-xs" : ""}>{failure.message}</p>
        </div>
      )}
    </div>
  );
}
