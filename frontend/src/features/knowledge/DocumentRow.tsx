import { Link } from "@tanstack/react-router";
import { FileSpreadsheet, FileText } from "lucide-react";
import type { Document } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { DocumentMenu } from "./DocumentMenu.tsx";
import { DocumentState } from "./DocumentState.tsx";
import { documentFacts } from "./documentFacts.ts";
import { Warnings } from "./Warnings.tsx";

const SHEETS = new Set<Document["kind"]>(["csv", "xls", "xlsx"]);

export function DocumentRow({ document }: { document: Document }) {
  const { workspace } = useHere();
  const Icon = SHEETS.has(document.kind) ? FileSpreadsheet : FileText;
  return (
    <li aria-label={document.filename} className="flex items-start gap-3 p-4">
      <Icon aria-hidden size={22} className="mt-0.5 shrink-0 text-muted" />
      <div className="grid min-w-0 grow gap-x-4 gap-y-1 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <Link
            to="/w/$workspaceId/knowledge/$documentId"
            params={{ workspaceId: workspace.id, documentId: document.id }}
            className="break-words font-medium hover:underline"
          >
            {document.filename}
          </Link>
          <p className="text-muted text-xs">{documentFacts(document)}</p>
          <Warnings warnings={document.warnings} />
        </div>
        <DocumentState document={document} />
      </div>
      <DocumentMenu document={document} />
    </li>
  );
}
