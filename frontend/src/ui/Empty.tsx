import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What a page says where there is nothing to show yet, and what to do. */
export function Empty({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-3 p-8 text-center text-muted text-sm">
      <Icon aria-hidden size={32} />
      <p className="font-medium text-base text-ink">{title}</p>
      {children}
    </div>
  );
}
