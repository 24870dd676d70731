import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import {
  BookOpen,
  Bot,
  BotOff,
  ChartColumn,
  CircleUser,
  Ellipsis,
  Inbox,
  ListChecks,
  LogOut,
  type LucideIcon,
  Settings,
  Smartphone,
  Sparkles,
  Users,
} from "lucide-react";
import { useState } from "react";
import { aiSettingsQuery } from "@/api/aiSettings.ts";
import { countsQuery } from "@/api/chats.ts";
import { signOut } from "@/api/session.ts";
import type { Workspace } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Menu } from "@/ui/Menu.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { AiState, AiSwitchDialog } from "./AiSwitch.tsx";

/** In their order. On a phone, where there is little room, those that are not `first` stand in a menu. */
const PAGES = [
  { to: "/w/$workspaceId/overview", icon: ChartColumn, words: () => t.overview.title, first: true },
  { to: "/w/$workspaceId/inbox", icon: Inbox, words: () => t.shell.inbox, first: true },
  { to: "/w/$workspaceId/leads", icon: ListChecks, words: () => t.leads.title, first: true },
  { to: "/w/$workspaceId/knowledge", icon: BookOpen, words: () => t.knowledge.title, first: true },
  { to: "/w/$workspaceId/assistant", icon: Sparkles, words: () => t.assistant.title, first: false },
  { to: "/w/$workspaceId/numbers", icon: Smartphone, words: () => t.shell.numbers, first: false },
  { to: "/w/$workspaceId/team", icon: Users, words: () => t.team.title, first: false },
  { to: "/w/$workspaceId/settings", icon: Settings, words: () => t.settings.title, first: false },
] as const satisfies { to: string; icon: LucideIcon; words: () => string; first: boolean }[];

const ENTRY =
  "relative min-h-14 min-w-14 flex-col items-center justify-center gap-1 rounded-lg px-1 text-2xs text-muted hover:bg-raised data-[status=active]:bg-raised data-[status=active]:font-medium data-[status=active]:text-brand";

/** On a desk at the side, on a phone below, where the thumb is. */
export function Navigation({ workspaces }: { workspaces: Workspace[] }) {
  const { workspace, me } = useHere();
  const navigate = useNavigate();
  const [isSwitching, setSwitching] = useState(false);
  const { data: ai } = useQuery(aiSettingsQuery(workspace.id));
  const leave = () => signOut().then(() => navigate({ to: "/sign-in" }), toastError);
  const here = { workspaceId: workspace.id };
  const pages = PAGES.filter(({ first }) => !first).map(({ to, icon, words }) => ({
    label: words(),
    icon,
    onSelect: () => navigate({ to, params: here }),
  }));
  const others = workspaces
    .filter(({ id }) => id !== workspace.id)
    .map(({ id, name }) => ({
      label: name,
      onSelect: () => navigate({ to: "/w/$workspaceId/inbox", params: { workspaceId: id } }),
    }));
  const aiSwitch = ai &&
    workspace.role === "admin" && {
      label: ai.enabled ? t.ai.switchOff : t.ai.switchOn,
      icon: ai.enabled ? BotOff : Bot,
      onSelect: () => setSwitching(true),
    };
  const account = [...others, { label: `${t.shell.signOut} (${me.email})`, icon: LogOut, onSelect: leave }];
  return (
    <nav
      aria-label={t.shell.menu}
      className="flex shrink-0 justify-around border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] md:w-24 md:flex-col md:justify-start md:gap-1 md:overflow-y-auto md:border-t-0 md:border-r md:px-1.5 md:py-2"
    >
      {PAGES.map(({ to, icon: Icon, words, first }) => (
        <Link key={to} to={to} params={here} className={`${ENTRY} ${first ? "flex" : "hidden md:flex"}`}>
          <Icon aria-hidden size={22} />
          {words()}
          {to.endsWith("inbox") && <NeedsPerson />}
        </Link>
      ))}
      <Menu
        label={t.shell.more}
        className={`${ENTRY} flex md:hidden`}
        trigger={
          <>
            <Ellipsis aria-hidden size={22} />
            {t.shell.more}
          </>
        }
        items={[...pages, ...(aiSwitch ? [aiSwitch] : []), ...account]}
      />
      <AiState className={`${ENTRY} hidden md:mt-auto md:flex`} onSwitch={aiSwitch ? aiSwitch.onSelect : undefined} />
      <AiSwitchDialog open={isSwitching} onClose={() => setSwitching(false)} />
      <Menu
        label={t.shell.account}
        className="hidden min-h-14 min-w-14 place-items-center text-muted md:grid"
        trigger={<CircleUser aria-hidden size={22} />}
        items={account}
      />
    </nav>
  );
}

function NeedsPerson() {
  const { workspace } = useHere();
  const { data: counts } = useQuery(countsQuery(workspace.id));
  if (!counts?.needs_person) return null;
  return (
    <span className="absolute top-1 right-2 size-2.5 rounded-full bg-attention">
      <span className="sr-only">{t.inbox.needsPerson}</span>
    </span>
  );
}
