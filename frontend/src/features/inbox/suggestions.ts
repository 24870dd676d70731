import { useQuery } from "@tanstack/react-query";
import { cannedRepliesQuery } from "@/api/cannedReplies.ts";
import { membersQuery } from "@/api/members.ts";
import { customerName } from "@/api/names.ts";
import type { Chat, Member } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";

/** Something that what is being typed may become. */
export interface Suggestion {
  id: string;
  title: string;
  about?: string;
  /** The whole text, once it is chosen. */
  becomes: string;
}

const MOST = 6;

/** What a message that begins with a slash may become: one of the team's canned replies, filled in. */
export function useCannedReplies(chat: Chat, text: string): Suggestion[] {
  const { workspace, me } = useHere();
  const typed = /^\/([\w-]*)$/u.exec(text)?.[1]?.toLowerCase();
  const { data: replies = [] } = useQuery({ ...cannedRepliesQuery(workspace.id), enabled: typed !== undefined });
  if (typed === undefined) return [];
  return replies
    .filter(({ shortcut }) => shortcut.startsWith(typed))
    .slice(0, MOST)
    .map(({ id, shortcut, text }) => ({
      id,
      title: `/${shortcut}`,
      about: text,
      becomes: filled(text, customerName(chat.customer), me.full_name),
    }));
}

/** What the word behind an @ in a note may become: the name of a colleague. */
export function useMentions(text: string): Suggestion[] {
  const { workspace } = useHere();
  const typed = /(?:^|\s)@([^\s@]*)$/u.exec(text)?.[1]?.toLowerCase();
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  if (typed === undefined) return [];
  return members
    .filter(({ full_name }) => full_name.toLowerCase().startsWith(typed))
    .slice(0, MOST)
    .map(({ id, full_name, email }) => ({
      id,
      title: full_name,
      about: email,
      becomes: `${text.slice(0, text.length - typed.length)}${full_name} `,
    }));
}

/** Put the names into a canned reply. */
export function filled(text: string, customer: string, member: string): string {
  return text.replaceAll("{customer_name}", () => customer).replaceAll("{member_name}", () => member);
}

/** Return the ids of the members whom a note names. */
export function mentioned(text: string, members: readonly Member[]): string[] {
  return members.filter(({ full_name }) => text.includes(`@${full_name}`)).map(({ id }) => id);
}
