import type { ReactNode } from "react";

export function Card({ label, children }: { label: string; children: ReactNode }) {
  return (
    <article aria-label={label} className="flex flex-col gap-3 rounded-xl border border-line bg-panel p-4">
      {children}
    </article>
  );
}
