import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus, ScrollText, Smartphone } from "lucide-react";
import { useState } from "react";
import { phoneNumbersQuery } from "@/api/phoneNumbers.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Empty } from "@/ui/Empty.tsx";
import { Page } from "@/ui/Page.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { AddNumberDialog } from "./AddNumberDialog.tsx";
import { NumberCard } from "./NumberCard.tsx";

/** The workspace's own numbers, and whether they are connected. */
export function NumbersPage() {
  const { workspace } = useHere();
  const { data: phones, error, refetch } = useQuery(phoneNumbersQuery(workspace.id));
  const [isAdding, setAdding] = useState(false);
  const mayManage = workspace.role === "admin";
  const add = mayManage && (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden size={18} />
      {t.numbers.add}
    </Button>
  );
  return (
    <Page title={t.numbers.title} action={phones?.length ? add : null}>
      {error && !phones && <Retry error={error} onRetry={refetch} />}
      {phones?.length === 0 && (
        <Empty icon={Smartphone} title={t.numbers.none}>
          <p>{t.numbers.noneWhy}</p>
          {add}
        </Empty>
      )}
      {phones?.map((phone) => (
        <NumberCard key={phone.id} phone={phone} mayManage={mayManage} />
      ))}
      {!!phones?.length && (
        <Link
          to="/w/$workspaceId/numbers/journal"
          params={{ workspaceId: workspace.id }}
          className="flex min-h-9 items-center gap-2 self-start rounded-lg px-2 font-medium text-brand text-sm hover:bg-raised"
        >
          <ScrollText aria-hidden size={18} />
          {t.journal.title}
        </Link>
      )}
      <AddNumberDialog open={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}
