import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useParams } from "@tanstack/react-router";
import { useMemo, useSyncExternalStore } from "react";
import { session } from "@/api/session.ts";
import { HereContext } from "@/api/workspaceContext.ts";
import { workspacesQuery } from "@/api/workspaces.ts";
import { AiOffNotice } from "./AiSwitch.tsx";
import { NotFound } from "./Broken.tsx";
import { LiveNotice } from "./LiveNotice.tsx";
import { Navigation } from "./Navigation.tsx";
import { useLive } from "./useLive.ts";
import { useTitle } from "./useTitle.ts";

/** The pages of one workspace, which show what happens as it happens. */
export function WorkspaceLayout() {
  const { workspaceId } = useParams({ from: "/signed-in/w/$workspaceId" });
  const signedIn = useSyncExternalStore(session.watch, session.get);
  const { data: workspaces } = useQuery(workspacesQuery);
  const workspace = workspaces?.find(({ id }) => id === workspaceId);
  const me = signedIn?.user;
  const here = useMemo(() => (workspace && me ? { workspace, me } : null), [workspace, me]);
  const liveState = useLive(here ? workspaceId : undefined);
  useTitle(here?.workspace);

  if (!signedIn) return <Navigate to="/sign-in" />;
  if (!here) return <NotFound />;
  return (
    <HereContext.Provider value={here}>
      <div className="flex h-full flex-col-reverse md:flex-row">
        <Navigation workspaces={workspaces ?? []} />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <LiveNotice state={liveState} />
          <AiOffNotice />
          <main className="min-h-0 grow">
            <Outlet />
          </main>
        </div>
      </div>
    </HereContext.Provider>
  );
}
