import type { OptOutWords } from "@/api/types.ts";
import { linesOf } from "@/lib/lines.ts";

/** The words of a language as a form has them: one to a line. */
export type LanguageFields = Record<keyof OptOutWords, string>;

export function fieldsOf(words?: OptOutWords): LanguageFields {
  return {
    language: words?.language ?? "",
    stop: words?.stop.join("\n") ?? "",
    start: words?.start.join("\n") ?? "",
    stopped_message: words?.stopped_message ?? "",
    started_message: words?.started_message ?? "",
  };
}

export function wordsOf({ stop, start, ...fields }: LanguageFields): OptOutWords {
  return { ...fields, stop: linesOf(stop), start: linesOf(start) };
}
