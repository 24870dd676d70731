import { lazy, type ReactNode, Suspense, useState } from "react";

export interface DialogProps {
  title: string;
  open: boolean;
  /** For what is looked at, as far as there is room. */
  isWide?: boolean;
  onClose(): void;
  children: ReactNode;
}

const DialogPopup = lazy(() => import("./DialogPopup.tsx").then((module) => ({ default: module.DialogPopup })));

/** What stands before the page until one is done with it. Until it opens, nothing of it is loaded. */
export function Dialog(props: DialogProps) {
  const [isWanted, setWanted] = useState(props.open);
  if (props.open && !isWanted) setWanted(true);
  return isWanted ? (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  ) : null;
}
