import type { Grounding } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

/** The figures that a reply states, each with what bears it out. */
export function Figures({ figures }: { figures: Grounding["figures"] }) {
  return (
    <dl aria-label={t.evidence.figures} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
      {figures.map(({ text, basis, where }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reply may state a figure twice, and its figures never change
        <div key={place} className="contents">
          <dt className="font-medium">{text}</dt>
          <dd className={basis ? "text-muted" : "text-attention"}>
            {basis ? where || t.evidence.bases[basis] : t.evidence.unproven}
          </dd>
        </div>
      ))}
    </dl>
  );
}
