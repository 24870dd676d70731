import type { VirtualizerHandle } from "virtua";

type Scrolled = Pick<VirtualizerHandle, "findItemIndex" | "scrollOffset" | "viewportSize">;

const AHEAD = 20;

/** Whether the last of the items of a list are nearly in sight. */
export function isNearEnd(list: Scrolled | null, count: number): boolean {
  return !!list && list.findItemIndex(list.scrollOffset + list.viewportSize) > count - AHEAD;
}
