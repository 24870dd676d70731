import { useEffect, useState } from "react";
import type { LiveState } from "@/api/live/follow.ts";
import { Live } from "@/api/live/live.ts";
import { ringFor } from "./ringFor.ts";

/** Keep what is shown of a workspace as it is on the server. */
export function useLive(workspaceId: string | undefined): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    if (!workspaceId) return;
    const live = new Live(workspaceId);
    const stops = [live.watch(() => setState(live.state)), live.hear(ringFor)];
    return () => {
      for (const stop of stops) stop();
      live.close();
    };
  }, [workspaceId]);
  return state;
}
