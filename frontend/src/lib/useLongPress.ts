import { type MouseEvent, type PointerEvent, useRef } from "react";

const LONG = 500;
const STILL = 10;

/** Do something when a finger stays where it touches, in the place of what a tap does. */
export function useLongPress(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const at = useRef<{ x: number; y: number }>(undefined);
  const end = () => {
    clearTimeout(timer.current);
    at.current = undefined;
  };
  return {
    onPointerDown: ({ pointerType, clientX, clientY }: PointerEvent) => {
      if (pointerType !== "touch") return;
      at.current = { x: clientX, y: clientY };
      timer.current = setTimeout(() => {
        ignoreNextClick();
        act();
      }, LONG);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const from = at.current;
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    // The browser's own menu for what is pressed for long.
    onContextMenu: (event: MouseEvent) => {
      if (at.current) event.preventDefault();
    },
  };
}

/** When the finger is lifted there is a click, by then perhaps on something else that has moved there. */
function ignoreNextClick(): void {
  const clicks = new AbortController();
  const { signal } = clicks;
  const ignore = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", ignore, { capture: true, once: true, signal });
  window.addEventListener("pointerdown", () => clicks.abort(), { capture: true, signal });
}
