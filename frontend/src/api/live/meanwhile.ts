import type { Query } from "@tanstack/react-query";
import { queryClient } from "../queryClient.ts";

const cache = queryClient.getQueryCache();
const told = new WeakMap<Query, (() => void)[]>();

/** Show it once more when answers that are on their way have come: they may be older than what is shown. */
export function alsoAfterwards(workspaceId: string, show: () => void): void {
  for (const query of cache.findAll({ queryKey: ["workspace", workspaceId], fetchStatus: "fetching" })) {
    told.set(query, [...(told.get(query) ?? []), show]);
  }
}

cache.subscribe((event) => {
  if (event.type !== "updated" || event.action.type !== "success" || event.action.manual) return;
  const meanwhile = told.get(event.query) ?? [];
  told.delete(event.query);
  for (const show of meanwhile) show();
});
