import { expect, it } from "vitest";
import { message } from "@/api/builders.ts";
import type { Message } from "@/api/types.ts";
import { questionOf } from "./questions.ts";

const answered = { reply_id: "r" } as Message["decision"];
const burst = [
  message({ id: "a", seq: 1, content: "Hello", decision: answered }),
  message({ id: "b", seq: 2, content: "Are you open?", decision: answered }),
  message({ id: "c", seq: 5, content: "Another one" }),
];
const grounding = { question: "When are you open?", found: true, sources: [], figures: [] };
const reply = message({ id: "r", seq: 3, author: "ai", grounding });

it("is what the customer wrote that the reply answers, also for a later part of it", () => {
  expect(questionOf(reply, [...burst, reply])).toBe("Hello\nAre you open?");
  const second = message({ id: "s", seq: 4, author: "ai", part: 2 });
  expect(questionOf(second, [...burst, reply, second])).toBe("Hello\nAre you open?");
});

it("is what was looked for where the customer's words are not at hand, and what was said of it before", () => {
  expect(questionOf(reply, [])).toBe("When are you open?");
  const feedback = { by: "m", at: "2026-03-09T12:00:00Z", question: "Sundays?", document_id: "d" };
  expect(questionOf({ ...reply, feedback }, burst)).toBe("Sundays?");
});
