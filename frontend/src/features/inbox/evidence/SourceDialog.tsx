import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ApiError } from "@/api/errors.ts";
import { useFileAddress } from "@/api/media.ts";
import { previewQuery } from "@/api/previews.ts";
import type { Source } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { isAnythingMarked } from "@/lib/preview.ts";
import { t } from "@/lib/texts/index.ts";
import { Dialog } from "@/ui/Dialog.tsx";
import { Proof } from "@/ui/Proof.tsx";
import { PreviewView } from "@/ui/preview/PreviewView.tsx";
import { Retry } from "@/ui/Retry.tsx";

/** Where the words of a source stand: the whole part of the document, with the words marked. */
export function SourceDialog({ source, open, onClose }: { source: Source; open: boolean; onClose(): void }) {
  const { workspace } = useHere();
  return (
    <Dialog title={t.evidence.passage} open={open} isWide onClose={onClose}>
      <p className="break-words text-muted text-sm">
        {source.filename}
        {source.place && ` · ${source.place}`}
      </p>
      <Part source={source} />
      <Link
        to="/w/$workspaceId/knowledge/$documentId"
        params={{ workspaceId: workspace.id, documentId: source.document_id }}
        className="self-start text-brand text-sm underline"
      >
        {t.evidence.openDocument}
      </Link>
    </Dialog>
  );
}

function Part({ source }: { source: Source }) {
  const { workspace } = useHere();
  const { data: preview, error, refetch } = useQuery(previewQuery(workspace.id, { ...source, quotes: [source.quote] }));
  const quote = (
    <p className="text-sm">
      <Proof>{source.quote}</Proof>
    </p>
  );
  if (error instanceof ApiError && error.status === 404) {
    return (
      <>
        <p className="text-sm">{t.evidence.passageGone}</p>
        {quote}
      </>
    );
  }
  if (error) return <Retry error={error} onRetry={refetch} />;
  if (!preview) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  return (
    <>
      {preview.context && <p className="break-words text-muted text-xs">{preview.context}</p>}
      {!isAnythingMarked(preview) && quote}
      <PreviewView preview={preview} usePicture={useFileAddress} />
    </>
  );
}
