import { t } from "@/lib/texts/index.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** What could not be loaded, and a way to try it again. */
export function Retry({ error, onRetry }: { error: Error; onRetry(): unknown }) {
  return (
    <div className="p-4">
      <Notice kind="danger" action={<Button onClick={() => onRetry()}>{t.shell.tryAgain}</Button>}>
        {error.message}
      </Notice>
    </div>
  );
}
