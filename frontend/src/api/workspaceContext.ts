import { createContext, useContext } from "react";
import type { Account, Workspace } from "./types.ts";

export interface Here {
  workspace: Workspace;
  me: Account;
}

/** The workspace that the page shows, and who looks at it. */
export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("Only within a workspace.");
  return here;
}
