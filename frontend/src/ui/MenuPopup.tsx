import { Menu as Base } from "@base-ui/react/menu";
import type { MenuProps } from "./Menu.tsx";

/** The menu itself, which `Menu` loads once it is wanted. */
export function MenuPopup({ trigger, label, items, className = "" }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger aria-label={label} title={label} className={`rounded-lg hover:bg-raised ${className}`}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-20">
          <Base.Popup className="min-w-44 rounded-xl border border-line bg-panel p-1 text-sm shadow-lg">
            {items.map(({ label, icon: Icon, danger, onSelect }, index) => (
              <Base.Item
                // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same words, and none moves
                key={index}
                onClick={onSelect}
                className={`flex min-h-10 cursor-pointer items-center gap-2 rounded-lg px-3 data-highlighted:bg-raised ${danger ? "text-danger" : ""}`}
              >
                {Icon && <Icon aria-hidden size={16} />}
                {label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
