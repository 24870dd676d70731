import { useQuery } from "@tanstack/react-query";
import type { PlaygroundTurn } from "@/api/types.ts";
import { workflowStepsQuery } from "@/api/workflowSteps.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { stepValue } from "@/lib/stepValue.ts";
import { t } from "@/lib/texts/index.ts";
import { Proof } from "@/ui/Proof.tsx";

/** How a reply came about: what it stands on, what the customer has established, and whether people would take over. */
export function TurnOutcome({ outcome }: { outcome: PlaygroundTurn }) {
  const { grounding, hand_over: handOver, steps, generation, prompt } = outcome;
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-panel p-2 text-xs">
      {handOver && (
        <p className="text-attention">
          {t.assistant.handsOver}: {t.inbox.holds[handOver.reason]}
          {handOver.rule && ` (${handOver.rule})`}
        </p>
      )}
      {grounding?.sources.map((source) => (
        <figure key={`${source.chunk_id} ${source.quote}`}>
          <figcaption className="text-muted">
            {source.filename}
            {source.place && ` · ${source.place}`}
          </figcaption>
          <Proof>{source.quote}</Proof>
        </figure>
      ))}
      {grounding?.sources.length === 0 && (
        <p className="text-muted">{grounding.found === false ? t.evidence.notFound : t.evidence.notNeeded}</p>
      )}
      <StepsFound steps={steps} />
      <p className="text-muted">
        {t.evidence.generation(generation.model, generation.latency, null)},{" "}
        {t.assistant.tokens(generation.prompt_tokens + generation.completion_tokens)}
      </p>
      <details>
        <summary className="cursor-pointer text-muted">{t.assistant.shownToModel}</summary>
        {prompt.map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was sent does not change
          <p key={index} className="mt-2 whitespace-pre-wrap break-words">
            <span className="font-medium">{turn.role}</span>
            {"\n"}
            {turn.content}
          </p>
        ))}
      </details>
    </div>
  );
}

function StepsFound({ steps }: { steps: PlaygroundTurn["steps"] }) {
  const { workspace } = useHere();
  const { data: known = [] } = useQuery(workflowStepsQuery(workspace.id));
  return steps.map(({ key, value, quote }) => (
    <p key={key}>
      {known.find((step) => step.key === key)?.description ?? key}:{" "}
      <span className="font-medium">{stepValue(value)}</span> <Proof>“{quote}”</Proof>
    </p>
  ));
}
