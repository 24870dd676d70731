import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useRemoveGap } from "@/api/gaps.ts";
import type { Gap } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { GapForm } from "./GapForm.tsx";

/** A question without an answer, how often it was asked, and answering it in place. */
export function GapRow({ gap }: { gap: Gap }) {
  const { workspace } = useHere();
  const [isAnswering, setAnswering] = useState(false);
  const others = gap.wordings.filter((wording) => wording !== gap.question);
  const here = { workspaceId: workspace.id };
  return (
    <li aria-label={gap.question} className="flex flex-col gap-2 p-4">
      <p className="break-words font-medium">{gap.question}</p>
      <p className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
        <span>
          {t.knowledge.count(gap.count)}, {t.knowledge.last(dayAndClock(gap.last_at))}
        </span>
        <Link
          to="/w/$workspaceId/inbox/$chatId"
          params={{ ...here, chatId: gap.chat_id }}
          className="text-brand underline"
        >
          {t.knowledge.toChat}
        </Link>
        {gap.document_id && (
          <Link
            to="/w/$workspaceId/knowledge/$documentId"
            params={{ ...here, documentId: gap.document_id }}
            className="text-brand underline"
          >
            {t.knowledge.toNote}
          </Link>
        )}
      </p>
      {others.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer text-muted">{t.knowledge.wordings(others.length)}</summary>
          <ul className="list-disc pt-1 pl-5">
            {others.map((wording) => (
              <li key={wording}>{wording}</li>
            ))}
          </ul>
        </details>
      )}
      {workspace.role === "admin" &&
        (isAnswering ? (
          <GapForm gap={gap} onClose={() => setAnswering(false)} />
        ) : (
          <div className="flex flex-wrap gap-2">
            {!gap.document_id && <Button onClick={() => setAnswering(true)}>{t.knowledge.answer}</Button>}
            <Dismissing gap={gap} />
          </div>
        ))}
    </li>
  );
}

function Dismissing({ gap }: { gap: Gap }) {
  const { workspace } = useHere();
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveGap(workspace.id);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t.knowledge.dismissGap}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t.knowledge.dismissSure(gap.question)}
        confirm={t.knowledge.dismissGap}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(gap.id, { onError: toastError, onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
