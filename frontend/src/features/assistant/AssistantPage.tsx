import { useNavigate, useSearch } from "@tanstack/react-router";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Choices } from "@/ui/Choices.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Page } from "@/ui/Page.tsx";
import { readPart } from "./assistantPart.ts";
import { FirstSteps } from "./FirstSteps.tsx";
import { HoursPart } from "./hours/HoursPart.tsx";
import { PromptPart } from "./prompt/PromptPart.tsx";
import { SettingsPart } from "./settings/SettingsPart.tsx";
import { WordsPart } from "./settings/WordsPart.tsx";
import { StepsPart } from "./steps/StepsPart.tsx";

const PARTS = { prompt: PromptPart, hours: HoursPart, steps: StepsPart, settings: SettingsPart, words: WordsPart };

/** What the AI is told, and how it works. Members look at it; admins change it. */
export function AssistantPage() {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const { part = "prompt" } = readPart(useSearch({ strict: false }));
  const Part = PARTS[part];
  return (
    <Page title={t.assistant.title} wide={part === "prompt"}>
      {workspace.role === "admin" ? <FirstSteps /> : <Notice>{t.assistant.onlyAdmins}</Notice>}
      <Choices
        label={t.assistant.parts}
        choices={[
          { value: "prompt", words: t.assistant.prompt },
          { value: "hours", words: t.assistant.hours },
          { value: "steps", words: t.assistant.steps },
          { value: "settings", words: t.assistant.settings },
          { value: "words", words: t.assistant.words },
        ]}
        chosen={part}
        onChoose={(next) => navigate({ to: ".", search: readPart({ part: next }), replace: true })}
      />
      <Part key={workspace.id} />
    </Page>
  );
}
