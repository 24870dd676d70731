import { useQuery } from "@tanstack/react-query";
import { promptQuery } from "@/api/prompts.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Retry } from "@/ui/Retry.tsx";
import { HoursForm } from "./HoursForm.tsx";

/** When people are there, and what the AI says when they are not. */
export function HoursPart() {
  const { workspace } = useHere();
  const { data: prompt, error, refetch } = useQuery(promptQuery(workspace.id));
  if (error && !prompt) return <Retry error={error} onRetry={refetch} />;
  if (!prompt) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  return <HoursForm prompt={prompt} />;
}
