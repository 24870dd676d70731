import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bot, BotOff } from "lucide-react";
import { useState } from "react";
import { aiSettingsQuery, useChangeAiSettings } from "@/api/aiSettings.ts";
import { promptQuery } from "@/api/prompts.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { toastError } from "@/ui/toasts.tsx";

/** Whether the AI is on in the whole workspace, and for admins the way to change it. */
export function AiState({ className, onSwitch }: { className: string; onSwitch: (() => void) | undefined }) {
  const { workspace } = useHere();
  const { data: ai } = useQuery(aiSettingsQuery(workspace.id));
  if (!ai) return null;
  const Icon = ai.enabled ? Bot : BotOff;
  const words = ai.enabled ? t.ai.on : t.ai.off;
  const action = ai.enabled ? t.ai.switchOff : t.ai.switchOn;
  return (
    <button
      type="button"
      disabled={!onSwitch}
      onClick={onSwitch}
      title={onSwitch ? action : t.ai.onlyAdmins}
      className={`${className} ${ai.enabled ? "" : "text-attention!"}`}
    >
      <Icon aria-hidden size={22} />
      {words}
      {onSwitch && <span className="sr-only">. {action}</span>}
    </button>
  );
}

/** Switching the AI on or off in the whole workspace. */
export function AiSwitchDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { workspace } = useHere();
  const { data: ai } = useQuery(aiSettingsQuery(workspace.id));
  const change = useChangeAiSettings(workspace.id);
  if (!ai) return null;
  return (
    <ConfirmDialog
      open={open}
      question={ai.enabled ? t.ai.offSure : t.ai.onSure}
      confirm={ai.enabled ? t.ai.switchOff : t.ai.switchOn}
      look={ai.enabled ? "danger" : "primary"}
      busy={change.isPending}
      onConfirm={() => change.mutate({ enabled: !ai.enabled }, { onSuccess: onClose, onError: toastError })}
      onClose={onClose}
    />
  );
}

/** On every page, as long as the AI answers nobody. */
export function AiOffNotice() {
  const { workspace } = useHere();
  const { data: ai } = useQuery(aiSettingsQuery(workspace.id));
  return <div role="status">{ai?.enabled === false && <IsOff />}</div>;
}

const ACTION = "min-h-8 rounded font-medium text-brand underline";

function IsOff() {
  const { workspace } = useHere();
  const { data: prompt } = useQuery(promptQuery(workspace.id));
  const [isSwitching, setSwitching] = useState(false);
  const isNew = prompt?.version === 0;
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-3 border-line border-b bg-raised px-4 py-0.5 text-sm">
      {isNew ? t.ai.isNew : t.ai.isOff}
      {workspace.role === "admin" &&
        (isNew ? (
          <Link to="/w/$workspaceId/assistant" params={{ workspaceId: workspace.id }} className={`${ACTION} py-1.5`}>
            {t.ai.setUp}
          </Link>
        ) : (
          <button type="button" onClick={() => setSwitching(true)} className={ACTION}>
            {t.ai.switchOn}
          </button>
        ))}
      <AiSwitchDialog open={isSwitching} onClose={() => setSwitching(false)} />
    </p>
  );
}
