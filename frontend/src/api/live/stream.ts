import { EventSourceParserStream } from "eventsource-parser/stream";
import { authorized } from "../client.ts";
import { apiError, Unreachable } from "../errors.ts";

/** Something that the server told of a workspace. */
export interface LiveEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
}

// The server says something every 15 seconds.
const SILENCE = 40_000;

/**
 * Yield what is told of a workspace, behind the event `since` or from now on, until the stream ends.
 *
 * @throws {ApiError} it is refused.
 * @throws {Unreachable} the connection broke, or nothing came for 40 seconds.
 */
export async function* eventsOf(
  workspaceId: string,
  since: string | null,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent> {
  const silence = new AbortController();
  const request = new Request(new URL(`/live/workspace/${workspaceId}`, location.origin), {
    headers: since ? { "Last-Event-ID": since } : {},
    signal: AbortSignal.any([signal, silence.signal]),
  });
  const cut = () => silence.abort();
  let timer = setTimeout(cut, SILENCE);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(cut, SILENCE);
  };
  // The browser knows at once, and the connection not before the silence is over.
  window.addEventListener("offline", cut);
  const transform: Transformer["transform"] = (chunk, to) => {
    heard();
    to.enqueue(chunk);
  };
  try {
    const response = await authorized(request);
    if (!response.ok || !response.body) throw apiError(response.status, await response.json().catch(() => null));
    const bytes = response.body.pipeThrough(new TransformStream({ transform }));
    const reader = bytes.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const { id = "", event = "message", data } = read.value;
      yield { id, name: event, data: JSON.parse(data) };
    }
  } catch (error) {
    if (silence.signal.aborted || error instanceof TypeError) throw new Unreachable("The live events broke off.");
    throw error;
  } finally {
    clearTimeout(timer);
    window.removeEventListener("offline", cut);
    cut();
  }
}
