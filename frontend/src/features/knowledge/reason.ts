import { ApiError } from "@/api/errors.ts";

/** Why a file was refused: what the API says of it, rather than of the request. */
export function reason(error: unknown): string {
  const ofField = error instanceof ApiError ? Object.values(error.fields)[0] : undefined;
  return ofField ?? (error instanceof Error ? error.message : String(error));
}
