import { useRef } from "react";
import { VList, type VListHandle } from "virtua";
import { customerName } from "@/api/names.ts";
import type { LeadRow, WorkflowStep } from "@/api/types.ts";
import { isNearEnd } from "@/lib/isNearEnd.ts";
import { stepValue } from "@/lib/stepValue.ts";
import { t } from "@/lib/texts/index.ts";
import { short } from "@/lib/time.ts";
import { ChatLink } from "./ChatLink.tsx";
import type { LeadsProps } from "./LeadTable.tsx";
import { Qualified } from "./Qualified.tsx";

/** On a phone: a card for each lead. */
export function LeadCards({ leads, steps, onNearEnd }: LeadsProps) {
  const list = useRef<VListHandle>(null);
  return (
    <div className="min-h-0 grow">
      <VList ref={list} data={leads} onScroll={() => isNearEnd(list.current, leads.length) && onNearEnd()}>
        {(lead) => (
          <div key={lead.chat_id} className="px-4 pb-3">
            <Card lead={lead} steps={steps} />
          </div>
        )}
      </VList>
    </div>
  );
}

function Card({ lead, steps }: { lead: LeadRow; steps: WorkflowStep[] }) {
  const known = steps.filter(({ key }) => stepValue(lead.values[key]));
  return (
    <article
      aria-label={customerName(lead.customer)}
      className="relative flex flex-col gap-2 rounded-xl border border-line bg-panel p-4 text-sm"
    >
      <div className="flex items-baseline gap-2">
        <h2 className="min-w-0 truncate font-semibold text-base">
          <ChatLink chatId={lead.chat_id}>{customerName(lead.customer)}</ChatLink>
        </h2>
        <span className="ml-auto shrink-0 text-muted text-xs">{short(lead.last_activity_at)}</span>
      </div>
      <div className="flex items-center justify-between gap-2">
        <Qualified lead={lead} />
        {steps.length > 0 && (
          <span className="text-muted text-xs">{t.evidence.progress(known.length, steps.length)}</span>
        )}
      </div>
      {known.length > 0 && (
        <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-1">
          {known.map(({ id, key, description }) => (
            <div key={id} className="contents">
              <dt className="truncate text-muted">{description}</dt>
              <dd className="break-words">{stepValue(lead.values[key])}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}
