import { Link } from "@tanstack/react-router";
import { ChartColumn } from "lucide-react";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Empty } from "@/ui/Empty.tsx";

/** A workspace to which nobody has written yet: who may, goes on to the first steps. */
export function Nothing() {
  const { workspace } = useHere();
  return (
    <Empty icon={ChartColumn} title={t.overview.none}>
      <p>{t.overview.noneWhy}</p>
      {workspace.role === "admin" && (
        <Link
          to="/w/$workspaceId/assistant"
          params={{ workspaceId: workspace.id }}
          className="inline-flex min-h-9 items-center rounded-lg bg-brand px-3 font-medium text-on-brand text-sm"
        >
          {t.overview.firstSteps}
        </Link>
      )}
    </Empty>
  );
}
