import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

const LOOKS = {
  info: { icon: Info, colours: "border-line bg-raised" },
  attention: { icon: CircleAlert, colours: "border-attention text-attention bg-panel" },
  danger: { icon: CircleAlert, colours: "border-danger text-danger bg-panel" },
};

interface Props {
  kind?: keyof typeof LOOKS;
  children: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

export function Notice({ kind = "info", children, action }: Props) {
  const { icon: Icon, colours } = LOOKS[kind];
  return (
    <div
      role={kind === "info" ? "status" : "alert"}
      className={`flex items-center gap-2 rounded-lg border px-3 py-2 text-sm ${colours}`}
    >
      <Icon aria-hidden size={18} className="shrink-0" />
      <div className="min-w-0 grow">{children}</div>
      {action}
    </div>
  );
}
