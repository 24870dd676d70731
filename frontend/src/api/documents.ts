import { type InfiniteData, infiniteQueryOptions, queryOptions, useMutation } from "@tanstack/react-query";
import { api, done, fileOf } from "./client.ts";
import type { Page } from "./pages.ts";
import { keyOf, queryClient } from "./queryClient.ts";
import type { Document } from "./types.ts";
import { type Sending, upload } from "./upload.ts";

type Documents = InfiniteData<Page<Document>, string | undefined>;

const keyOfAll = (workspaceId: string) => keyOf(workspaceId, "documents", "list");
const keyOfOne = (workspaceId: string, documentId: string) => keyOf(workspaceId, "documents", "one", documentId);
const keyOfChunks = (workspaceId: string, documentId: string) => keyOf(workspaceId, "documents", "chunks", documentId);
const at = (workspaceId: string, documentId: string) => ({
  params: { path: { workspace_id: workspaceId, document_id: documentId } },
});

/** The documents that replies come from, the newest first. */
export const documentsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: keyOfAll(workspaceId),
    queryFn: ({ pageParam }) =>
      done(
        api.GET("/documents/workspace/{workspace_id}", {
          params: { path: { workspace_id: workspaceId }, query: { cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** One document. */
export const documentQuery = (workspaceId: string, documentId: string) =>
  queryOptions({
    queryKey: keyOfOne(workspaceId, documentId),
    queryFn: () => done(api.GET("/documents/workspace/{workspace_id}/{document_id}", at(workspaceId, documentId))),
  });

/** The parts of a document that are found, in its order. */
export const chunksQuery = (workspaceId: string, documentId: string) =>
  infiniteQueryOptions({
    queryKey: keyOfChunks(workspaceId, documentId),
    queryFn: ({ pageParam }) =>
      done(
        api.GET("/documents/workspace/{workspace_id}/{document_id}/chunks", {
          params: { path: { workspace_id: workspaceId, document_id: documentId }, query: { cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** What the version of a document that is found now changed. */
export const changesQuery = (workspaceId: string, documentId: string) =>
  queryOptions({
    queryKey: [...keyOfChunks(workspaceId, documentId), "changes"],
    queryFn: () =>
      done(api.GET("/documents/workspace/{workspace_id}/{document_id}/changes", at(workspaceId, documentId))),
  });

/**
 * Add a file to the documents.
 *
 * @returns the document, and whether the workspace had its content before.
 * @throws {ApiError} it was refused.
 * @throws {Unreachable} it may have been added.
 */
export async function addDocument(
  workspaceId: string,
  file: File,
  sending: Sending,
): Promise<{ document: Document; isKnown: boolean }> {
  const path = `/documents/workspace/${workspaceId}`;
  const known = new Set(listed(workspaceId).map(({ id }) => id));
  const { items } = await upload<Page<Document>>({ method: "POST", path, fields: { files: file } }, sending);
  const [document] = items;
  if (!document) throw new Error("The answer holds no document.");
  showAnswer(workspaceId, document);
  return { document, isKnown: known.has(document.id) };
}

/** Give a document a new content. Until that is indexed, the old one is found. */
export async function replaceContent(
  workspaceId: string,
  documentId: string,
  file: File,
  sending: Sending,
): Promise<Document> {
  const path = `/documents/workspace/${workspaceId}/${documentId}/content`;
  const document = await upload<Document>({ method: "PUT", path, fields: { file } }, sending);
  showAnswer(workspaceId, document);
  return document;
}

/** The file as it was uploaded. */
export function documentFile(workspaceId: string, documentId: string): Promise<Blob> {
  return fileOf(`/documents/workspace/${workspaceId}/${documentId}/content`);
}

export function useReindex(workspaceId: string) {
  return useMutation({
    mutationFn: (documentId: string) =>
      done(api.POST("/documents/workspace/{workspace_id}/{document_id}/reindex", at(workspaceId, documentId))),
    onSuccess: (document) => showAnswer(workspaceId, document),
  });
}

export function useRemoveDocument(workspaceId: string) {
  return useMutation({
    mutationFn: (documentId: string) =>
      done(api.DELETE("/documents/workspace/{workspace_id}/{document_id}", at(workspaceId, documentId))),
    onSuccess: (_, documentId) => hideDocument(workspaceId, documentId),
  });
}

/** Show a document as an answer tells it, unless something has happened since that was told already. */
export function showAnswer(workspaceId: string, document: Document): void {
  const known = queryClient.getQueryData<Document>(keyOfOne(workspaceId, document.id));
  if (!known || known.updated_at <= document.updated_at) showDocument(workspaceId, document);
}

/** Show a document as it is now; a new one comes first. */
export function showDocument(workspaceId: string, document: Document): void {
  const known = queryClient.getQueryData<Document>(keyOfOne(workspaceId, document.id));
  queryClient.setQueryData(keyOfOne(workspaceId, document.id), document);
  if (known && known.indexed_at !== document.indexed_at) {
    void queryClient.invalidateQueries({ queryKey: keyOfChunks(workspaceId, document.id) });
  }
  change(workspaceId, (pages) =>
    pages.some((items) => items.some(({ id }) => id === document.id))
      ? pages.map((items) => items.map((one) => (one.id === document.id ? document : one)))
      : pages.map((items, index) => (index === 0 ? [document, ...items] : items)),
  );
}

/** Show a document no more. */
export function hideDocument(workspaceId: string, documentId: string): void {
  change(workspaceId, (pages) => pages.map((items) => items.filter(({ id }) => id !== documentId)));
}

function listed(workspaceId: string): Document[] {
  return queryClient.getQueryData<Documents>(keyOfAll(workspaceId))?.pages.flatMap((page) => page.items) ?? [];
}

function change(workspaceId: string, changed: (pages: Document[][]) => Document[][]): void {
  queryClient.setQueryData<Documents>(keyOfAll(workspaceId), (known) => {
    if (!known) return known;
    const items = changed(known.pages.map((page) => page.items));
    return { ...known, pages: known.pages.map((page, index) => ({ ...page, items: items[index] ?? [] })) };
  });
}
