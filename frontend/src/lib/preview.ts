/** A part of a document where it stands, as the API tells it. */
export interface Preview {
  table: ShownTable | null;
  text: Stretch[];
  pages: ShownPage[];
}

export interface Stretch {
  text: string;
  /** Of the part itself; else of what is around it. */
  is_within: boolean;
  is_marked: boolean;
}

export interface ShownTable {
  title: string;
  sheet: string | null;
  header: string[];
  rows: { place: string | null; cells: string[]; is_within: boolean; marked: number[] }[];
}

export interface ShownPage {
  number: number;
  width: number;
  height: number;
  /** What is marked, as shares of the page. */
  boxes: { left: number; top: number; right: number; bottom: number }[];
  /** The path of its picture. */
  picture: string;
}

const MOST_CHARACTERS = 300;

/** Return the quotes as an address can carry them: the first ones, and not all of a long one. */
export function asked(quotes: readonly string[]): string[] {
  let room = MOST_CHARACTERS;
  const kept: string[] = [];
  for (const quote of quotes) {
    const part = [...quote.trim()].slice(0, room);
    if (part.length > 0) kept.push(part.join("").trim());
    room -= part.length;
  }
  return kept;
}

/** Return the pages to show: those with something marked, or else the first. */
export function pagesToShow(pages: readonly ShownPage[]): readonly ShownPage[] {
  const marked = pages.filter(({ boxes }) => boxes.length > 0);
  return marked.length > 0 ? marked : pages.slice(0, 1);
}

/** Say whether anything of the words was found where they are said to stand. */
export function isAnythingMarked({ table, text }: Preview): boolean {
  return text.some(({ is_marked }) => is_marked) || (table?.rows.some(({ marked }) => marked.length > 0) ?? false);
}
