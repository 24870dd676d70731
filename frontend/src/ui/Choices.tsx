import { useEffect, useRef } from "react";

interface Props<T extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  choices: readonly { value: T; words: string; count?: number | undefined }[];
  /** None of them, where it is undefined. */
  chosen: T | undefined;
  onChoose(value: T): void;
}

/** Which of a few, each with how many there are. On a phone they scroll to the side. */
export function Choices<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  const shown = useRef<HTMLButtonElement>(null);
  // On a phone it may be out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is chosen
  useEffect(() => {
    shown.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  return (
    <fieldset className="-mx-3 flex gap-1.5 overflow-x-auto px-3 py-0.5 md:flex-wrap">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value, words, count }) => (
        <button
          key={value}
          ref={chosen === value ? shown : null}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          className="flex min-h-8 shrink-0 items-center gap-1.5 rounded-full border border-line px-2.5 text-sm hover:bg-raised aria-pressed:border-brand aria-pressed:bg-brand aria-pressed:text-on-brand"
        >
          {words}
          {count ? <span className="font-semibold text-xs">{count > 99 ? "99+" : count}</span> : null}
        </button>
      ))}
    </fieldset>
  );
}
