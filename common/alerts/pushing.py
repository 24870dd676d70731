"""Pushing what waits to a browser."""

import json
from typing import Any

from common.accounts.users import user_of_session
from common.alerts.context import Alerts
from common.alerts.push_service import SubscriptionGone
from common.alerts.rules.alerts import LONGEST_TEXT, WORTHLESS_AFTER
from common.alerts.rules.subscriptions import Subscription, Waiting
from common.alerts.store.subscriptions import subscription_from
from common.inbox.rules.chats import Chat, Direction
from common.kernel.clock import now
from common.kernel.errors import NotFound, Unauthenticated
from common.work.claims import Claim


def push_waiting(alerts: Alerts, claim: Claim, document: dict[str, Any]) -> None:
    """Push what waits at a subscription, which ends with its session, or when its browser says so.

    Whoever dies behind a push pushes once more: a browser shows one notification for each chat.
    """
    subscription = subscription_from(document)
    try:
        user_of_session(alerts.accounts, subscription.id)
        for waiting in subscription.waiting.values():
            if chat := _still_concerns(alerts, subscription, waiting):
                alerts.service.push(subscription.endpoint, _content(subscription, waiting, chat), topic=chat.id)
            alerts.subscriptions.done_with(claim, waiting)
    except (SubscriptionGone, Unauthenticated, NotFound):
        alerts.subscriptions.remove(subscription.id)
    else:
        alerts.subscriptions.end(claim)


def give_up_pushing(alerts: Alerts, claim: Claim, document: dict[str, Any], error: Exception) -> None:
    """Drop what waits: the chats say so themselves, wherever they are shown."""
    alerts.subscriptions.give_up(claim)


def _still_concerns(alerts: Alerts, subscription: Subscription, waiting: Waiting) -> Chat | None:
    """Return the chat, if it is not too late for it and the person still belongs to its workspace."""
    if now() - waiting.at > WORTHLESS_AFTER:
        return None
    try:
        workspace = alerts.accounts.workspaces.get(waiting.workspace_id)
        chat = alerts.inbox.chats.get(waiting.workspace_id, waiting.chat_id)
    except NotFound:
        return None
    return chat if workspace.member(subscription.user_id) else None


def _content(subscription: Subscription, waiting: Waiting, chat: Chat) -> bytes:
    """Return what the browser's service worker is told: of the customer's words only what the member wants shown."""
    last = chat.last_message
    is_customers = last is not None and last.direction is Direction.INCOMING
    text = last.text[:LONGEST_TEXT] if last and is_customers and subscription.shows_texts else None
    told = {
        "workspace_id": chat.workspace_id,
        "chat_id": chat.id,
        "reason": waiting.reason.value,
        "customer": (chat.customer_name or chat.customer_phone or "?")[:100],
        "text": text,
    }
    return json.dumps(told, ensure_ascii=False).encode()
