import { Check, X } from "lucide-react";
import type { Decision } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Section } from "./Section.tsx";

/** Why the AI answered, or did not: check by check. */
export function Checks({ decision }: { decision: Decision }) {
  const reason = decision.reason && (t.inbox.reasons[decision.reason] ?? decision.reason);
  return (
    <Section title={t.evidence.outcomes[decision.outcome]}>
      {reason && (
        <p>
          {reason}
          {decision.detail && <span className="block text-muted text-xs">{worded(decision.detail)}</span>}
        </p>
      )}
      {decision.until && <p>{t.inbox.aiWaits(dayAndClock(decision.until))}</p>}
      <ul className="flex flex-col gap-1">
        {decision.checks.map(({ gate, passed, detail }) => (
          <li key={gate} className="flex items-start gap-2">
            {passed ? (
              <Check role="img" aria-label={t.evidence.passed} size={16} className="mt-0.5 shrink-0 text-brand" />
            ) : (
              <X role="img" aria-label={t.evidence.stopped} size={16} className="mt-0.5 shrink-0 text-attention" />
            )}
            <span>
              {t.evidence.gates[gate] ?? gate}
              {!passed && detail && <span className="block text-muted text-xs">{worded(detail)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Say it in words where it is one of the API's own. */
function worded(detail: string): string {
  return (t.inbox.holds as Record<string, string>)[detail] ?? detail;
}
