import { type CSSProperties, type ReactNode, useRef } from "react";
import { type CustomItemComponentProps, Virtualizer, type VirtualizerHandle } from "virtua";
import { customerName } from "@/api/names.ts";
import type { LeadRow, WorkflowStep } from "@/api/types.ts";
import { isNearEnd } from "@/lib/isNearEnd.ts";
import { stepValue } from "@/lib/stepValue.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock, short } from "@/lib/time.ts";
import { ChatLink } from "./ChatLink.tsx";
import { Qualified } from "./Qualified.tsx";

const HEADER_HEIGHT = 48;
const ROW_HEIGHT = 52;
// A table lays out its columns by all of its rows; of a thousand only those in sight are there.
const ROW = "grid [grid-template-columns:var(--columns)] items-center gap-4 border-line border-b px-4";

export interface LeadsProps {
  leads: LeadRow[];
  steps: WorkflowStep[];
  /** The last of them are nearly in sight. */
  onNearEnd(): void;
}

/** On a desk: a row for each lead, a column for each step. Steps that don't fit are reached by scrolling to the side. */
export function LeadTable({ leads, steps, onNearEnd }: LeadsProps) {
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = {
    "--columns": `minmax(11rem, 2fr) 8rem 6rem repeat(${steps.length}, minmax(9rem, 1fr))`,
    minWidth: `${30 + 10 * steps.length}rem`,
  } as CSSProperties;
  return (
    <div ref={scroller} className="mx-4 mb-4 min-h-0 overflow-auto rounded-xl border border-line bg-panel md:mx-8">
      <table aria-label={t.leads.title} className="block text-left text-sm" style={columns}>
        <thead className="sticky top-0 z-10 block rounded-t-xl bg-panel">
          <tr className={`${ROW} h-12 text-muted text-xs`}>
            <th scope="col">{t.leads.customer}</th>
            <th scope="col">{t.leads.state}</th>
            <th scope="col">{t.leads.lastActive}</th>
            {steps.map(({ id, description, required }) => (
              <th scope="col" key={id} title={description} className="line-clamp-2 break-words">
                {description}
                {required && <span className="font-normal"> · {t.evidence.required}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <Virtualizer
          ref={list}
          as={Body}
          item={Row}
          data={leads}
          itemSize={ROW_HEIGHT}
          scrollRef={scroller}
          startMargin={HEADER_HEIGHT}
          onScroll={() => isNearEnd(list.current, leads.length) && onNearEnd()}
        >
          {(lead) => <Cells key={lead.chat_id} lead={lead} steps={steps} />}
        </Virtualizer>
      </table>
    </div>
  );
}

function Body({
  children,
  style,
  ref,
}: {
  children: ReactNode;
  style: CSSProperties;
  ref?: CustomItemComponentProps["ref"];
}) {
  return (
    <tbody ref={ref} className="block" style={style}>
      {children}
    </tbody>
  );
}

function Row({ children, style, ref }: CustomItemComponentProps) {
  return (
    <tr ref={ref} className={`${ROW} h-[52px] hover:bg-raised`} style={style}>
      {children}
    </tr>
  );
}

function Cells({ lead, steps }: { lead: LeadRow; steps: WorkflowStep[] }) {
  return (
    <>
      <td className="truncate font-medium">
        <ChatLink chatId={lead.chat_id}>{customerName(lead.customer)}</ChatLink>
      </td>
      <td>
        <Qualified lead={lead} />
      </td>
      <td className="truncate text-muted" title={dayAndClock(lead.last_activity_at)}>
        {short(lead.last_activity_at)}
      </td>
      {steps.map(({ id, key }) => (
        <td key={id} className="truncate" title={stepValue(lead.values[key])}>
          {stepValue(lead.values[key]) || <span className="text-muted">—</span>}
        </td>
      ))}
    </>
  );
}
