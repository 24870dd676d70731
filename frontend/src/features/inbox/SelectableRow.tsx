import { type ComponentProps, type MouseEvent, memo } from "react";
import { customerName } from "@/api/names.ts";
import { isTouched } from "@/lib/isTouched.ts";
import { t } from "@/lib/texts/index.ts";
import { useLongPress } from "@/lib/useLongPress.ts";
import { ChatRow } from "./ChatRow.tsx";

interface Props extends ComponentProps<typeof ChatRow> {
  isSelected: boolean;
  /** Some chat is selected: a tap selects this one, too. */
  isSelecting: boolean;
  onSelect(chatId: string): void;
}

/** A chat of the list that can be selected: by a box where the mouse is, by a long press where one touches. */
export const SelectableRow = memo(function SelectableRow({ isSelected, isSelecting, onSelect, ...row }: Props) {
  const { id, customer } = row.chat;
  const press = useLongPress(() => onSelect(id));
  const tap = (event: MouseEvent) => {
    if (!isTouched || !isSelecting) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(id);
  };
  const isShown = isSelecting
    ? ""
    : "opacity-0 focus-within:opacity-100 group-hover/row:opacity-100 pointer-coarse:hidden";
  return (
    <div {...press} className="group/row relative select-none [-webkit-touch-callout:none]">
      <div onClickCapture={tap}>
        <ChatRow {...row} />
      </div>
      <label
        className={`absolute top-1/2 left-4 grid size-10 -translate-y-1/2 cursor-pointer place-items-center rounded-full bg-panel ${isShown}`}
      >
        <input
          type="checkbox"
          aria-label={t.inbox.select(customerName(customer))}
          checked={isSelected}
          onChange={() => onSelect(id)}
          className="size-5"
        />
      </label>
    </div>
  );
});
