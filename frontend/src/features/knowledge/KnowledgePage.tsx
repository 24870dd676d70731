import { useNavigate, useSearch } from "@tanstack/react-router";
import { t } from "@/lib/texts/index.ts";
import { Choices } from "@/ui/Choices.tsx";
import { Page } from "@/ui/Page.tsx";
import { Documents } from "./Documents.tsx";
import { Gaps } from "./Gaps.tsx";
import { readPart } from "./knowledgePart.ts";
import { Trial } from "./Trial.tsx";

const PARTS = { documents: Documents, gaps: Gaps, trial: Trial };

/** What the AI knows: documents, what they lack, and what is found in them. */
export function KnowledgePage() {
  const navigate = useNavigate();
  const { part = "documents" } = readPart(useSearch({ strict: false }));
  const Part = PARTS[part];
  return (
    <Page title={t.knowledge.title}>
      <Choices
        label={t.knowledge.parts}
        choices={[
          { value: "documents", words: t.knowledge.documents },
          { value: "gaps", words: t.knowledge.gaps },
          { value: "trial", words: t.knowledge.trial },
        ]}
        chosen={part}
        onChoose={(next) => navigate({ to: ".", search: readPart({ part: next }), replace: true })}
      />
      <Part />
    </Page>
  );
}
