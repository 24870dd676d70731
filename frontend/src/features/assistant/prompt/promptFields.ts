import * as v from "valibot";
import type { Prompt, PromptChoice } from "@/api/types.ts";
import { linesOf } from "@/lib/lines.ts";
import { t } from "@/lib/texts/index.ts";

const text = v.pipe(v.string(), v.trim());

/** The prompt as a form has it: lists are texts of one line for each item. */
export const PROMPT = v.object({
  business_description: text,
  system_prompt: v.pipe(
    text,
    v.nonEmpty(() => t.signIn.missing),
  ),
  tone: text,
  length: v.picklist(["short", "medium", "long"]),
  language: text,
  greeting: text,
  hand_over_rules: text,
  hand_over_message: text,
  never_say: text,
});
export type PromptFields = v.InferOutput<typeof PROMPT>;

export function fieldsOf(prompt: Prompt): PromptFields {
  return {
    business_description: prompt.business_description ?? "",
    system_prompt: prompt.system_prompt ?? "",
    tone: prompt.tone ?? "",
    length: prompt.length ?? "short",
    language: prompt.language ?? "",
    greeting: prompt.greeting ?? "",
    hand_over_rules: (prompt.hand_over_rules ?? []).join("\n"),
    hand_over_message: prompt.hand_over_message ?? "",
    never_say: (prompt.never_say ?? []).join("\n"),
  };
}

export function choiceOf(fields: PromptFields): PromptChoice {
  return {
    ...fields,
    // The customer's own.
    language: fields.language || null,
    hand_over_rules: linesOf(fields.hand_over_rules),
    never_say: linesOf(fields.never_say),
  };
}

/** Keep of a choice what somebody has changed. */
export function changed(choice: PromptChoice, names: Partial<Record<keyof PromptChoice, unknown>>): PromptChoice {
  return Object.fromEntries(Object.entries(choice).filter(([name]) => name in names));
}
