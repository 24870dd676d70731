import { expect, it } from "vitest";
import { chat, message } from "../builders.ts";
import { chatQuery } from "../chats.ts";
import { messagesQuery } from "../messages.ts";
import { queryClient } from "../queryClient.ts";
import type { Message } from "../types.ts";
import { show } from "./show.ts";

const page = (...items: Message[]) => ({
  pages: [{ items, previous_cursor: null, next_cursor: null }],
  pageParams: [{}],
});

/** Ask for the messages of a chat, have something told meanwhile, and return what is shown when the answer is here. */
async function shownAfter(told: Message, answered: Message, known?: Message): Promise<Message[] | undefined> {
  const { queryKey } = messagesQuery("w", told.chat_id);
  if (known) queryClient.setQueryData(queryKey, page(known) as never);
  let answer: (answered: unknown) => void = () => {};
  const queryFn = () => new Promise<unknown>((resolve) => (answer = resolve));
  const asked = queryClient.fetchQuery({ queryKey: [...queryKey], queryFn, staleTime: 0 });
  show("w", { id: "1-0", name: "message", data: { message: told } });
  answer(page(answered));
  await asked;
  return queryClient.getQueryData(queryKey)?.pages.flatMap(({ items }) => items as Message[]);
}

it("shows what was told while the first answer was on its way", async () => {
  const before = message({ chat_id: "first", status: "sent" });
  expect(await shownAfter({ ...before, status: "read" }, before)).toMatchObject([{ status: "read" }]);
});

it("is not set back by an answer that is older", async () => {
  const before = message({ chat_id: "second", id: "a", seq: 1 });
  const next = message({ chat_id: "second", id: "b", seq: 2 });
  expect(await shownAfter(next, before, before)).toMatchObject([{ id: "a" }, { id: "b" }]);
});

it("holds for chats as well", async () => {
  const { queryKey } = chatQuery("w", "1");
  let answer: (answered: unknown) => void = () => {};
  const queryFn = () => new Promise<unknown>((resolve) => (answer = resolve));
  const asked = queryClient.fetchQuery({ queryKey: [...queryKey], queryFn, staleTime: 0 });
  show("w", { id: "1-0", name: "chat", data: { chat: chat({ ai_enabled: false }) } });
  answer(chat({ ai_enabled: true }));
  await asked;
  expect(queryClient.getQueryData(queryKey)).toMatchObject({ ai_enabled: false });
});
