import { useState } from "react";
import type { Grounding, Message, Source } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { Proof } from "@/ui/Proof.tsx";
import { Figures } from "./Figures.tsx";
import { Section } from "./Section.tsx";
import { SourceDialog } from "./SourceDialog.tsx";

/** What a reply of the AI stands on: words that really stand in a document. */
export function Basis({ grounding, generation }: { grounding: Grounding; generation: Message["generation"] }) {
  return (
    <Section title={t.evidence.basis}>
      {grounding.question && <p className="text-muted text-xs">{t.evidence.searched(grounding.question)}</p>}
      {grounding.sources.map((source) => (
        <Passage key={`${source.chunk_id} ${source.quote}`} source={source} />
      ))}
      {grounding.sources.length === 0 && (
        <p className="text-muted">{grounding.found === false ? t.evidence.notFound : t.evidence.notNeeded}</p>
      )}
      {grounding.figures.length > 0 && <Figures figures={grounding.figures} />}
      {generation && (
        <p className="text-muted text-xs">
          {t.evidence.generation(generation.model, generation.latency, generation.prompt_version)}
        </p>
      )}
    </Section>
  );
}

function Passage({ source }: { source: Source }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <figure className="rounded-lg border border-line p-2">
      <figcaption className="mb-1 text-muted text-xs">
        {source.filename}
        {source.place && ` · ${source.place}`}
      </figcaption>
      <Proof onClick={() => setOpen(true)}>{source.quote}</Proof>
      <SourceDialog source={source} open={isOpen} onClose={() => setOpen(false)} />
    </figure>
  );
}
