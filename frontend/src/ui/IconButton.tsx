import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** What it does, for those who don't see the icon, and as its tooltip. */
  label: string;
}

export function IconButton({ icon: Icon, label, className = "", ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`grid size-10 shrink-0 place-items-center rounded-lg hover:bg-raised disabled:opacity-50 ${className}`}
    >
      <Icon aria-hidden size={20} />
    </button>
  );
}
