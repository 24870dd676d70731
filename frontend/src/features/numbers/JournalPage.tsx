import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeft, ScrollText } from "lucide-react";
import { journalQuery } from "@/api/journal.ts";
import { itemsOf } from "@/api/pages.ts";
import { phoneNumbersQuery } from "@/api/phoneNumbers.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Empty } from "@/ui/Empty.tsx";
import { Page } from "@/ui/Page.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { Select } from "@/ui/Select.tsx";
import { JournalRow } from "./JournalRow.tsx";
import { readJournalFilter, STATES, TOLD } from "./journalFilter.ts";

/** What the WhatsApp server told lately, and what became of it. */
export function JournalPage() {
  const { workspace } = useHere();
  const filter = readJournalFilter(useSearch({ strict: false }));
  const query = useInfiniteQuery(journalQuery(workspace.id, filter));
  const entries = itemsOf(query.data);
  return (
    <Page
      title={t.journal.title}
      action={
        <Link
          to="/w/$workspaceId/numbers"
          params={{ workspaceId: workspace.id }}
          className="flex min-h-9 items-center gap-2 rounded-lg px-3 font-medium text-brand text-sm hover:bg-raised"
        >
          <ArrowLeft aria-hidden size={18} />
          {t.numbers.title}
        </Link>
      }
    >
      <p className="text-muted text-sm">{t.journal.about}</p>
      <Filters />
      {query.isPending && <p className="text-muted text-sm">{t.shell.loading}</p>}
      {query.isError && !query.data && <Retry error={query.error} onRetry={query.refetch} />}
      {query.data && entries.length === 0 && <Empty icon={ScrollText} title={t.journal.none} />}
      {entries.length > 0 && (
        <ul aria-label={t.journal.title} className="divide-y divide-line rounded-xl border border-line bg-panel">
          {entries.map((entry) => (
            <JournalRow key={entry.id} entry={entry} mayReplay={workspace.role === "admin"} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t.journal.older}
        </Button>
      )}
    </Page>
  );
}

function Filters() {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const filter = readJournalFilter(useSearch({ strict: false }));
  const { data: phones = [] } = useQuery(phoneNumbersQuery(workspace.id));
  const choose = (name: keyof typeof filter, value: string) =>
    navigate({ to: ".", search: readJournalFilter({ ...filter, [name]: value }), replace: true });
  return (
    <search className="flex flex-wrap gap-2">
      <Select
        bare
        label={t.journal.state}
        value={filter.state ?? ""}
        onChange={(event) => choose("state", event.target.value)}
        options={[["", t.journal.anyState], ...STATES.map((one) => [one, t.journal.states[one]] as const)]}
      />
      <Select
        bare
        label={t.journal.told}
        value={filter.told ?? ""}
        onChange={(event) => choose("told", event.target.value)}
        options={[["", t.journal.anyTold], ...TOLD.map((one) => [one, t.journal.tolds[one]] as const)]}
      />
      {phones.length > 1 && (
        <Select
          bare
          label={t.numbers.number}
          value={filter.phone_number ?? ""}
          onChange={(event) => choose("phone_number", event.target.value)}
          options={[
            ["", t.inbox.allNumbers],
            ...phones.map((one) => [one.phone_number, one.label || one.phone_number] as const),
          ]}
        />
      )}
    </search>
  );
}
