import { expect, it } from "vitest";
import { changed, choiceOf, fieldsOf } from "./promptFields.ts";

it("comes back from the form as it went in", () => {
  const prompt = {
    business_description: "A shoe shop",
    system_prompt: "Be brief.",
    tone: "warm",
    length: "medium" as const,
    language: null,
    greeting: "",
    hand_over_rules: ["A complaint", "A refund"],
    hand_over_message: "Bruno takes over.",
    never_say: [],
  };
  expect(choiceOf(fieldsOf(prompt))).toEqual(prompt);
});

it("leaves out empty lines, and what nobody has changed", () => {
  const choice = choiceOf({ ...fieldsOf({}), never_say: " discounts \n\n", tone: "cool" });
  expect(choice.never_say).toEqual(["discounts"]);
  expect(changed(choice, { tone: true })).toEqual({ tone: "cool" });
});
