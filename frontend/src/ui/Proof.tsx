import type { ReactNode } from "react";

/** Somebody's own words, or a document's, which something stands on. The one thing that is yellow. */
export function Proof({ children, onClick }: { children: ReactNode; onClick?: (() => void) | undefined }) {
  if (!onClick) return <mark className="rounded bg-proof box-decoration-clone px-1 text-ink">{children}</mark>;
  return (
    <button type="button" onClick={onClick} className="rounded bg-proof px-1 text-left text-ink hover:underline">
      {children}
    </button>
  );
}
