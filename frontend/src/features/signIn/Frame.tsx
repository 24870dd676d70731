import type { ReactNode } from "react";

/** The pages before there is a workspace. */
export function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-full place-items-center bg-canvas p-4">
      <div className="flex w-full max-w-sm flex-col gap-5 rounded-2xl border border-line bg-panel p-6">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" className="size-10" />
        <h1 className="font-semibold text-xl">{title}</h1>
        {children}
      </div>
    </main>
  );
}
