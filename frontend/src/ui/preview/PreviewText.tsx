import type { Stretch } from "@/lib/preview.ts";
import { Proof } from "../Proof.tsx";

/** A text, with what is around it in grey. */
export function PreviewText({ text }: { text: readonly Stretch[] }) {
  return (
    <p className="whitespace-pre-wrap break-words text-sm">
      {text.map((stretch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a text have no other
        <span key={index} className={stretch.is_within ? "" : "text-muted"}>
          {stretch.is_marked ? <Proof>{stretch.text}</Proof> : stretch.text}
        </span>
      ))}
    </p>
  );
}
