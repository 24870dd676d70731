import { Link } from "@tanstack/react-router";
import { useMemberName } from "@/api/names.ts";
import type { Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";

/** That somebody has marked a reply as wrong, and where the right answer stands. */
export function WrongNotice({ feedback }: { feedback: NonNullable<Message["feedback"]> }) {
  const { workspace } = useHere();
  const memberName = useMemberName();
  return (
    <p className="text-attention text-xs">
      {t.inbox.markedWrong(memberName(feedback.by))}{" "}
      <Link
        to="/w/$workspaceId/knowledge/$documentId"
        params={{ workspaceId: workspace.id, documentId: feedback.document_id }}
        className="underline"
      >
        {t.knowledge.toNote}
      </Link>
    </p>
  );
}
