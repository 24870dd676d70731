import type { Document } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

/** What of a document was not read because its pages repeat it. */
export function LeftOut({ lines }: { lines: Document["left_out"] }) {
  if (lines.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted">{t.knowledge.leftOut(lines.length)}</summary>
      <p className="pt-1 text-muted">{t.knowledge.leftOutHint}</p>
      <ul className="list-disc pt-1 pl-5">
        {lines.map(({ text, times }) => (
          <li key={text} className="break-words">
            {text} <span className="text-muted">({t.knowledge.times(times)})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
