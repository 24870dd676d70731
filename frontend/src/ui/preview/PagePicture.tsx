import { useRef, useState } from "react";
import type { ShownPage } from "@/lib/preview.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "../Button.tsx";

/** Where a browser's own element finds a picture, and whether it can't be fetched. */
export type UsePicture = (path: string) => { address: string; isRefused: boolean; onError(): void };

const share = (part: number) => `${part * 100}%`;

/** A page as it looks, with the words marked, the first of them in sight. */
export function PagePicture({ page, usePicture }: { page: ShownPage; usePicture: UsePicture }) {
  const [tries, setTries] = useState(0);
  const { address, isRefused, onError } = usePicture(tries ? `${page.picture}&try=${tries}` : page.picture);
  const first = useRef<HTMLDivElement>(null);
  if (isRefused) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line p-3 text-sm">
        {t.preview.pageMissing(page.number)}
        <Button onClick={() => setTries(tries + 1)}>{t.shell.tryAgain}</Button>
      </div>
    );
  }
  return (
    <figure className="flex flex-col gap-1">
      <div
        className="relative overflow-hidden rounded-lg border border-line bg-raised"
        style={{ aspectRatio: page.width / page.height }}
      >
        <img
          src={address}
          onError={onError}
          onLoad={() => first.current?.scrollIntoView({ block: "center" })}
          alt={t.preview.pageLooks(page.number)}
          className="absolute inset-0 size-full"
        />
        {page.boxes.map(({ left, top, right, bottom }, index) => (
          <div
            key={`${left} ${top}`}
            ref={index === 0 ? first : null}
            aria-hidden
            data-mark
            className="absolute rounded-sm bg-proof opacity-60 mix-blend-multiply"
            style={{ left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) }}
          />
        ))}
      </div>
      <figcaption className="text-muted text-xs">{t.preview.page(page.number)}</figcaption>
    </figure>
  );
}
