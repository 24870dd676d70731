import { t } from "@/lib/texts/index.ts";
import { Dialog } from "@/ui/Dialog.tsx";

interface Props {
  open: boolean;
  onClose(): void;
}

/** What each key does. */
export function ShortcutsDialog({ open, onClose }: Props) {
  const keys = [
    [["j", "↓"], t.keyboard.next],
    [["k", "↑"], t.keyboard.previous],
    [["r", "/"], t.keyboard.write],
    [["n"], t.notes.write],
    [["a"], t.keyboard.assign],
    [["i"], t.keyboard.ai],
    [["x"], t.keyboard.select],
    [["Esc"], t.keyboard.leave],
    [["?"], t.keyboard.help],
  ] as const;
  return (
    <Dialog title={t.keyboard.title} open={open} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-3 text-sm">
        {keys.map(([names, words]) => (
          <div key={words} className="contents">
            <dt className="flex gap-1">
              {names.map((name) => (
                <kbd
                  key={name}
                  className="grid h-7 min-w-7 place-items-center rounded-md border border-line bg-raised px-1.5"
                >
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
