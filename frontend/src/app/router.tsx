import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { queryClient } from "@/api/queryClient.ts";
import { refresh, session } from "@/api/session.ts";
import { workspacesQuery } from "@/api/workspaces.ts";
import { readPart as readAssistantPart } from "@/features/assistant/assistantPart.ts";
import { readSearch } from "@/features/inbox/chatFilter.ts";
import { readPart as readKnowledgePart } from "@/features/knowledge/knowledgePart.ts";
import { readLeadFilter } from "@/features/leads/leadFilter.ts";
import { readJournalFilter } from "@/features/numbers/journalFilter.ts";
import { Broken, NotFound } from "./Broken.tsx";
import { WorkspaceLayout } from "./WorkspaceLayout.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === "string" ? { to } : {}),
  component: lazyRouteComponent(() => import("@/features/signIn/SignInPage.tsx"), "SignInPage"),
});

const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  component: lazyRouteComponent(() => import("@/features/signIn/RegisterPage.tsx"), "RegisterPage"),
});

/** What only people who are signed in see. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    if (!session.get() && !(await refresh())) throw redirect({ to: "/sign-in", search: { to: location.href } });
  },
  component: Outlet,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: async () => {
    // Whoever comes here may just have left one, or was let into one.
    const [first] = await queryClient.fetchQuery({ ...workspacesQuery, staleTime: 0 });
    if (first) throw redirect({ to: "/w/$workspaceId/inbox", params: { workspaceId: first.id } });
    throw redirect({ to: "/open-workspace" });
  },
});

const openWorkspace = createRoute({
  getParentRoute: () => signedIn,
  path: "/open-workspace",
  component: lazyRouteComponent(() => import("@/features/signIn/OpenWorkspacePage.tsx"), "OpenWorkspacePage"),
});

const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: "/w/$workspaceId",
  loader: () => queryClient.ensureQueryData(workspacesQuery),
  component: WorkspaceLayout,
});

const overview = createRoute({
  getParentRoute: () => workspace,
  path: "/overview",
  component: lazyRouteComponent(() => import("@/features/overview/OverviewPage.tsx"), "OverviewPage"),
});

const inbox = createRoute({
  getParentRoute: () => workspace,
  path: "/inbox",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("./InboxRoutes.tsx"), "Inbox"),
});

const chat = createRoute({
  getParentRoute: () => workspace,
  path: "/inbox/$chatId",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("./InboxRoutes.tsx"), "Inbox"),
});

const numbers = createRoute({
  getParentRoute: () => workspace,
  path: "/numbers",
  component: lazyRouteComponent(() => import("@/features/numbers/NumbersPage.tsx"), "NumbersPage"),
});

const leads = createRoute({
  getParentRoute: () => workspace,
  path: "/leads",
  validateSearch: readLeadFilter,
  component: lazyRouteComponent(() => import("@/features/leads/LeadsPage.tsx"), "LeadsPage"),
});

const knowledge = createRoute({
  getParentRoute: () => workspace,
  path: "/knowledge",
  validateSearch: readKnowledgePart,
  component: lazyRouteComponent(() => import("@/features/knowledge/KnowledgePage.tsx"), "KnowledgePage"),
});

const document = createRoute({
  getParentRoute: () => workspace,
  path: "/knowledge/$documentId",
  component: lazyRouteComponent(() => import("@/features/knowledge/DocumentPage.tsx"), "DocumentPage"),
});

const assistant = createRoute({
  getParentRoute: () => workspace,
  path: "/assistant",
  validateSearch: readAssistantPart,
  component: lazyRouteComponent(() => import("@/features/assistant/AssistantPage.tsx"), "AssistantPage"),
});

const journal = createRoute({
  getParentRoute: () => workspace,
  path: "/numbers/journal",
  validateSearch: readJournalFilter,
  component: lazyRouteComponent(() => import("@/features/numbers/JournalPage.tsx"), "JournalPage"),
});

const team = createRoute({
  getParentRoute: () => workspace,
  path: "/team",
  component: lazyRouteComponent(() => import("@/features/team/TeamPage.tsx"), "TeamPage"),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/settings/SettingsPage.tsx"), "SettingsPage"),
});

const routeTree = root.addChildren([
  signIn,
  register,
  signedIn.addChildren([
    home,
    openWorkspace,
    workspace.addChildren([
      overview,
      inbox,
      chat,
      leads,
      knowledge,
      document,
      assistant,
      numbers,
      journal,
      team,
      settings,
    ]),
  ]),
]);

export const router = createRouter({ routeTree, basepath: "/app", defaultPreload: "intent", scrollRestoration: false });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
