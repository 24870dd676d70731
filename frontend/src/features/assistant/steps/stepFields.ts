import * as v from "valibot";
import type { NewWorkflowStep, WorkflowStep } from "@/api/types.ts";
import { linesOf } from "@/lib/lines.ts";
import { t } from "@/lib/texts/index.ts";

export const KINDS = ["text", "number", "yes_no", "email", "phone", "date", "choice"] as const;
const LONGEST_KEY = 50;

const given = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(() => t.signIn.missing),
);

/** A step as a form has it: the options one to a line. */
export const STEP = v.object({
  description: given,
  key: given,
  required: v.boolean(),
  kind: v.picklist(KINDS),
  options: v.string(),
});

export function fieldsOf(step: WorkflowStep | undefined): v.InferOutput<typeof STEP> {
  const { description = "", key = "", required = true, kind = "text", options = [] } = step ?? {};
  return { description, key, required, kind, options: options.join("\n") };
}

export function stepOf({ options, ...fields }: v.InferOutput<typeof STEP>): NewWorkflowStep {
  return { ...fields, options: fields.kind === "choice" ? linesOf(options) : [] };
}

/** A name for tables, made of what the step is: "What is your budget?" → what_is_your_budget */
export function keyFor(description: string): string {
  const plain = description.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+/, "")
    .slice(0, LONGEST_KEY)
    .replace(/_+$/, "");
}
