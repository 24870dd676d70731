import { expect, it } from "vitest";
import { changesOf, fieldsOf } from "./settingFields.ts";

const DEFAULTS = {
  enabled: true,
  model: "gpt",
  temperature: null,
  memory_tokens: 3000,
  debounce_seconds: 3,
  debounce_max_seconds: 15,
  general_knowledge: false,
  when_not_found: "say_so",
  hold_seconds: null,
  replies_per_hour: 60,
  tokens_per_day: 5_000_000,
  max_parts: 1,
  characters_per_second: 25,
  opt_out_words: [],
  transcribe_voice: true,
  describe_images: true,
  keep_files: true,
};

it("names what was changed, numbers as numbers", () => {
  const fields = { ...fieldsOf(DEFAULTS), debounce_seconds: "2,5", hold_seconds: "7200", general_knowledge: true };
  const names = { debounce_seconds: true, hold_seconds: true, general_knowledge: true };
  expect(changesOf(fields, names, DEFAULTS)).toEqual({
    debounce_seconds: 2.5,
    hold_seconds: 7200,
    general_knowledge: true,
  });
});

it("goes back to the default for what is empty, or as it is by default", () => {
  const fields = { ...fieldsOf(DEFAULTS), max_parts: "", temperature: "", keep_files: true };
  const names = { max_parts: true, temperature: true, keep_files: true };
  expect(changesOf(fields, names, DEFAULTS)).toEqual({ max_parts: null, temperature: null, keep_files: null });
});
