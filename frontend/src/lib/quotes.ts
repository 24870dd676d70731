/** A part of a text, from its beginning to behind its end. */
export type Range = readonly [start: number, end: number];

/** Find words in a text where white space and case do not count. Null: they do not stand there. */
export function rangeOf(quote: string, text: string): Range | null {
  const words = quote.trim().split(/\s+/).filter(Boolean).map(escaped);
  const found = words.length ? new RegExp(words.join("\\s+"), "iu").exec(text) : null;
  return found && [found.index, found.index + found[0].length];
}

/** Cut the part of a text that begins at `start` into what is in one of the ranges and what is not. */
export function cut(part: string, start: number, ranges: readonly Range[]): { text: string; isMarked: boolean }[] {
  const isIn = (place: number) => ranges.some(([from, to]) => from <= place && place < to);
  const pieces: { text: string; isMarked: boolean }[] = [];
  for (let index = 0; index < part.length; index++) {
    const [isMarked, last] = [isIn(start + index), pieces.at(-1)];
    if (last && last.isMarked === isMarked) last.text += part.charAt(index);
    else pieces.push({ text: part.charAt(index), isMarked });
  }
  return pieces;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
