import { CircleCheck, CircleDashed } from "lucide-react";
import type { LeadRow } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";

/** Whether all required steps are complete. */
export function Qualified({ lead }: { lead: LeadRow }) {
  const Icon = lead.qualified ? CircleCheck : CircleDashed;
  return (
    <span
      className={`flex items-center gap-1.5 ${lead.qualified ? "font-medium text-brand" : "text-muted"}`}
      title={lead.qualified_at ? t.leads.since(dayAndClock(lead.qualified_at)) : undefined}
    >
      <Icon aria-hidden size={16} className="shrink-0" />
      {lead.qualified ? t.leads.qualifiedOne : t.leads.openOne}
    </span>
  );
}
