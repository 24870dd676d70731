import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { countsQuery } from "@/api/chats.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Panel } from "./Panel.tsx";

/** The open chats that somebody should look at, as the inbox lists them. */
export function Waiting() {
  const { workspace } = useHere();
  const { data: counts } = useQuery(countsQuery(workspace.id, "open"));
  const kinds = [
    { show: "needs", words: t.inbox.needsPerson, count: counts?.needs_person, isUrgent: true },
    { show: "unread", words: t.inbox.unread, count: counts?.unread, isUrgent: false },
    { show: "mine", words: t.inbox.mine, count: counts?.mine, isUrgent: false },
    { show: "unassigned", words: t.inbox.unassigned, count: counts?.unassigned, isUrgent: false },
  ] as const;
  return (
    <Panel title={t.overview.now}>
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-4">
        {kinds.map(({ show, words, count, isUrgent }) => (
          <li key={show}>
            <Link
              to="/w/$workspaceId/inbox"
              params={{ workspaceId: workspace.id }}
              search={{ show }}
              className={`flex h-full flex-col gap-1 rounded-lg border p-3 hover:bg-raised ${isUrgent && count ? "border-attention text-attention" : "border-line"}`}
            >
              <span className="font-semibold text-2xl">{shown(count)}</span>
              <span className="text-sm">{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The API counts to 100. */
function shown(count: number | undefined): string {
  return count === undefined ? "…" : count > 99 ? "99+" : String(count);
}
