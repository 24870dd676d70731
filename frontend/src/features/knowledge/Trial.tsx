import { Search } from "lucide-react";
import { useState } from "react";
import { useSearchKnowledge } from "@/api/knowledge.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { TextField } from "@/ui/Field.tsx";
import { Hit } from "./Hit.tsx";

const LONGEST = 1000;

/** What is found for a question, and why. */
export function Trial() {
  const { workspace } = useHere();
  const [question, setQuestion] = useState("");
  const search = useSearchKnowledge(workspace.id);
  const found = search.data;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim()) search.mutate(question.trim());
        }}
        className="flex flex-col gap-3 rounded-xl border border-line bg-panel p-4"
      >
        <TextField
          label={t.knowledge.question}
          hint={t.knowledge.asked}
          error={search.error?.message}
          value={question}
          maxLength={LONGEST}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Button type="submit" look="primary" className="self-start" busy={search.isPending}>
          <Search aria-hidden size={18} />
          {t.knowledge.ask}
        </Button>
      </form>
      <div role="status" className="empty:hidden">
        {found?.items.length === 0 && <p className="text-sm">{t.knowledge.nothingFound}</p>}
      </div>
      <ol className="flex flex-col gap-3">
        {found?.items.map((hit) => (
          <Hit key={hit.chunk_id} hit={hit} />
        ))}
      </ol>
      {found?.context && (
        <details className="rounded-xl border border-line bg-panel p-4 text-sm">
          <summary className="cursor-pointer font-medium">{t.knowledge.shownToAi}</summary>
          <pre className="mt-2 whitespace-pre-wrap break-words font-sans text-muted text-xs">{found.context}</pre>
        </details>
      )}
    </>
  );
}
