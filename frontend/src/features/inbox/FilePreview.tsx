import { FileText } from "lucide-react";
import { t } from "@/lib/texts/index.ts";
import { useObjectUrl } from "@/lib/useObjectUrl.ts";

const SHOWN = /^image\/(jpeg|png|webp|gif)$/;

/** A file of one's own, before it is sent. */
export function FilePreview({ file }: { file: File }) {
  const url = useObjectUrl(file);
  if (!url) return null;
  if (SHOWN.test(file.type)) {
    return <img src={url} alt={file.name} className="mx-auto max-h-64 max-w-full rounded-lg object-contain" />;
  }
  if (file.type.startsWith("audio/")) {
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down yet what somebody has just recorded
    return <audio controls src={url} aria-label={t.inbox.voice} className="h-11 w-64 max-w-full" />;
  }
  if (file.type === "video/mp4") {
    // biome-ignore lint/a11y/useMediaCaption: a film of one's own has none
    return <video controls src={url} aria-label={file.name} className="max-h-64 max-w-full rounded-lg" />;
  }
  return (
    <p className="flex items-center gap-2">
      <FileText aria-hidden size={18} className="shrink-0" />
      <span className="min-w-0 break-all">{file.name}</span>
    </p>
  );
}
