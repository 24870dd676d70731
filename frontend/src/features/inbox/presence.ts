import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useMemberName } from "@/api/names.ts";
import { type Activity, presenceQuery, tellPresence } from "@/api/presence.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { useIsVisible } from "@/lib/useIsVisible.ts";

const AGAIN = 40_000;
const TYPING_FOR = 5_000;
// A customer sees it for some seconds each time that it is told.
const TYPING_AGAIN = 10_000;

/** Tell colleagues that one looks at a chat, and return what to call when one types in it. */
export function useOwnPresence(chatId: string): () => void {
  const isVisible = useIsVisible();
  const told = useRef<Activity>("gone");
  const toldAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useRef((activity: Activity) => {
    told.current = activity;
    toldAt.current = Date.now();
    tellPresence(chatId, activity);
  });
  useEffect(() => {
    if (!isVisible) return;
    const say = tell.current;
    say("looking");
    const again = setInterval(() => say(told.current), AGAIN);
    return () => {
      clearInterval(again);
      clearTimeout(timer.current);
      say("gone");
    };
  }, [isVisible]);
  return () => {
    if (told.current !== "typing" || Date.now() - toldAt.current >= TYPING_AGAIN) tell.current("typing");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell.current("looking"), TYPING_FOR);
  };
}

/** Say which colleagues are in a chat, or nothing. */
export function useColleagues(chatId: string): string | null {
  const { workspace, me } = useHere();
  const memberName = useMemberName();
  const { data: there = {} } = useQuery(presenceQuery(workspace.id, chatId));
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const named = (activity: string) =>
    Object.entries(there)
      .filter(([id, one]) => id !== me.id && one.activity === activity && one.until > now)
      .map(([id]) => memberName(id))
      .join(", ");
  const [typing, looking] = [named("typing"), named("looking")];
  return typing ? t.inbox.typing(typing) : looking ? t.inbox.looking(looking) : null;
}
