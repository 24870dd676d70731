const BETWEEN = " | ";

/** A cell of a table, and where it begins in the text. */
export interface TextCell {
  text: string;
  start: number;
}

/** Read the text of a table's part as rows of cells, the header first. Null: it does not have that form. */
export function rowsOf(text: string, header: readonly string[]): TextCell[][] | null {
  if (header.length === 0 || !text.startsWith(`${header.join(BETWEEN)}\n`)) return null;
  const rows: TextCell[][] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const cells: TextCell[] = [];
    let at = start;
    for (const cell of line.split(BETWEEN)) {
      cells.push({ text: cell, start: at });
      at += cell.length + BETWEEN.length;
    }
    rows.push(cells);
    start += line.length + 1;
  }
  return rows.every((cells) => cells.length <= header.length) ? rows : null;
}
