import { apiError, Unreachable } from "./errors.ts";
import { refresh, session } from "./session.ts";

export interface Sending {
  signal: AbortSignal;
  /** How much of it is sent, from 0 to 1. */
  onProgress(part: number): void;
}

/** A form with a file in it. */
export interface Form {
  method: "POST" | "PUT";
  path: string;
  fields: Record<string, string | File>;
  headers?: Record<string, string>;
}

/**
 * Send a form. `fetch` would not tell how far it is.
 *
 * @throws {ApiError} it was refused.
 * @throws {Unreachable} the connection broke, or the signal came.
 */
export async function upload<T>(form: Form, sending: Sending): Promise<T> {
  let request = await sent(form, sending);
  if (request.status === 401 && (await refresh())) request = await sent(form, sending);
  if (request.status < 200 || request.status > 299) throw apiError(request.status, request.response);
  return request.response as T;
}

function sent(
  { method, path, fields, headers = {} }: Form,
  { signal, onProgress }: Sending,
): Promise<Pick<XMLHttpRequest, "status" | "response">> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const broken = () => reject(new Unreachable("The connection broke while the file was sent."));
    request.open(method, path);
    request.responseType = "json";
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader("Authorization", `Bearer ${session.get()?.token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => resolve(request);
    request.onerror = broken;
    request.onabort = broken;
    request.onloadend = () => signal.removeEventListener("abort", stop);
    signal.addEventListener("abort", stop);
    request.send(form);
  });
}
