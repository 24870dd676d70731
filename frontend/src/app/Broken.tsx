import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { Unreachable } from "@/api/errors.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Notice } from "@/ui/Notice.tsx";

/** A page that could not be shown. */
export function Broken({ error }: ErrorComponentProps) {
  const router = useRouter();
  const isUnreachable = error instanceof Unreachable;
  return (
    <main className="mx-auto flex h-full max-w-md flex-col justify-center gap-4 p-6">
      <Notice kind="danger">
        {isUnreachable ? t.shell.unreachable : `${t.shell.somethingBroke} ${String(error)}`}
      </Notice>
      <Button look="primary" onClick={() => (isUnreachable ? router.invalidate() : location.reload())}>
        {isUnreachable ? t.shell.tryAgain : t.shell.reload}
      </Button>
    </main>
  );
}

export function NotFound() {
  return (
    <main className="mx-auto flex h-full max-w-md flex-col justify-center gap-4 p-6 text-center">
      <p>{t.shell.notFound}</p>
      <Link to="/" className="text-brand underline">
        {t.shell.toInbox}
      </Link>
    </main>
  );
}
