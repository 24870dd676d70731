import { useMutation } from "@tanstack/react-query";
import { api, done } from "./client.ts";
import { queryClient } from "./queryClient.ts";
import { showAccount, signIn } from "./session.ts";
import type { Account } from "./types.ts";

/**
 * Open an account, and sign in.
 *
 * @throws {ApiError} 409: the address has one; 422: see the fields.
 */
export async function openAccount(body: { email: string; password: string; full_name: string }): Promise<void> {
  await done<Account>(api.POST("/auth/register", { body }));
  await signIn(body.email, body.password);
}

export function useChangeName() {
  return useMutation({
    mutationFn: (full_name: string) => done(api.PATCH("/auth/me", { body: { full_name } })),
    onSuccess: (account) => {
      showAccount(account);
      // The lists of members show it, too.
      return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === "members" });
    },
  });
}
