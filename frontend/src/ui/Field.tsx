import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from "react";

interface Described {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered. */
  error?: string | undefined;
}

type TextProps = Described & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };
type LongTextProps = Described & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

const BOX =
  "w-full rounded-lg border border-field bg-panel px-3 py-2 text-base sm:text-sm aria-invalid:border-danger disabled:opacity-60";

export function TextField({ label, hint, error, ...rest }: TextProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input id={id} {...rest} aria-invalid={!!error} aria-describedby={`${id}-about`} className={BOX} />
    </Frame>
  );
}

export function LongTextField({ label, hint, error, ...rest }: LongTextProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea id={id} rows={4} {...rest} aria-invalid={!!error} aria-describedby={`${id}-about`} className={BOX} />
    </Frame>
  );
}

function Frame({ id, label, hint, error, children }: Described & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children}
      <p id={`${id}-about`} className={`text-xs ${error ? "text-danger" : "text-muted"} empty:hidden`}>
        {error ?? hint}
      </p>
    </div>
  );
}
