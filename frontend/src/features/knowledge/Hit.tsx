import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { SearchHit } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { language, t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { ChunkText } from "@/ui/ChunkText.tsx";
import { Progress } from "@/ui/Progress.tsx";
import { HitDialog } from "./HitDialog.tsx";

const SCORES = ["total", "dense", "lexical", "exact"] as const;

/** A part of a document that fits a question, with what speaks for it. */
export function Hit({ hit }: { hit: SearchHit }) {
  const { workspace } = useHere();
  const [isOpen, setOpen] = useState(false);
  const header = hit.cells ? (hit.text.split("\n")[0]?.split(" | ") ?? []) : [];
  const named = hit.rows.map((row) => row.cells.map(({ value }) => value).join(" | "));
  return (
    <li aria-label={hit.filename} className="flex flex-col gap-3 rounded-xl border border-line bg-panel p-4">
      <p className="break-words text-sm">
        <Link
          to="/w/$workspaceId/knowledge/$documentId"
          params={{ workspaceId: workspace.id, documentId: hit.document_id }}
          className="font-medium hover:underline"
        >
          {hit.filename}
        </Link>
        <span className="text-muted">
          {hit.place && ` · ${hit.place}`}
          {hit.context && ` · ${hit.context}`}
        </span>
      </p>
      <ChunkText text={hit.text} header={header} quotes={named} />
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t.knowledge.whereItStands}
      </Button>
      <HitDialog hit={hit} quotes={named} open={isOpen} onClose={() => setOpen(false)} />
      <ul className="grid grid-cols-2 gap-x-6 gap-y-2 text-xs sm:grid-cols-4">
        {SCORES.map((name) => (
          <li key={name} className="flex flex-col gap-1">
            <span className="flex justify-between gap-2">
              <span className={name === "total" ? "font-medium" : "text-muted"}>{t.knowledge.scores[name]}</span>
              {shown(hit.scores[name])}
            </span>
            <Progress label={t.knowledge.scores[name]} part={hit.scores[name]} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function shown(score: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(score);
}
