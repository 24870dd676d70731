import { cut, type Range, rangeOf } from "@/lib/quotes.ts";
import { rowsOf } from "@/lib/tableRows.ts";
import { Proof } from "./Proof.tsx";

interface Props {
  text: string;
  /** The columns, where it is a part of a table. */
  header: readonly string[];
  /** Words in it that something stands on. */
  quotes?: readonly string[];
}

/** A part of a document: text as it stands there, or rows of a table, with what something stands on marked. */
export function ChunkText({ text, header, quotes = [] }: Props) {
  const ranges = quotes.map((quote) => rangeOf(quote, text)).filter((range) => range !== null);
  const rows = rowsOf(text, header);
  if (!rows) {
    return (
      <p className="whitespace-pre-wrap break-words text-sm">
        <Marked text={text} start={0} ranges={ranges} />
      </p>
    );
  }
  const [head = [], ...body] = rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div tabIndex={0} className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-left text-sm">
        <thead className="bg-raised text-xs">
          <tr>
            {head.map((cell) => (
              <th key={cell.start} scope="col" className="px-2 py-1.5 font-medium">
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {body.map((cells) => (
            <tr key={cells[0]?.start}>
              {cells.map((cell) => (
                <td key={cell.start} className="px-2 py-1.5 align-top">
                  <Marked text={cell.text} start={cell.start} ranges={ranges} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Marked({ text, start, ranges }: { text: string; start: number; ranges: readonly Range[] }) {
  return cut(text, start, ranges).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other
    piece.isMarked ? <Proof key={index}>{piece.text}</Proof> : piece.text,
  );
}
