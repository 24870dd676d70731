import { useState } from "react";
import { useTryOut } from "@/api/playground.ts";
import type { PlaygroundTurn, PromptChoice, SaidTurn } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { noteTried } from "../tried.ts";

/** One thing said in the conversation that is never held, and for the AI's turns how they came about. */
export interface TriedTurn extends SaidTurn {
  outcome?: PlaygroundTurn;
}

export interface PlaygroundState {
  turns: readonly TriedTurn[];
  isAsking: boolean;
  error: Error | null;
  say(content: string): void;
  beginAnew(): void;
}

const MOST_TURNS = 50;

/** A conversation with the AI that nobody else sees, by the draft that stands in the form when something is said. */
export function usePlayground(draft: () => PromptChoice | null): PlaygroundState {
  const { workspace } = useHere();
  const [turns, setTurns] = useState<readonly TriedTurn[]>([]);
  const tryOut = useTryOut(workspace.id);
  const say = (content: string) => {
    const said = [...turns, { role: "customer" as const, content }];
    setTurns(said);
    const messages = said.filter((turn) => turn.content).map((turn) => ({ role: turn.role, content: turn.content }));
    tryOut.mutate(
      { messages: messages.slice(-MOST_TURNS), draft: draft() },
      {
        onSuccess: (outcome) => {
          noteTried(workspace.id);
          setTurns([...said, { role: "business", content: outcome.reply, outcome }]);
        },
      },
    );
  };
  const beginAnew = () => {
    tryOut.reset();
    setTurns([]);
  };
  return { turns, isAsking: tryOut.isPending, error: tryOut.error, say, beginAnew };
}
