import { Fragment } from "react";

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/g;

/** A text whose web addresses can be followed. */
export function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other
      <a key={index} href={part} target="_blank" rel="noreferrer noopener" className="underline">
        {part}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
