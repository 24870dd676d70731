import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, Plus } from "lucide-react";
import { useHere } from "@/api/workspaceContext.ts";
import { workspacesQuery } from "@/api/workspaces.ts";
import { t } from "@/lib/texts/index.ts";

const ROW = "flex min-h-11 items-center gap-2 px-3 -outline-offset-2 hover:bg-raised";

/** Going to another workspace, or opening one more. */
export function WorkspaceList() {
  const { workspace } = useHere();
  const { data: workspaces = [] } = useQuery(workspacesQuery);
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line text-sm">
      {workspaces.map(({ id, name, role }) => (
        <li key={id}>
          <Link
            to="/w/$workspaceId/inbox"
            params={{ workspaceId: id }}
            aria-current={id === workspace.id || undefined}
            className={ROW}
          >
            <span className="min-w-0 truncate font-medium">{name}</span>
            <span className="shrink-0 text-muted">{t.team.roles[role]}</span>
            {id === workspace.id && (
              <span className="ml-auto text-brand">
                <Check aria-hidden size={18} />
                <span className="sr-only">{t.settings.openNow}</span>
              </span>
            )}
          </Link>
        </li>
      ))}
      <li>
        <Link to="/open-workspace" className={`${ROW} text-brand`}>
          <Plus aria-hidden size={18} />
          {t.settings.openAnother}
        </Link>
      </li>
    </ul>
  );
}
