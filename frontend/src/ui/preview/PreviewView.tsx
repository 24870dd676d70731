import { type Preview, pagesToShow } from "@/lib/preview.ts";
import { PagePicture, type UsePicture } from "./PagePicture.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import { PreviewText } from "./PreviewText.tsx";

/** A part of a document where it stands: its pages if it has any, and what was read there. */
export function PreviewView({ preview, usePicture }: { preview: Preview; usePicture: UsePicture }) {
  return (
    <>
      {pagesToShow(preview.pages).map((page) => (
        <PagePicture key={page.number} page={page} usePicture={usePicture} />
      ))}
      {preview.table ? <PreviewTable table={preview.table} /> : <PreviewText text={preview.text} />}
    </>
  );
}
