import { Check, CheckCheck, CircleAlert, CircleHelp, Clock3, type LucideIcon, X } from "lucide-react";
import type { Message } from "@/api/types.ts";
import { t } from "@/lib/texts/index.ts";

const ICONS: Record<Message["status"], LucideIcon> = {
  received: Check,
  queued: Clock3,
  sending: Clock3,
  unconfirmed: Check,
  unknown: CircleHelp,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  failed: CircleAlert,
  cancelled: X,
};

/** How far a message of ours has come. */
export function Ticks({ status }: { status: Message["status"] }) {
  const Icon = ICONS[status];
  const colour = status === "read" || status === "played" ? "text-brand" : status === "failed" ? "text-danger" : "";
  return <Icon role="img" aria-label={t.inbox.status[status]} size={15} className={colour} />;
}
