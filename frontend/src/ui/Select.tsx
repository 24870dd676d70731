import { type SelectHTMLAttributes, useId } from "react";

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  /** By value: the words for it, in order. */
  options: readonly (readonly [value: string, words: string])[];
  /** Show the label to screen readers alone, where the choice says enough. */
  bare?: boolean;
}

/** The browser's own: on a phone it is the one that people know. */
export function Select({ label, options, bare = false, className = "", ...rest }: Props) {
  const id = useId();
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className={bare ? "sr-only" : "font-medium text-sm"}>
        {label}
      </label>
      <select
        id={id}
        {...rest}
        className="min-h-9 rounded-lg border border-field bg-panel px-2 py-1.5 text-base sm:text-sm"
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
