import type { ReactNode } from "react";

// Beside its name, so that the colour says nothing alone.
const DOTS = {
  gray: "bg-field",
  red: "bg-[light-dark(#c62f2f,#f08a84)]",
  orange: "bg-[light-dark(#c25a08,#f3a565)]",
  yellow: "bg-[light-dark(#a07a00,#e3c04f)]",
  green: "bg-[light-dark(#2a7d3f,#74cf8b)]",
  teal: "bg-[light-dark(#0c7a7a,#5ccaca)]",
  blue: "bg-[light-dark(#2b5fc4,#86aef5)]",
  purple: "bg-[light-dark(#7a3fc0,#c19bf2)]",
  pink: "bg-[light-dark(#b8327e,#f08fc4)]",
};
export type LabelColor = keyof typeof DOTS;
export const LABEL_COLORS = Object.keys(DOTS) as LabelColor[];

/** A label: a dot of its colour, and its name. */
export function LabelChip({ color, children }: { color: LabelColor; children: ReactNode }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-line px-2 text-xs">
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${DOTS[color]}`} />
      <span className="truncate">{children}</span>
    </span>
  );
}
