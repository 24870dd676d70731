import type { Message } from "@/api/types.ts";

const LONGEST = 1000;

/** What a reply of the AI answers, in the words of the customer, or else in those that the documents were asked. */
export function questionOf(reply: Message, messages: readonly Message[]): string {
  if (reply.feedback) return reply.feedback.question;
  const first = messages.find(({ seq }) => seq === reply.seq - reply.part + 1) ?? reply;
  const words = messages
    .filter(({ decision }) => decision?.reply_id === first.id)
    .map(({ content, media }) => content || media?.words)
    .filter(Boolean)
    .join("\n");
  return (words || (first.grounding?.question ?? "")).slice(0, LONGEST);
}
