import { queryOptions } from "@tanstack/react-query";
import { asked } from "@/lib/preview.ts";
import { api, done } from "./client.ts";
import { keyOf } from "./queryClient.ts";

/** Which part of a document to show where it stands, and what of it to mark. */
export interface Wanted {
  document_id: string;
  chunk_id: string;
  quotes: readonly string[];
  /** Where the quotes stand, if that is one row of a table. */
  place?: string;
}

/** A part of a document where it stands. There is none of this id any more once the document was indexed anew. */
export const previewQuery = (workspaceId: string, { document_id, chunk_id, quotes, place = "" }: Wanted) =>
  queryOptions({
    queryKey: [...keyOf(workspaceId, "documents", "chunks", document_id), chunk_id, quotes, place],
    queryFn: () =>
      done(
        api.GET("/documents/workspace/{workspace_id}/{document_id}/preview", {
          params: {
            path: { workspace_id: workspaceId, document_id },
            query: { chunk: chunk_id, quote: asked(quotes), place: place.slice(0, 200) },
          },
        }),
      ),
  });
