import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { draftsQuery, keepDraft } from "@/api/drafts.ts";
import { useHere } from "@/api/workspaceContext.ts";

const PAUSE = 1_000;
const keyOf = (name: string) => `draft ${name}`;

/** What somebody has begun to write here, under a name: it is still there when they come back. */
export function useLocalDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => localStorage.getItem(keyOf(name)) ?? "");
  const keep = (next: string) => {
    setText(next);
    if (next) localStorage.setItem(keyOf(name), next);
    else localStorage.removeItem(keyOf(name));
  };
  return [text, keep];
}

/** What somebody has begun to write to a customer, also on another device. */
export function useDraft(chatId: string): [string, (text: string) => void] {
  const { workspace } = useHere();
  const [text, keep] = useLocalDraft(chatId);
  const { data: drafts } = useQuery(draftsQuery(workspace.id));
  const isTouched = useRef(text !== "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const elsewhere = drafts?.get(chatId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known, unless one has begun anew
  useEffect(() => {
    if (elsewhere && !isTouched.current) keep(elsewhere);
  }, [elsewhere]);
  const write = (next: string) => {
    isTouched.current = true;
    keep(next);
    drafts?.set(chatId, next);
    clearTimeout(timer.current);
    // What is sent is forgotten with it.
    if (next) timer.current = setTimeout(() => keepDraft(chatId, next), PAUSE);
  };
  return [text, write];
}
