import type { Chat } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { ContactForm } from "./ContactForm.tsx";
import { Section } from "./Section.tsx";

/** Who the customer is. */
export function CustomerCard({ chat }: { chat: Chat }) {
  return (
    <Section title={t.evidence.customer}>
      <ContactForm key={`${chat.name} ${chat.remarks}`} chat={chat} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="text-muted">{t.evidence.number}</dt>
        <dd>{chat.customer.phone_number ?? "—"}</dd>
        <dt className="text-muted">{t.evidence.ourNumber}</dt>
        <dd>{chat.phone_number}</dd>
        {chat.opted_out_at && (
          <>
            <dt className="text-muted">{t.evidence.optedOut}</dt>
            <dd>{dayAndClock(chat.opted_out_at)}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}
