import { EllipsisVertical, Reply, ThumbsDown } from "lucide-react";
import { isTouched } from "@/lib/isTouched.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Menu } from "@/ui/Menu.tsx";

interface Props {
  onReply(): void;
  /** Say that it is wrong, where one may. */
  onWrong?: (() => void) | undefined;
}

/** What can be done with a message: buttons that a mouse or the keyboard comes upon, a menu where one touches. */
export function MessageActions({ onReply, onWrong }: Props) {
  const actions = [
    { label: t.inbox.reply, icon: Reply, onSelect: onReply },
    ...(onWrong ? [{ label: t.inbox.wrong, icon: ThumbsDown, onSelect: onWrong }] : []),
  ];
  if (isTouched) {
    return (
      <Menu
        label={t.inbox.actions}
        trigger={<EllipsisVertical aria-hidden size={18} />}
        items={actions}
        className="grid min-h-10 w-7 shrink-0 place-items-center text-muted"
      />
    );
  }
  return actions.map(({ label, icon, onSelect }) => (
    <IconButton
      key={label}
      icon={icon}
      label={label}
      onClick={onSelect}
      className="opacity-0 focus-visible:opacity-100 group-hover/message:opacity-100"
    />
  ));
}
