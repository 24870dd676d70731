import { type DefaultValues, type FieldValues, type Path, type Resolver, useForm } from "react-hook-form";
import * as v from "valibot";

type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;

/** A form that says what is wrong beside each field: what `schema` finds, and what the API refuses. */
export function useValidForm<S extends Fields>(schema: S, defaultValues: DefaultValues<v.InferInput<S> & FieldValues>) {
  type Values = v.InferInput<S> & FieldValues;
  const resolver: Resolver<Values> = (values) => {
    const { success, output, issues } = v.safeParse(schema, values);
    if (success) return { values: output as Values, errors: {} };
    const errors = Object.fromEntries(
      issues.toReversed().map((issue) => [v.getDotPath(issue) ?? "root", { type: issue.type, message: issue.message }]),
    );
    return { values: {}, errors: errors as never };
  };
  const form = useForm<Values>({ resolver, defaultValues });
  /** Show what the API refused beside the fields that it names; what it names none for, above them. */
  const refuse = (error: unknown) => {
    const { message, fields = {} } = error as Error & { fields?: Record<string, string> };
    // Of a list it names the items: `rules.0`.
    const known = Object.entries(fields)
      .map(([path, why]) => [path.split(".")[0] ?? path, why] as const)
      .filter(([name]) => name in schema.entries);
    for (const [name, why] of known) form.setError(name as Path<Values>, { message: why });
    if (known.length === 0) form.setError("root", { message });
  };
  return { ...form, refuse };
}
