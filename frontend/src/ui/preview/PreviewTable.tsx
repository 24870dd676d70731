import type { ShownTable } from "@/lib/preview.ts";
import { t } from "@/lib/texts/index.ts";
import { Proof } from "../Proof.tsx";

const CELL = "px-2 py-1.5 align-top";

/** The region of a table, with the rows around in grey. */
export function PreviewTable({ table: { title, sheet, header, rows } }: { table: ShownTable }) {
  const caption = [sheet, title].filter(Boolean).join(" · ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div tabIndex={0} className="max-h-96 shrink-0 overflow-auto rounded-lg border border-line">
      <table className="w-full text-left text-sm">
        {caption && <caption className="px-2 py-1.5 text-left font-medium">{caption}</caption>}
        {header.length > 0 && (
          <thead className="bg-raised text-xs">
            <tr>
              <th scope="col" className={CELL}>
                {t.preview.cells}
              </th>
              {header.map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name
                <th key={column} scope="col" className={`${CELL} font-medium`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody className="divide-y divide-line">
          {rows.map(({ place, cells, is_within, marked }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may have no place
            <tr key={row} className={is_within ? "" : "text-muted"}>
              <th scope="row" className={`${CELL} whitespace-nowrap font-normal text-muted text-xs`}>
                {place}
              </th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other
                <td key={column} className={CELL}>
                  {marked.includes(column) ? <Proof>{cell}</Proof> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
