import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { chunksQuery, documentQuery } from "@/api/documents.ts";
import { useMemberName } from "@/api/names.ts";
import { itemsOf } from "@/api/pages.ts";
import type { Document } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { ChunkText } from "@/ui/ChunkText.tsx";
import { Page } from "@/ui/Page.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { Changes } from "./Changes.tsx";
import { DocumentMenu } from "./DocumentMenu.tsx";
import { DocumentState } from "./DocumentState.tsx";
import { documentFacts } from "./documentFacts.ts";
import { LeftOut } from "./LeftOut.tsx";
import { Warnings } from "./Warnings.tsx";

/** A document: how it was read, and the parts of it that are found. */
export function DocumentPage() {
  const { workspace } = useHere();
  const navigate = useNavigate();
  const memberName = useMemberName();
  const { documentId = "" } = useParams({ strict: false });
  const { data: document, error, refetch } = useQuery(documentQuery(workspace.id, documentId));
  const toAll = { to: "/w/$workspaceId/knowledge", params: { workspaceId: workspace.id } } as const;
  return (
    <Page
      title={document?.filename ?? t.knowledge.title}
      action={document && <DocumentMenu document={document} onRemoved={() => navigate(toAll)} />}
    >
      <Link {...toAll} className="flex min-h-8 items-center gap-2 self-start rounded font-medium text-brand text-sm">
        <ArrowLeft aria-hidden size={18} />
        {t.knowledge.back}
      </Link>
      {error && !document && <Retry error={error} onRetry={refetch} />}
      {document && (
        <>
          <section className="flex flex-col gap-2 rounded-xl border border-line bg-panel p-4">
            <DocumentState document={document} />
            <p className="text-muted text-sm">{documentFacts(document)}</p>
            <p className="text-muted text-sm">
              {t.knowledge.addedBy(memberName(document.uploaded_by), dayAndClock(document.created_at))}
            </p>
            <Warnings warnings={document.warnings} />
            <LeftOut lines={document.left_out} />
          </section>
          {document.version > 1 && <Changes documentId={document.id} />}
          <Chunks document={document} />
        </>
      )}
    </Page>
  );
}

function Chunks({ document }: { document: Document }) {
  const { workspace } = useHere();
  const query = useInfiniteQuery(chunksQuery(workspace.id, document.id));
  const chunks = itemsOf(query.data);
  return (
    <section aria-label={t.knowledge.foundParts} className="flex flex-col gap-3">
      <h2 className="font-semibold">{t.knowledge.foundParts}</h2>
      {query.isError && !query.data && <Retry error={query.error} onRetry={query.refetch} />}
      {query.data && chunks.length === 0 && <p className="text-muted text-sm">{t.knowledge.noParts}</p>}
      <ol className="flex flex-col gap-3">
        {chunks.map((chunk) => (
          <li key={chunk.id} className="flex flex-col gap-2 rounded-xl border border-line bg-panel p-4">
            <p className="break-words text-muted text-xs">{[chunk.place, chunk.context].filter(Boolean).join(" · ")}</p>
            <ChunkText text={chunk.text} header={chunk.header} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t.knowledge.more}
        </Button>
      )}
    </section>
  );
}
