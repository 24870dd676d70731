import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFileAddress } from "@/api/media.ts";
import { previewQuery } from "@/api/previews.ts";
import type { SearchHit } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Dialog } from "@/ui/Dialog.tsx";
import { PreviewView } from "@/ui/preview/PreviewView.tsx";
import { Retry } from "@/ui/Retry.tsx";

interface Props {
  hit: SearchHit;
  quotes: readonly string[];
}

/** Where in its document something that was found stands. */
export function HitDialog({ open, onClose, ...found }: Props & { open: boolean; onClose(): void }) {
  const { workspace } = useHere();
  return (
    <Dialog title={t.knowledge.whereItStands} open={open} isWide onClose={onClose}>
      <p className="break-words text-muted text-sm">
        {[found.hit.filename, found.hit.place, found.hit.context].filter(Boolean).join(" · ")}
      </p>
      <Part {...found} />
      <Link
        to="/w/$workspaceId/knowledge/$documentId"
        params={{ workspaceId: workspace.id, documentId: found.hit.document_id }}
        className="self-start text-brand text-sm underline"
      >
        {t.evidence.openDocument}
      </Link>
    </Dialog>
  );
}

function Part({ hit, quotes }: Props) {
  const { workspace } = useHere();
  const { data: preview, error, refetch } = useQuery(previewQuery(workspace.id, { ...hit, quotes, place: "" }));
  if (error) return <Retry error={error} onRetry={refetch} />;
  if (!preview) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  return <PreviewView preview={preview} usePicture={useFileAddress} />;
}
