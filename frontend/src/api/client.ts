import createClient from "openapi-fetch";
import { apiError, Unreachable } from "./errors.ts";
import type { paths } from "./schema.ts";
import { refresh, session } from "./session.ts";

/** The API, as whoever is signed in. Use it with `done`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: authorized });

/**
 * Ask with the access token; once more with a new one if it has expired.
 *
 * @throws {Unreachable} no answer came.
 */
export async function authorized(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await withToken(request, session.get()?.token);
  if (response.status !== 401) return response;
  const renewed = await refresh();
  return renewed ? withToken(again, renewed.token) : response;
}

/**
 * Return what the API answered.
 *
 * @throws {ApiError} it refused.
 */
export async function done<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw apiError(response.status, error);
  return data as T;
}

/**
 * Return a file that the API hands out.
 *
 * @throws {ApiError} it refused.
 */
export async function fileOf(path: string): Promise<Blob> {
  const response = await authorized(new Request(new URL(path, location.origin)));
  if (!response.ok) throw apiError(response.status, await response.json().catch(() => null));
  return response.blob();
}

function withToken(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return fetch(request).catch((error) => {
    if (request.signal.aborted) throw error;
    throw new Unreachable(String(error));
  });
}
