import type { Chat, Message } from "./types.ts";

/** A chat as the API tells it, for tests. */
export function chat(given: Partial<Chat> = {}): Chat {
  return {
    id: "1",
    workspace_id: "w",
    phone_number: "+5511988887777",
    customer: { name: "Ana", phone_number: "+5511977776666", ids: [] },
    name: null,
    push_name: "Ana",
    remarks: null,
    ai_enabled: true,
    ai_hold: null,
    needs_person: false,
    opted_out_at: null,
    qualified: false,
    qualified_at: null,
    assigned_to: null,
    state: "open",
    snoozed_until: null,
    labels: [],
    unanswered: false,
    send_failed: false,
    unread: 0,
    last_message: null,
    last_activity_at: "2026-03-09T12:00:00.000Z",
    created_at: "2026-03-01T12:00:00.000Z",
    ...given,
  };
}

/** A message as the API tells it, for tests. */
export function message(given: Partial<Message> = {}): Message {
  return {
    id: "m1",
    chat_id: "1",
    seq: 1,
    message_id: "3EB0",
    direction: "incoming",
    author: "customer",
    author_id: null,
    type: "text",
    content: "How much is it?",
    media: null,
    quoted: null,
    details: {},
    reactions: [],
    edits: [],
    revoked_at: null,
    status: "received",
    purpose: null,
    part: 1,
    status_at: {},
    error: null,
    send_at: null,
    sent_at: "2026-03-09T12:00:00.000Z",
    created_at: "2026-03-09T12:00:00.000Z",
    decision: null,
    generation: null,
    grounding: null,
    feedback: null,
    ...given,
  };
}
