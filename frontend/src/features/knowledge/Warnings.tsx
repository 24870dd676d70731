import { t } from "@/lib/texts/index.ts";

/** What to know about how a document was read. */
export function Warnings({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-attention">{t.knowledge.warnings(warnings.length)}</summary>
      <ul className="list-disc pt-1 pl-5">
        {warnings.map((warning) => (
          <li key={warning} className="break-words">
            {warning}
          </li>
        ))}
      </ul>
    </details>
  );
}
