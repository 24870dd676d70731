import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { leadsFile } from "@/api/leads.ts";
import type { LeadFilter } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { download } from "@/lib/download.ts";
import { t } from "@/lib/texts/index.ts";
import { Menu } from "@/ui/Menu.tsx";
import { toastError } from "@/ui/toasts.tsx";

/** Takes along what the filter leaves: all of it, also what is not loaded yet. */
export function ExportMenu({ filter }: { filter: LeadFilter }) {
  const { workspace } = useHere();
  const save = useMutation({
    mutationFn: (format: "csv" | "xlsx") => leadsFile(workspace.id, filter, format),
    onSuccess: (file, format) => download(file, `leads-${new Date().toLocaleDateString("sv")}.${format}`),
    onError: toastError,
  });
  return (
    <Menu
      label={t.leads.export}
      className="inline-flex min-h-9 items-center gap-2 border border-line bg-panel px-3 font-medium text-sm"
      trigger={
        <>
          <Download aria-hidden size={18} />
          {save.isPending ? t.leads.exporting : t.leads.export}
        </>
      }
      items={[
        { label: t.leads.asCsv, onSelect: () => save.mutate("csv") },
        { label: t.leads.asXlsx, onSelect: () => save.mutate("xlsx") },
      ]}
    />
  );
}
