import { useEffect, useRef } from "react";

export type Shortcuts = Readonly<Record<string, () => void>>;

// Whoever types means the letter; in a dialog or menu the page behind is out of reach.
const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';
// There the arrows scroll.
const SCROLLING = '[tabindex="0"]';

/** Do things by single keys, named as browsers name them: `j`, `?`, `ArrowDown`. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (at.closest(TYPING) || (event.key.startsWith("Arrow") && at.closest(SCROLLING))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
