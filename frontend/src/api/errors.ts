import type { components } from "./schema.ts";

export type ErrorBody = components["schemas"]["Error"];

/** What the API refused, in its one shape. */
export class ApiError extends Error {
  readonly status: number;
  /** What is wrong with each field, by its path: `email`, `office_hours.openings.0.opens`. */
  readonly fields: Record<string, string>;

  constructor(status: number, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** Neither the API nor the gateway could be reached: nothing is known about what was asked. */
export class Unreachable extends Error {}

/** Read the error that a response carries. Proxies answer without a body of ours. */
export function apiError(status: number, body: unknown): ApiError {
  const { message, errors } = isBody(body) ? body : { message: `The server answered ${status}.`, errors: undefined };
  const fields: Record<string, string> = {};
  for (const part of Object.values(errors ?? {})) collect(part, "", fields);
  return new ApiError(status, message, fields);
}

function isBody(body: unknown): body is ErrorBody {
  return typeof body === "object" && body !== null && "message" in body;
}

function collect(found: unknown, path: string, fields: Record<string, string>): void {
  if (typeof found === "string" || Array.isArray(found)) {
    fields[path] = [found].flat().join(" ");
  } else if (found && typeof found === "object") {
    for (const [name, below] of Object.entries(found)) collect(below, path ? `${path}.${name}` : name, fields);
  }
}
