import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useHere } from "@/api/workspaceContext.ts";

/** Opens the chat of a lead, from anywhere in the row or card that it stands in. */
export function ChatLink({ chatId, children }: { chatId: string; children: ReactNode }) {
  const { workspace } = useHere();
  return (
    <Link
      to="/w/$workspaceId/inbox/$chatId"
      params={{ workspaceId: workspace.id, chatId }}
      className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-brand focus-visible:after:-outline-offset-2"
    >
      {children}
    </Link>
  );
}
