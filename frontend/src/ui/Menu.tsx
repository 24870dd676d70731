import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  danger?: boolean;
  onSelect(): void;
}

export interface MenuProps {
  /** What it opens from: shown in a button. */
  trigger: ReactNode;
  label: string;
  items: readonly MenuItem[];
  className?: string;
}

const MenuPopup = lazy(() => import("./MenuPopup.tsx").then((module) => ({ default: module.MenuPopup })));

/** A button that opens a menu. Until somebody wants it, nothing of it is loaded. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
      className={`rounded-lg hover:bg-raised ${props.className ?? ""}`}
    >
      {props.trigger}
    </button>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <MenuPopup {...props} />
    </Suspense>
  ) : (
    button
  );
}
