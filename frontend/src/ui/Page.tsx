import type { ReactNode } from "react";

interface Props {
  title: string;
  action?: ReactNode;
  /** There is more than one reads, side by side. */
  wide?: boolean;
  children: ReactNode;
}

/** A page under its heading, as wide as one reads with ease. */
export function Page({ title, action, wide = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={title} tabIndex={0} className="h-full overflow-y-auto bg-canvas -outline-offset-2">
      <div className={`mx-auto flex min-h-full flex-col gap-4 p-4 md:p-8 ${wide ? "max-w-7xl" : "max-w-4xl"}`}>
        <header className="flex min-h-10 flex-wrap items-center justify-between gap-2">
          <h1 className="font-semibold text-xl">{title}</h1>
          {action}
        </header>
        {children}
      </div>
    </section>
  );
}
