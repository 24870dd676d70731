import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { countsQuery } from "@/api/chats.ts";
import { labelsQuery } from "@/api/labels.ts";
import { phoneNumbersQuery } from "@/api/phoneNumbers.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Choices } from "@/ui/Choices.tsx";
import { Select } from "@/ui/Select.tsx";
import { type InboxSearch, states, views } from "./chatFilter.ts";

const TYPING = 250;

interface Props {
  search: InboxSearch;
  onChange(next: InboxSearch): void;
}

/** Which chats the list shows. */
export function ChatFilters({ search, onChange }: Props) {
  const { workspace } = useHere();
  const { data: counts } = useQuery(countsQuery(workspace.id));
  const { data: labels = [] } = useQuery(labelsQuery(workspace.id));
  const { data: phones = [] } = useQuery(phoneNumbersQuery(workspace.id));
  return (
    <search className="flex flex-col gap-2 border-line border-b p-3">
      <SearchField given={search.q ?? ""} onChange={(q) => onChange({ ...search, q })} />
      <Choices
        label={t.inbox.filters}
        choices={views(counts)}
        chosen={search.show ?? "all"}
        onChoose={(show) => onChange({ ...search, show })}
      />
      <div className="flex gap-2 *:min-w-0 *:grow">
        <Select
          bare
          label={t.inbox.state}
          value={search.state ?? "open"}
          onChange={(event) => onChange({ ...search, state: event.target.value as InboxSearch["state"] & string })}
          options={states()}
        />
        {labels.length > 0 && (
          <Select
            bare
            label={t.labels.label}
            value={search.label ?? ""}
            onChange={(event) => onChange({ ...search, label: event.target.value })}
            options={[["", t.labels.all], ...labels.map(({ id, name }) => [id, name] as const)]}
          />
        )}
        {phones.length > 1 && (
          <Select
            bare
            label={t.inbox.number}
            value={search.number ?? ""}
            onChange={(event) => onChange({ ...search, number: event.target.value })}
            options={[
              ["", t.inbox.allNumbers],
              ...phones.map((one) => [one.phone_number, one.label || one.phone_number] as const),
            ]}
          />
        )}
      </div>
    </search>
  );
}

function SearchField({ given, onChange }: { given: string; onChange(text: string): void }) {
  const [text, setText] = useState(given);
  useEffect(() => {
    if (text === given) return;
    const timer = setTimeout(() => onChange(text), TYPING);
    return () => clearTimeout(timer);
  }, [text, given, onChange]);
  return (
    <label className="flex items-center gap-2 rounded-lg border border-field px-2 focus-within:outline-2 focus-within:outline-brand">
      <Search aria-hidden size={16} className="text-muted" />
      <span className="sr-only">{t.inbox.search}</span>
      <input
        type="search"
        value={text}
        placeholder={t.inbox.search}
        onChange={(event) => setText(event.target.value)}
        className="min-h-9 w-full bg-transparent text-base outline-none placeholder:text-muted sm:text-sm"
      />
    </label>
  );
}
