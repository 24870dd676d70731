import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Page } from "@/ui/Page.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { BrowserSettings } from "./BrowserSettings.tsx";
import { CannedReplySettings } from "./CannedReplySettings.tsx";
import { LabelSettings } from "./LabelSettings.tsx";
import { Notifications } from "./Notifications.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { RemoveWorkspace } from "./RemoveWorkspace.tsx";
import { Section } from "./Section.tsx";
import { WorkspaceForm } from "./WorkspaceForm.tsx";
import { WorkspaceList } from "./WorkspaceList.tsx";

/** The workspace, whoever is signed in, and this browser. */
export function SettingsPage() {
  const { workspace, me } = useHere();
  const isAdmin = workspace.role === "admin";
  return (
    <Page title={t.settings.title}>
      <Section title={t.settings.browser} about={t.settings.browserAbout}>
        <BrowserSettings />
      </Section>
      <Section title={t.notifications.title} about={t.notifications.about}>
        <Notifications />
      </Section>
      <Section title={t.settings.you} about={me.email}>
        <AccountForm />
        <PasswordForm />
      </Section>
      <Section title={t.settings.workspace} about={isAdmin ? t.settings.workspaceAbout : t.settings.onlyAdmins}>
        <WorkspaceForm key={workspace.id} isLocked={!isAdmin} />
      </Section>
      <Section title={t.cannedReplies.title} about={t.cannedReplies.about}>
        <CannedReplySettings />
      </Section>
      <Section title={t.labels.title} about={t.labels.about}>
        <LabelSettings />
      </Section>
      <Section title={t.settings.workspaces} about={t.settings.workspacesAbout}>
        <WorkspaceList />
      </Section>
      {isAdmin && (
        <Section title={t.settings.remove} about={t.settings.removeAbout}>
          <RemoveWorkspace key={workspace.id} />
        </Section>
      )}
    </Page>
  );
}
