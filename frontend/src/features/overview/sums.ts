import type { FiguresOfTime } from "@/api/types.ts";

/** How many replies people gave, in the inbox or on the phone itself. */
export function repliesByPeople({ replies }: FiguresOfTime): number {
  return replies.member + replies.phone;
}

/** How often the AI left a chat to people, whatever the reason. */
export function handOvers({ hand_overs }: FiguresOfTime): number {
  return hand_overs.reduce((sum, { count }) => sum + count, 0);
}
