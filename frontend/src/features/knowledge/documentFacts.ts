import type { Document } from "@/api/types.ts";
import { fileSize } from "@/lib/fileSize.ts";
import { t } from "@/lib/texts/index.ts";

/** What a document is, in a few words. */
export function documentFacts({ size, version, pages, sheets, tables, rows, words, chunks }: Document): string {
  const facts = [
    fileSize(size),
    pages !== null && t.knowledge.pages(pages),
    sheets !== null && t.knowledge.sheets(sheets),
    tables > 0 && t.knowledge.tables(tables),
    !!rows && t.knowledge.rows(rows),
    !!words && t.knowledge.words(words),
    chunks > 0 && t.knowledge.chunks(chunks),
    version > 1 && t.knowledge.version(version),
  ];
  return facts.filter(Boolean).join(" · ");
}
