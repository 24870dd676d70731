import { useInfiniteQuery } from "@tanstack/react-query";
import { BookOpen } from "lucide-react";
import { documentsQuery } from "@/api/documents.ts";
import { itemsOf } from "@/api/pages.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Empty } from "@/ui/Empty.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { DocumentRow } from "./DocumentRow.tsx";
import { DropZone } from "./DropZone.tsx";
import { UploadList } from "./UploadList.tsx";

/** What the AI answers from, and how far each file is. */
export function Documents() {
  const { workspace } = useHere();
  const query = useInfiniteQuery(documentsQuery(workspace.id));
  const documents = itemsOf(query.data);
  const mayManage = workspace.role === "admin";
  return (
    <>
      {mayManage && <DropZone />}
      <UploadList />
      {query.isPending && <p className="text-muted text-sm">{t.shell.loading}</p>}
      {query.isError && !query.data && <Retry error={query.error} onRetry={query.refetch} />}
      {query.data && documents.length === 0 && (
        <Empty icon={BookOpen} title={t.knowledge.none}>
          <p>{mayManage ? t.knowledge.noneWhy : t.knowledge.noneForMembers}</p>
        </Empty>
      )}
      {documents.length > 0 && (
        <ul aria-label={t.knowledge.documents} className="divide-y divide-line rounded-xl border border-line bg-panel">
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t.knowledge.more}
        </Button>
      )}
    </>
  );
}
