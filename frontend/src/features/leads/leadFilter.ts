import type { LeadFilter } from "@/api/types.ts";

export type Side = NonNullable<LeadFilter["lead"]> | "all";

/** Read the address of the page. What it does not know, it leaves out. */
export function readLeadFilter({ lead, step }: Record<string, unknown>): LeadFilter {
  return {
    ...(lead === "qualified" || lead === "unqualified" ? { lead } : {}),
    ...(step ? { step: String(step).slice(0, 40) } : {}),
  };
}
