import type { ButtonHTMLAttributes } from "react";

const LOOKS = {
  primary: "bg-brand text-on-brand hover:brightness-110",
  plain: "border border-line bg-panel hover:bg-raised",
  quiet: "text-brand hover:bg-raised",
  danger: "border border-danger text-danger hover:bg-raised",
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: keyof typeof LOOKS;
  /** What was asked for is under way. */
  busy?: boolean;
}

export function Button({ look = "plain", busy = false, className = "", children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-busy={busy}
      {...rest}
      disabled={busy || rest.disabled}
      className={`inline-flex min-h-9 items-center justify-center gap-2 rounded-lg px-3 py-1.5 font-medium text-sm disabled:opacity-60 ${LOOKS[look]} ${className}`}
    >
      {children}
    </button>
  );
}
