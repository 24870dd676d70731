import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { FiguresOfTime } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { amount, dollars } from "@/lib/amounts.ts";
import { t } from "@/lib/texts/index.ts";
import { Durations } from "./Durations.tsx";
import { Panel } from "./Panel.tsx";
import { handOvers } from "./sums.ts";

/** How the last 30 days were. */
export function Month({ total }: { total: FiguresOfTime }) {
  const id = useId();
  const { first_response: first, resolution, questions_without_answer: questions, tokens } = total;
  return (
    <section aria-labelledby={id} className="grid gap-4 md:grid-cols-2">
      <h2 id={id} className="mt-2 font-semibold text-lg md:col-span-2">
        {t.overview.month}
      </h2>
      <Panel title={t.overview.firstResponse}>
        <Durations
          of={[
            [t.overview.anybody, first.anybody],
            [t.inbox.ai, first.ai],
            [t.overview.team, first.member],
            [t.inbox.phone, first.phone],
          ]}
        />
      </Panel>
      <Panel title={t.overview.handOvers}>
        <HandOvers total={total} />
      </Panel>
      <Panel title={t.overview.resolution}>
        <Durations of={[[t.overview.closed, resolution]]} />
      </Panel>
      <Panel title={t.overview.questions} action={<ToGaps />}>
        <p className="font-semibold text-2xl">{amount(questions)}</p>
        <p className="text-muted text-sm">{t.overview.questionsWhy}</p>
      </Panel>
      <Panel title={t.overview.tokens}>
        <p className="font-semibold text-2xl">
          {tokens.cost === null ? amount(tokens.prompt + tokens.completion) : dollars(tokens.cost)}
        </p>
        <p className="text-muted text-sm">{t.overview.tokensOf(amount(tokens.prompt), amount(tokens.completion))}</p>
      </Panel>
    </section>
  );
}

function HandOvers({ total }: { total: FiguresOfTime }) {
  const most = total.hand_overs[0]?.count ?? 0;
  if (most === 0) return <p className="text-muted text-sm">{t.overview.noHandOvers}</p>;
  return (
    <>
      <p className="font-semibold text-2xl">{amount(handOvers(total))}</p>
      <ul className="flex flex-col gap-2 text-sm">
        {total.hand_overs.map(({ reason, count }) => (
          <li key={reason} className="flex flex-col gap-1">
            <span className="flex justify-between gap-3">
              <span>{t.inbox.holds[reason]}</span>
              <span className="font-medium">{amount(count)}</span>
            </span>
            <span
              aria-hidden
              className="h-1.5 rounded-full bg-attention"
              style={{ width: `${(100 * count) / most}%` }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function ToGaps() {
  const { workspace } = useHere();
  return (
    <Link
      to="/w/$workspaceId/knowledge"
      params={{ workspaceId: workspace.id }}
      search={{ part: "gaps" }}
      className="text-brand text-sm underline"
    >
      {t.overview.toQuestions}
    </Link>
  );
}
