import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  about: string;
  children: ReactNode;
}

export function Section({ title, about, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-4 rounded-xl border border-line bg-panel p-4 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] md:p-6"
    >
      <div className="min-w-0">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <p className="break-words text-muted text-sm">{about}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
    </section>
  );
}
