import { useQuery } from "@tanstack/react-query";
import { summaryQuery, useSummarize } from "@/api/summaries.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { Section } from "./Section.tsx";

/** What the chat is about, written when somebody asks for it and kept up to date from then on. */
export function SummaryCard({ chatId }: { chatId: string }) {
  const { workspace } = useHere();
  const { data: summary } = useQuery(summaryQuery(workspace.id, chatId));
  const summarize = useSummarize(workspace.id, chatId);
  if (!summary) return null;
  const { content, state, error, stale } = summary;
  const isWritten = state === "waiting" || summarize.isPending;
  const write = (
    <Button look="quiet" busy={isWritten} onClick={() => summarize.mutate(undefined, { onError: toastError })}>
      {isWritten ? t.evidence.summarizing : t.evidence.summarize}
    </Button>
  );
  return (
    <Section title={t.evidence.summary} action={(!content || stale || isWritten) && write}>
      {error && <p className="text-danger">{error}</p>}
      {content && (
        <>
          <p>{content.wants}</p>
          <Points title={t.evidence.facts} points={content.facts} />
          <Points title={t.evidence.questions} points={content.open_questions} />
          <p>
            <span className="font-medium">{t.evidence.nextStep}:</span> {content.next_step}
          </p>
        </>
      )}
    </Section>
  );
}

function Points({ title, points }: { title: string; points: string[] }) {
  if (points.length === 0) return null;
  return (
    <div>
      <p className="font-medium">{title}</p>
      <ul className="list-disc pl-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}
