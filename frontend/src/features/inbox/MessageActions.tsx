import { EllipsisVertical, Reply } from "lucide-react";
import { isTouched } from "@/lib/isTouched.ts";
import { t } from "@/lib/texts/index.ts";
import { IconButton } from "@/ui/IconButton.tsx";
import { Menu } from "@/ui/Menu.tsx";

/** What can be done with a message: a button that a mouse or the keyboard comes upon, a menu where one touches. */
export function MessageActions({ onReply }: { onReply(): void }) {
  if (isTouched) {
    return (
      <Menu
        label={t.inbox.actions}
        trigger={<EllipsisVertical aria-hidden size={18} />}
        items={[{ label: t.inbox.reply, icon: Reply, onSelect: onReply }]}
        className="grid min-h-10 w-7 shrink-0 place-items-center text-muted"
      />
    );
  }
  return (
    <IconButton
      icon={Reply}
      label={t.inbox.reply}
      onClick={onReply}
      className="opacity-0 focus-visible:opacity-100 group-hover/message:opacity-100"
    />
  );
}
