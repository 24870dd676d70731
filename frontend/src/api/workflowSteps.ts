import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { askAgain, keyOf, queryClient } from "./queryClient.ts";
import type { NewWorkflowStep, WorkflowStep } from "./types.ts";

const keyOfAll = (workspaceId: string) => keyOf(workspaceId, "workflow_steps");
const at = (workspaceId: string) => ({ params: { path: { workspace_id: workspaceId } } });
const atOne = (workspaceId: string, stepId: string) => ({
  params: { path: { workspace_id: workspaceId, step_id: stepId } },
});

/** What the workspace wants to know of each customer, in the order in which the AI asks. */
export const workflowStepsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOfAll(workspaceId),
    queryFn: async () => (await done(api.GET("/workspaces/{workspace_id}/workflow-steps", at(workspaceId)))).items,
  });

/** Add a step, or change one. */
export function useSaveStep(workspaceId: string, stepId: string | undefined) {
  return useMutation({
    mutationFn: (body: NewWorkflowStep) =>
      done(
        stepId
          ? api.PATCH("/workspaces/{workspace_id}/workflow-steps/{step_id}", { ...atOne(workspaceId, stepId), body })
          : api.POST("/workspaces/{workspace_id}/workflow-steps", { ...at(workspaceId), body }),
      ),
    onSuccess: () => askAgain(workspaceId, "workflow_steps"),
  });
}

export function useRemoveStep(workspaceId: string) {
  return useMutation({
    mutationFn: (stepId: string) =>
      done(api.DELETE("/workspaces/{workspace_id}/workflow-steps/{step_id}", atOne(workspaceId, stepId))),
    onSuccess: () => askAgain(workspaceId, "workflow_steps"),
  });
}

/** Bring the steps into another order, which is shown at once. */
export function useReorderSteps(workspaceId: string) {
  return useMutation({
    mutationFn: (steps: WorkflowStep[]) =>
      done(
        api.PUT("/workspaces/{workspace_id}/workflow-steps/order", {
          ...at(workspaceId),
          body: { step_ids: steps.map(({ id }) => id) },
        }),
      ),
    onMutate: (steps) => queryClient.setQueryData(keyOfAll(workspaceId), steps),
    onSettled: () => askAgain(workspaceId, "workflow_steps"),
  });
}
