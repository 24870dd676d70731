import { useQuery } from "@tanstack/react-query";
import { labelsQuery, useLabelChat } from "@/api/labels.ts";
import type { Chat } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { LabelChip } from "@/ui/LabelChip.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { Section } from "./Section.tsx";

/** The workspace's labels: those that are pressed are on the chat. */
export function Labels({ chat }: { chat: Chat }) {
  const { workspace } = useHere();
  const { data: labels = [] } = useQuery(labelsQuery(workspace.id));
  const label = useLabelChat(workspace.id, chat.id);
  return (
    <Section title={t.labels.title}>
      {labels.length === 0 && <p className="text-muted text-xs">{t.labels.none}</p>}
      <div className="flex flex-wrap gap-1.5">
        {labels.map(({ id, name, color }) => {
          const isOn = chat.labels.includes(id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={isOn}
              onClick={() => label.mutate({ labelId: id, isOn: !isOn }, { onError: toastError })}
              className="grid min-h-7 max-w-full rounded-full text-muted aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-ink"
            >
              <LabelChip color={color}>
                {isOn ? "✓ " : "+ "}
                {name}
              </LabelChip>
            </button>
          );
        })}
      </div>
    </Section>
  );
}
