import type { LiveState } from "@/api/live/follow.ts";
import { t } from "@/lib/texts/index.ts";

/** Says when what is shown may be old. As long as all is well, it says nothing. */
export function LiveNotice({ state }: { state: LiveState }) {
  const text = state === "out" ? t.shell.out : state === "ended" ? t.shell.ended : null;
  return (
    <div role="status" data-live={state}>
      {text && <p className="bg-attention px-4 py-1 text-center text-panel text-sm">{text}</p>}
    </div>
  );
}
