import { expect, it } from "vitest";
import type { Member } from "@/api/types.ts";
import { filled, mentioned } from "./suggestions.ts";

it("fills the names in, whatever signs they have", () => {
  expect(filled("Hi {customer_name}! {member_name}", "$& Ana", "Marina")).toBe("Hi $& Ana! Marina");
});

it("finds whom a note names", () => {
  const members = [
    { id: "1", full_name: "Marina Costa" },
    { id: "2", full_name: "Bruno Lima" },
  ] as Member[];
  expect(mentioned("@Marina Costa please call. Bruno Lima knows.", members)).toEqual(["1"]);
});
